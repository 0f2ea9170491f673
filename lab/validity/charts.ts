/** Charts of the validity report as SVG text: quiet, labelled, readable on light and dark pages. */
import { scaleLinear } from "d3-scale";
import type { ScaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { lineThrough, paddedRange, residualsOf, tenthsOf } from "../../src/core/validity/figures.ts";
import type { Figure, WeightFigure } from "../../src/core/validity/report.ts";

const SIZE = { width: 480, height: 360, left: 56, right: 16, top: 40, bottom: 48 } as const;

const STYLE = `<style>
  svg { background: #fbfaf8; font: 12px "Source Sans 3", system-ui, sans-serif; }
  text { fill: #3a3936; } .title { font-size: 14px; font-weight: 600; }
  .axis { stroke: #b9b5ad; stroke-width: 1; } .dot { fill: #0b6e6e; fill-opacity: .35; }
  .mark { stroke: #0b6e6e; stroke-width: 1.5; fill: none; } .point { fill: #0b6e6e; } .guide { stroke: #8a867e; stroke-dasharray: 3 3; fill: none; }
  @media (prefers-color-scheme: dark) { svg { background: #171817; } text { fill: #d9d6cf; } .axis { stroke: #55534e; }
    .dot, .point { fill: #5cc4bd; } .mark { stroke: #5cc4bd; } .guide { stroke: #88857d; } }
</style>`;

type Scale = ScaleLinear<number, number>;
type Pair = readonly [number, number];

/** Axis labels and ranges of one chart. */
interface Frame {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: Pair;
  readonly y: Pair;
}

function chart(frame: Frame, marks: (x: Scale, y: Scale) => string): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const x = scaleLinear()
    .domain(frame.x)
    .range([left, width - right]);
  const y = scaleLinear()
    .domain(frame.y)
    .range([height - bottom, top]);
  const ticks = [
    ...x.ticks(6).map((t) => text(x(t), height - bottom + 16, String(t), "middle")),
    ...y.ticks(6).map((t) => text(left - 6, y(t) + 4, String(t), "end")),
  ];
  const axes = `<path class="axis" fill="none" d="M${left} ${top}V${height - bottom}H${width - right}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${frame.title}">`,
    STYLE,
    `<text class="title" x="${left}" y="22">${frame.title}</text>`,
    axes,
    ...ticks,
    text((left + width - right) / 2, height - 10, frame.xLabel, "middle"),
    `<text transform="translate(14 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">${frame.yLabel}</text>`,
    marks(x, y),
    "</svg>",
    "",
  ].join("\n");
}

function text(x: number, y: number, words: string, anchor: string): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}">${words}</text>`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}

/** Return the scatter of ratings over scores with the least-squares line. */
export function scatterChart(title: string, points: readonly Pair[]): string {
  const predicted = lineThrough(points);
  const frame = { title, xLabel: "score, 0-100 (held out)", yLabel: "mean human rating", ...ranges(points) };
  return chart(frame, (x, y) => {
    const dots = points.map(
      ([s, r]) => `<circle class="dot" cx="${fixed(x(s))}" cy="${fixed(y(r))}" r="2.5"/>`,
    );
    const ends = frame.x.map((score): Pair => [x(score), y(predicted(score))]);
    return `${dots.join("")}<path class="mark" d="${line()(ends as [number, number][]) ?? ""}"/>`;
  });
}

/** Return the residuals (rating minus prediction) over scores. */
export function residualChart(title: string, points: readonly Pair[]): string {
  const residuals = residualsOf(points);
  const frame = {
    title,
    xLabel: "score, 0-100 (held out)",
    yLabel: "rating minus prediction",
    ...ranges(residuals),
  };
  return chart(frame, (x, y) => {
    const dots = residuals.map(
      ([s, r]) => `<circle class="dot" cx="${fixed(x(s))}" cy="${fixed(y(r))}" r="2.5"/>`,
    );
    return `<path class="guide" d="M${fixed(x.range()[0] ?? 0)} ${fixed(y(0))}H${fixed(x.range()[1] ?? 0)}"/>${dots.join("")}`;
  });
}

/** Return mean rating against mean score in tenths of the faces, with the line of perfect agreement. */
export function calibrationChart(title: string, points: readonly Pair[]): string {
  const tenths = tenthsOf(points).map(({ predicted, rating }): Pair => [predicted, rating]);
  const both = ranges(tenths);
  const span: Pair = [Math.min(both.x[0], both.y[0]), Math.max(both.x[1], both.y[1])];
  const frame = { title, xLabel: "predicted mean rating", yLabel: "mean human rating", x: span, y: span };
  return chart(frame, (x, y) => {
    const guide = `<path class="guide" d="M${fixed(x(span[0]))} ${fixed(y(span[0]))}L${fixed(x(span[1]))} ${fixed(y(span[1]))}"/>`;
    const dots = tenths.map(
      ([p, r]) => `<circle class="point" cx="${fixed(x(p))}" cy="${fixed(y(r))}" r="3.5"/>`,
    );
    return guide + dots.join("");
  });
}

/** Return figures with their intervals, one row each. */
export function intervalChart(
  title: string,
  rows: readonly (readonly [string, Figure])[],
  xLabel: string,
): string {
  const frame = { title, xLabel, yLabel: "", x: [0, 1] as const, y: [0, rows.length] as const };
  const { width, height, left, right, top, bottom } = SIZE;
  const x = scaleLinear()
    .domain(frame.x)
    .range([left + 130, width - right]);
  const step = (height - top - bottom) / rows.length;
  const marks = rows.map(([name, { value, low, high }], row) => {
    const y = top + (row + 0.5) * step;
    return [
      text(left + 120, y + 4, name, "end"),
      `<path class="mark" d="M${fixed(x(low))} ${fixed(y)}H${fixed(x(high))}"/>`,
      `<circle class="point" cx="${fixed(x(value))}" cy="${fixed(y)}" r="4"/>`,
      text(x(value), y - 9, value.toFixed(2), "middle"),
    ].join("");
  });
  const ticks = x.ticks(5).map((t) => text(x(t), height - bottom + 16, String(t), "middle"));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">`,
    STYLE,
    `<text class="title" x="16" y="22">${title}</text>`,
    `<path class="axis" fill="none" d="M${left + 130} ${height - bottom}H${width - right}"/>`,
    ...ticks,
    text((left + 130 + width - right) / 2, height - 10, xLabel, "middle"),
    ...marks,
    "</svg>",
    "",
  ].join("\n");
}

/** Return r of the blend at every weight, with the weight in use marked. */
export function weightChart(title: string, weights: readonly WeightFigure[], inUse: number): string {
  const points = weights.map((w): Pair => [w.appearanceWeight, w.pearson]);
  const frame = {
    title,
    xLabel: "weight of the appearance part",
    yLabel: "Pearson r (held out)",
    ...ranges(points),
  };
  return chart(frame, (x, y) => {
    const path = line()(points.map(([w, r]) => [x(w), y(r)] as [number, number])) ?? "";
    const mine = weights.find((w) => Math.abs(w.appearanceWeight - inUse) < 0.01);
    const dot = mine
      ? `<circle class="point" cx="${fixed(x(inUse))}" cy="${fixed(y(mine.pearson))}" r="4"/>`
      : "";
    return `<path class="mark" d="${path}"/>${dot}`;
  });
}

function ranges(points: readonly Pair[]): { x: Pair; y: Pair } {
  return { x: paddedRange(points.map((p) => p[0])), y: paddedRange(points.map((p) => p[1])) };
}
