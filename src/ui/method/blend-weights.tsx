import { line } from "d3-shape";
import { useTranslation } from "react-i18next";
import { WEIGHTS } from "../../core/score/scale.ts";
import { useFormat } from "../hooks/use-format.ts";
import { bestWeight, paddedRange, weightInUse } from "../../core/validity/figures.ts";
import { Plot } from "./plot.tsx";
import type { LandmarkModelReport } from "../../core/validity/report.ts";

/** What every weight of the appearance part would reach, with the one in use. */
export function BlendWeights({ report }: { readonly report: LandmarkModelReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { weights } = report;
  const best = bestWeight(weights);
  const used = weightInUse(report);
  if (!best || !used) return <p>{t("method.notMeasured")}</p>;
  const words = {
    geometry: format.number(WEIGHTS.geometry, 1),
    best: format.number(best.appearanceWeight, 2),
    bestR: format.number(best.pearson, 3),
    used: format.number(used.appearanceWeight, 2),
    usedR: format.number(used.pearson, 3),
  };
  return (
    <>
      <p>{t("method.weights.text", words)}</p>
      <Plot
        title={t("method.weights.title")}
        summary={t("method.weights.summary", words)}
        caption={t("method.weights.caption")}
        x={{ label: t("method.weights.weight"), domain: [0, 1], decimals: 1 }}
        y={{
          label: t("method.weights.r"),
          domain: paddedRange(weights.map(({ pearson }) => pearson)),
          decimals: 2,
        }}
        table={{
          columns: [t("method.weights.weight"), t("method.weights.r")],
          rows: weights.map(({ appearanceWeight, pearson }) => [
            format.number(appearanceWeight, 2),
            format.number(pearson, 3),
          ]),
        }}
      >
        {(x, y) => (
          <>
            <path
              className="plot__line"
              d={
                line<(typeof weights)[number]>(
                  ({ appearanceWeight }) => x(appearanceWeight),
                  ({ pearson }) => y(pearson),
                )(weights) ?? ""
              }
            />
            <path
              className="plot__guide"
              d={`M${x(used.appearanceWeight)} ${y.range()[0]}V${y(used.pearson)}`}
            />
            <circle className="plot__point" cx={x(used.appearanceWeight)} cy={y(used.pearson)} r="4.5" />
          </>
        )}
      </Plot>
    </>
  );
}
