import { scaleLinear } from "d3-scale";
import { area, curveBasis, line } from "d3-shape";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Score } from "../../core/report.ts";
import type { Compared } from "../../core/score/place.ts";
import { SCALE } from "../../core/score/scale.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "./use-score-text.ts";
import { densityOf, quantileAt, type CurvePoint } from "./density.ts";
import "./curve.css";

const WIDTH = 720;
const HEIGHT = 236;
/** Heights of the parts from the top: curve, interval, the two axes. */
const TOP = 30;
const BASE = 148;
const INTERVAL = 166;
const AXIS = 186;
const TICKS = [0, 12.5, 25, 37.5, 50, 62.5, 75, 87.5, 100] as const;

interface CurveProps {
  readonly score: Score;
  readonly compared: Compared;
}

/** The reference population as a curve, with this photo's score and interval on it as a dimension line. */
export function Curve({ score, compared }: CurveProps) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const x = scaleLinear([0, 100], [8, WIDTH - 8]);
  const { outline, fill } = useMemo(() => shapes(compared.quantiles), [compared.quantiles]);
  const { interval90: wide, interval68: narrow } = score;
  const words = {
    score: leading.number(score.score),
    low: leading.coarse(wide.low),
    high: leading.coarse(wide.high),
    low68: leading.coarse(narrow.low),
    high68: leading.coarse(narrow.high),
    from: leading.coarse(quantileAt(compared.quantiles, 0.05)),
    to: leading.coarse(quantileAt(compared.quantiles, 0.95)),
  };
  const at = x(score.score);
  return (
    <figure translate="no" className="curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("curve.figure", words)}>
        <rect
          className="curve__wash"
          x={x(wide.low)}
          width={x(wide.high) - x(wide.low)}
          y={TOP}
          height={BASE - TOP}
        />
        <path className="curve__fill" d={fill} />
        <path className="curve__outline" d={outline} />
        <path className="curve__base" d={`M${x(0)} ${BASE}H${x(100)}`} />
        <g className="curve__interval">
          <path
            d={`M${x(wide.low)} ${INTERVAL}H${x(wide.high)}M${x(wide.low)} ${INTERVAL - 7}v14M${x(wide.high)} ${INTERVAL - 7}v14`}
          />
          <path className="curve__narrow" d={`M${x(narrow.low)} ${INTERVAL}H${x(narrow.high)}`} />
        </g>
        <g className="curve__score">
          <path d={`M${at} ${TOP - 4}V${INTERVAL}`} />
          <circle cx={at} cy={INTERVAL} r="5.500" />
          <text x={at} y={TOP - 12} textAnchor={at < 60 ? "start" : at > WIDTH - 60 ? "end" : "middle"}>
            {words.score}
          </text>
        </g>
        <Axis x={x} label100={t("curve.axis100")} label8={t("curve.axis8")} />
      </svg>
      <figcaption className="note">
        <Caption compared={compared} />
      </figcaption>
    </figure>
  );
}

function Caption({ compared: { group, faces, quantiles } }: { readonly compared: Compared }) {
  const { t } = useTranslation();
  const format = useFormat();
  const leading = useScoreText();
  const n = format.integer(faces);
  if (group === "everyone") return t("curve.reference", { n, mean: leading.tick(SCALE.mean) });
  return t(`curve.referenceGroup.${group}`, { n, median: leading.coarse(quantileAt(quantiles, 0.5)) });
}

function Axis({ x, label100, label8 }: { x: (value: number) => number; label100: string; label8: string }) {
  const format = useFormat();
  return (
    <g className="curve__axis">
      {TICKS.map((tick) => (
        <path key={tick} d={`M${x(tick)} ${BASE}v${tick % 25 === 0 ? 6 : 3}`} />
      ))}
      {TICKS.filter((tick) => tick % 25 === 0).map((tick) => (
        <g key={tick}>
          <text x={x(tick)} y={AXIS + 12} textAnchor={tick === 0 ? "start" : tick === 100 ? "end" : "middle"}>
            {format.integer(tick)}
          </text>
          <text x={x(tick)} y={AXIS + 36} textAnchor={tick === 0 ? "start" : tick === 100 ? "end" : "middle"}>
            {format.integer(tick * SCALE.psl8PerPoint)}
          </text>
        </g>
      ))}
      <text className="curve__scale" x={x(12.5)} y={AXIS + 12} textAnchor="middle">
        {label100}
      </text>
      <text className="curve__scale" x={x(12.5)} y={AXIS + 36} textAnchor="middle">
        {label8}
      </text>
    </g>
  );
}

function shapes(quantiles: readonly number[]) {
  const points = densityOf(quantiles, { from: 0, to: 100, step: 1 });
  const x = scaleLinear([0, 100], [8, WIDTH - 8]);
  const y = scaleLinear([0, Math.max(...points.map((point) => point.y))], [BASE, TOP + 8]);
  const outline = line<CurvePoint>(
    (p) => x(p.x),
    (p) => y(p.y),
  ).curve(curveBasis);
  const fill = area<CurvePoint>(
    (p) => x(p.x),
    BASE,
    (p) => y(p.y),
  ).curve(curveBasis);
  return { outline: outline(points) ?? "", fill: fill(points) ?? "" };
}
