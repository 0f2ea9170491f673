/** What the validity charts show, computed from the points of the report. Shared with the charts of `docs/validity.md`. */
import { meanOf, sdOf } from "../statistics.ts";
import type { AgeGateFigures, Agreement, LandmarkModelReport, ScoredPoint, WeightFigure } from "./report.ts";

/** Return the share of the faces perceived under 16 that the age gate scores without a question, 0-1. */
export function missedBy({ under16 }: AgeGateFigures): number {
  return 1 - under16.refused - under16.asked;
}

/** Return the least-squares line of rating over score: the rating that a score predicts. */
export function lineThrough(points: readonly ScoredPoint[]): (score: number) => number {
  const scores = points.map(([score]) => score);
  const ratings = points.map(([, rating]) => rating);
  const [meanScore, meanRating] = [meanOf(scores), meanOf(ratings)];
  const products = points.reduce(
    (sum, [score, rating]) => sum + (score - meanScore) * (rating - meanRating),
    0,
  );
  const squares = scores.reduce((sum, score) => sum + (score - meanScore) ** 2, 0);
  const slope = squares === 0 ? 0 : products / squares;
  return (score) => meanRating + slope * (score - meanScore);
}

/** Return rating minus prediction of each face, over its score. */
export function residualsOf(points: readonly ScoredPoint[]): ScoredPoint[] {
  const predicted = lineThrough(points);
  return points.map(([score, rating]) => [score, rating - predicted(score)]);
}

/** A tenth of the faces, from the lowest scores to the highest. */
export interface Tenth {
  readonly faces: number;
  /** Lowest and highest score in it. */
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly rating: number;
  /** Mean rating that the scores predict. */
  readonly predicted: number;
  /** Mean and SD of rating minus prediction. */
  readonly residual: number;
  readonly residualSd: number;
}

/** Return the tenths of points that are sorted by score; a tenth without a face is left out. */
export function tenthsOf(points: readonly ScoredPoint[]): Tenth[] {
  const predicted = lineThrough(points);
  return Array.from({ length: 10 }, (_, k) => {
    const [start, end] = [(k * points.length) / 10, ((k + 1) * points.length) / 10].map(Math.floor);
    return points.slice(start, end);
  })
    .filter((part) => part.length > 0)
    .map((part) => {
      const scores = part.map(([score]) => score);
      const residuals = part.map(([score, rating]) => rating - predicted(score));
      return {
        faces: part.length,
        from: Math.min(...scores),
        to: Math.max(...scores),
        score: meanOf(scores),
        rating: meanOf(part.map(([, rating]) => rating)),
        predicted: meanOf(scores.map(predicted)),
        residual: meanOf(residuals),
        residualSd: sdOf(residuals),
      };
    });
}

/** Return the lowest and highest value with a twentieth of their distance added on either side. */
export function paddedRange(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = 0.05 * (high - low || 1);
  return [low - margin, high + margin];
}

/** Return the weight with the highest r, the lower one of two equals; null of none. */
export function bestWeight(weights: readonly WeightFigure[]): WeightFigure | null {
  return weights.reduce<WeightFigure | null>((a, b) => (a && a.pearson >= b.pearson ? a : b), null);
}

/** Return what the blend reaches at the weight in use, or null when that weight was not tried. */
export function weightInUse({ weights, weightInUse: used }: LandmarkModelReport): WeightFigure | null {
  return weights.find(({ appearanceWeight }) => Math.abs(appearanceWeight - used) < 0.01) ?? null;
}

/** Which of two groups a score agrees with less. */
export interface GroupGap {
  readonly worse: "women" | "men";
  readonly better: "women" | "men";
  readonly low: number;
  readonly high: number;
}

/** Return the gap between the groups, or null when one of them has too few faces. */
export function groupGap({ women, men }: Agreement): GroupGap | null {
  if (!women || !men) return null;
  return men.value < women.value
    ? { worse: "men", better: "women", low: men.value, high: women.value }
    : { worse: "women", better: "men", low: women.value, high: men.value };
}
