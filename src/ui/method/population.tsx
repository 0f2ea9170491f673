/** Whom scores are compared with. */
import { area, curveBasis, line } from "d3-shape";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LandmarkModelKind } from "../../core/report.ts";
import { quantilesAmong, REFERENCE_GROUPS, type ReferenceGroup } from "../../core/score/reference.ts";
import { REFERENCES } from "../../core/score/references.ts";
import { GEOMETRY_TABLES } from "../../core/score/tables.ts";
import { useFormat } from "../hooks/use-format.ts";
import { densityOf, quantileAt, type CurvePoint } from "../measure/density.ts";
import { Plot } from "./plot.tsx";

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
const RANGE = { from: 0, to: 100, step: 1 } as const;
const OUTLINES: Readonly<Record<ReferenceGroup, string>> = {
  everyone: "plot__outline",
  women: "plot__outline plot__outline--dashed",
  men: "plot__outline plot__outline--dotted",
};

/** Where a curve's name stands, from its peak: inside the area of all, outside of the others. */
const LABELS = {
  everyone: { dx: 0, dy: 24, anchor: "middle" },
  women: { dx: 8, dy: -4, anchor: "start" },
  men: { dx: -8, dy: -4, anchor: "end" },
} as const satisfies Record<ReferenceGroup, object>;

export function Population({ kind }: { readonly kind: LandmarkModelKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rating, figures, reference: alone } = GEOMETRY_TABLES[kind];
  const reference = REFERENCES.blend.find(({ landmarkModel }) => landmarkModel === kind)?.reference ?? alone;
  const faces = (group: "women" | "men") => format.integer(reference.groups?.[group].faces ?? 0);
  return (
    <>
      <p>
        {t("method.population.text", {
          faces: format.integer(figures.faces),
          mean: format.number(rating.mean, 1),
          sd: format.number(rating.sd, 1),
          women: faces("women"),
          men: faces("men"),
        })}
      </p>
      <p>{t("method.population.source")}</p>
      <PopulationPlot reference={reference} />
    </>
  );
}

function PopulationPlot({ reference }: { readonly reference: Parameters<typeof quantilesAmong>[0] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const groups = useMemo(
    () =>
      REFERENCE_GROUPS.flatMap((group) => {
        const quantiles = quantilesAmong(reference, group);
        return quantiles ? [{ group, quantiles, points: densityOf(quantiles, RANGE) }] : [];
      }),
    [reference],
  );
  const half = (group: ReferenceGroup) =>
    format.number(quantileAt(quantilesAmong(reference, group) ?? reference.quantiles, 0.5), 1);
  const highest = Math.max(...groups.flatMap(({ points }) => points.map(({ y }) => y)));
  return (
    <Plot
      title={t("method.population.title")}
      summary={t("method.population.summary", {
        all: half("everyone"),
        women: half("women"),
        men: half("men"),
      })}
      caption={t("method.population.caption")}
      x={{ label: t("method.population.score"), domain: [RANGE.from, RANGE.to], decimals: 0 }}
      y={{ label: "", domain: [0, highest * 1.08], decimals: 2 }}
      isBare
      table={{
        columns: [t("method.population.share"), ...groups.map(({ group }) => t(`method.groups.${group}`))],
        rows: SHARES.map((share) => [
          format.percent(share, 0),
          ...groups.map(({ quantiles }) => format.number(quantileAt(quantiles, share), 1)),
        ]),
      }}
    >
      {(x, y) =>
        groups.map(({ group, points }) => {
          const across = (point: CurvePoint) => x(point.x);
          const up = (point: CurvePoint) => y(point.y);
          const peak = points.reduce((a, b) => (b.y > a.y ? b : a));
          return (
            <g key={group}>
              {group === "everyone" && (
                <path
                  className="plot__area"
                  d={area<CurvePoint>(across, y(0), up).curve(curveBasis)(points) ?? ""}
                />
              )}
              <path
                className={OUTLINES[group]}
                d={line<CurvePoint>(across, up).curve(curveBasis)(points) ?? ""}
              />
              <text
                className="plot__name"
                x={x(peak.x) + LABELS[group].dx}
                y={y(peak.y) + LABELS[group].dy}
                textAnchor={LABELS[group].anchor}
              >
                {t(`method.groups.${group}`)}
              </text>
            </g>
          );
        })
      }
    </Plot>
  );
}
