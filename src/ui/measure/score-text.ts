/** Scores in words, on the scale that the person reads first. */
import type { Interval } from "../../core/report.ts";
import { psl8Of, SCALE, type LeadingScale } from "../../core/score/scale.ts";
import type { Format } from "../../words/format.ts";

export interface ScoreText {
  readonly scale: LeadingScale;
  /** The upper end of the scale. */
  readonly top: string;
  /** Decimals of a score as exact as it is shown anywhere. */
  readonly decimals: number;
  /** A score, or a difference of scores, on the scale. */
  value(score: number): number;
  /** A difference of scores (points) with its sign. */
  signed(points: number, decimals?: number): string;
  /** A score (0-100) on the scale, as exact as it is shown anywhere. */
  number(score: number): string;
  /** One decimal less, for ends of intervals in running words. */
  coarse(score: number): string;
  /** A share of the scale, 0-100, as a bare tick. */
  tick(score: number): string;
  /** Both ends of an interval, to be joined by `result.range`. */
  ends(interval: Interval): { readonly low: string; readonly high: string };
}

const DECIMALS: Readonly<Record<LeadingScale, number>> = { "100": 1, "8": 2 };

/** Return how scores are written on a scale. */
export function scoreText(scale: LeadingScale, format: Format): ScoreText {
  const onScale = (score: number) => (scale === "100" ? score : psl8Of(score));
  const exact = DECIMALS[scale];
  const number = (score: number) => format.number(onScale(score), exact);
  return {
    scale,
    decimals: exact,
    value: onScale,
    signed: (points, decimals = exact) => format.signed(onScale(points), decimals),
    top: format.integer(onScale(SCALE.high)),
    number,
    coarse: (score) => format.number(onScale(score), exact - 1),
    tick: (score) => format.integer(onScale(score)),
    ends: ({ low, high }) => ({ low: number(low), high: number(high) }),
  };
}
