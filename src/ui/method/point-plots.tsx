/** Scatter, residuals and calibration of one part of the score. */
import { line } from "d3-shape";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../hooks/use-format.ts";
import { lineThrough, paddedRange, residualsOf, tenthsOf, type Tenth } from "../../core/validity/figures.ts";
import { Plot, type Scale } from "./plot.tsx";
import type { PartReport, ScoredPoint } from "../../core/validity/report.ts";

const DECIMALS = 1;

/** The three plots, each with its own table of tenths of the faces. */
export function PointPlots({ part }: { readonly part: PartReport }) {
  const tenths = useMemo(() => tenthsOf(part.points), [part]);
  return (
    <div className="plots">
      <ScatterPlot part={part} tenths={tenths} />
      <ResidualPlot part={part} tenths={tenths} />
      <CalibrationPlot tenths={tenths} />
    </div>
  );
}

interface Dotted {
  readonly part: PartReport;
  readonly tenths: readonly Tenth[];
}

function ScatterPlot({ part: { points, agreement }, tenths }: Dotted) {
  const { t } = useTranslation();
  const format = useFormat();
  const axes = useAxes();
  const domain = paddedRange(points.map(([score]) => score));
  const predicted = lineThrough(points);
  const words = { faces: format.integer(points.length), r: format.number(agreement.pearson.value, 3) };
  return (
    <Plot
      title={t("method.agreement.scatter.title")}
      summary={t("method.agreement.scatter.summary", words)}
      caption={t("method.agreement.scatter.caption", words)}
      x={{ ...axes.score, domain }}
      y={{ ...axes.rating, domain: paddedRange(points.map(([, rating]) => rating)) }}
      table={useTenths(tenths, ["meanScore", "rating"])}
    >
      {(x, y) => (
        <>
          <Dots points={points} x={x} y={y} />
          <path
            className="plot__line"
            d={line()(domain.map((score): [number, number] => [x(score), y(predicted(score))])) ?? ""}
          />
        </>
      )}
    </Plot>
  );
}

function ResidualPlot({ part: { points, agreement }, tenths }: Dotted) {
  const { t } = useTranslation();
  const format = useFormat();
  const axes = useAxes();
  const residuals = useMemo(() => residualsOf(points), [points]);
  const words = { faces: format.integer(points.length), mae: format.number(agreement.mae.value, 1) };
  return (
    <Plot
      title={t("method.agreement.residuals.title")}
      summary={t("method.agreement.residuals.summary", words)}
      caption={t("method.agreement.residuals.caption", words)}
      x={{ ...axes.score, domain: paddedRange(points.map(([score]) => score)) }}
      y={{ ...axes.residual, domain: paddedRange(residuals.map(([, residual]) => residual)) }}
      table={useTenths(tenths, ["residual", "sd"])}
    >
      {(x, y) => (
        <>
          <Dots points={residuals} x={x} y={y} />
          <path className="plot__guide" d={`M${x.range()[0]} ${y(0)}H${x.range()[1]}`} />
        </>
      )}
    </Plot>
  );
}

function CalibrationPlot({ tenths }: Pick<Dotted, "tenths">) {
  const { t } = useTranslation();
  const format = useFormat();
  const axes = useAxes();
  const domain = paddedRange(tenths.flatMap(({ predicted, rating }) => [predicted, rating]));
  const most = Math.max(...tenths.map(({ residual }) => Math.abs(residual)));
  const words = { most: format.number(most, 1) };
  return (
    <Plot
      title={t("method.agreement.calibration.title")}
      summary={t("method.agreement.calibration.summary", words)}
      caption={t("method.agreement.calibration.caption", words)}
      x={{ ...axes.predicted, domain }}
      y={{ ...axes.rating, domain }}
      table={useTenths(tenths, ["predicted", "rating"])}
    >
      {(x, y) => (
        <>
          <path
            className="plot__guide"
            d={line()(domain.map((rating): [number, number] => [x(rating), y(rating)])) ?? ""}
          />
          {tenths.map(({ from, predicted, rating }) => (
            <circle key={from} className="plot__point" cx={x(predicted)} cy={y(rating)} r="4" />
          ))}
        </>
      )}
    </Plot>
  );
}

/** Hundreds of dots as one path: a dot is a round cap of no length. */
function Dots({
  points,
  x,
  y,
}: {
  readonly points: readonly ScoredPoint[];
  readonly x: Scale;
  readonly y: Scale;
}) {
  const d = points.map(([across, up]) => `M${x(across).toFixed(1)} ${y(up).toFixed(1)}h0`).join("");
  return <path className="plot__dots" d={d} />;
}

function useAxes() {
  const { t } = useTranslation();
  const axis = (name: "score" | "rating" | "residual" | "predicted") => ({
    label: t(`method.agreement.axes.${name}`),
    decimals: 0,
  });
  return {
    score: axis("score"),
    rating: axis("rating"),
    residual: axis("residual"),
    predicted: axis("predicted"),
  };
}

type Column = "meanScore" | "rating" | "predicted" | "residual" | "sd";

function useTenths(tenths: readonly Tenth[], columns: readonly Column[]) {
  const { t } = useTranslation();
  const format = useFormat();
  const one = (value: number) => format.number(value, DECIMALS);
  const cells: Readonly<Record<Column, (tenth: Tenth) => string>> = {
    meanScore: ({ score }) => one(score),
    rating: ({ rating }) => one(rating),
    predicted: ({ predicted }) => one(predicted),
    residual: ({ residual }) => format.signed(residual, DECIMALS),
    sd: ({ residualSd }) => one(residualSd),
  };
  return {
    columns: ["score", "faces", ...columns].map((name) =>
      t(`method.agreement.tenths.${name as Column | "score" | "faces"}`),
    ),
    rows: tenths.map((tenth) => [
      t("method.range", { low: one(tenth.from), high: one(tenth.to) }),
      format.integer(tenth.faces),
      ...columns.map((column) => cells[column](tenth)),
    ]),
  };
}
