/**
 * The scale of every score, the weights of the blend, and nothing else.
 *
 * [Note: One scale]
 * Each component is calibrated against the same reference faces, where its z has mean 0 and SD 1.
 * `score = clip(50 + 12.5 z, 0, 100)`; the human ratings of the reference have mean 53 and SD 12.5 on 0-100, so a
 * step of the score is about a step of a mean rating. `psl8 = 0.08 score` is the forum scale (0-8, median 4, SD 1).
 * The blend is `0.6 geometry + 0.4 appearance`; a part that is missing is left out and never replaced.
 */
import type { AppearanceAnswer, Band, Blend, GeometricScore, Score } from "../report.ts";
import { normalShare } from "./normal-distribution.ts";
import type { Reference } from "./reference.ts";
import { intervalOf, onRealPhotos, percentileOf } from "./reference.ts";

/** What geometry and appearance weigh in the blend. They add up to 1. */
export const WEIGHTS = { geometry: 0.6, appearance: 0.4 } as const;

/** Return what geometry and appearance weigh in a PSL of this kind. */
export function weightsOf(kind: Blend["kind"]): Blend["weights"] {
  return kind === "blend" ? WEIGHTS : { geometry: 1, appearance: 0 };
}

/**
 * The scale of scores: mean and SD in the reference population, its ends, and PSL points of the 0-8 scale for one of
 * 0-100.
 */
export const SCALE = { mean: 50, sd: 12.5, low: 0, high: 100, psl8PerPoint: 0.08 } as const;

/** The scale that leads: 0-100, or the forum scale 0-8. The other one stays in view. */
export const SCALES = ["100", "8"] as const;
/** The scale that a score is told on first: one of `SCALES`. */
export type LeadingScale = (typeof SCALES)[number];

/**
 * Upper ends of the first four bands, as percentiles: half an SD and one and a half SD either side of the middle of a normal
 * population. So a band is read within a group just as the percentile is, and the middle of every group is average.
 */
export const BAND_ENDS: readonly (readonly [percentile: number, band: Band])[] = [
  [100 * normalShare(-1.5), "well-below-average"],
  [100 * normalShare(-0.5), "below-average"],
  [100 * normalShare(0.5), "average"],
  [100 * normalShare(1.5), "above-average"],
];

/** Return a score cut to 0-100. */
export function clipScore(score: number): number {
  return Math.min(SCALE.high, Math.max(SCALE.low, score));
}

/** Return the score of a z against the reference, 0-100. */
export function scoreFromZ(z: number): number {
  return clipScore(SCALE.mean + SCALE.sd * z);
}

/** Return the score on the forum scale, 0-8. */
export function psl8Of(score: number): number {
  return SCALE.psl8PerPoint * score;
}

/** Return the band of a percentile, 0-100; one on a border belongs to the higher band. */
export function bandOf(percentile: number): Band {
  return BAND_ENDS.find(([end]) => percentile < end)?.[1] ?? "well-above-average";
}

/**
 * Return a score on every scale it is shown on.
 *
 * `points` is the score before clipping; `extraSd` is what this photo adds to the usual error, in points (its passes,
 * its quality; see [Note: Width of the interval]).
 */
export function scoreOn(points: number, reference: Reference, extraSd: number): Score {
  const score = clipScore(points);
  const percentile = percentileOf(score, reference.quantiles);
  const real = onRealPhotos(reference);
  return {
    score,
    psl8: psl8Of(score),
    percentile,
    band: bandOf(percentile),
    interval68: intervalOf(score, real, "68", extraSd),
    interval90: intervalOf(score, real, "90", extraSd),
  };
}

/** Return the mean of the appearance models that answered, 0-100; null when none did. */
export function appearanceMean(answers: readonly AppearanceAnswer[]): number | null {
  const scores = answers.flatMap((answer) => (answer.kind === "answered" ? [answer.score] : []));
  return scores.length === 0 ? null : scores.reduce((total, score) => total + score, 0) / scores.length;
}

/** Return geometry and appearance blended, 0-100. */
export function blended(geometry: number, appearance: number): number {
  return WEIGHTS.geometry * geometry + WEIGHTS.appearance * appearance;
}

/**
 * Return the blend of one photo.
 *
 * When no appearance model answered, or the blend of those that did has no reference, the result is the geometric
 * score alone and says so; `appearance` still tells the mean of the models.
 */
export function blendOf(
  geometry: GeometricScore,
  answers: readonly AppearanceAnswer[],
  context: { readonly reference: Reference | null; readonly extraSd: number },
): Blend {
  const appearance = appearanceMean(answers);
  const models = answers.flatMap((answer) => (answer.kind === "answered" ? [answer.model] : []));
  if (appearance === null || context.reference === null) {
    const { score, psl8, percentile, band, interval68, interval90 } = geometry;
    const alone = { score, psl8, percentile, band, interval68, interval90 };
    return {
      ...alone,
      kind: "geometric-only",
      weights: weightsOf("geometric-only"),
      appearance,
      models: [],
    };
  }
  const total = scoreOn(blended(geometry.score, appearance), context.reference, context.extraSd);
  return { ...total, kind: "blend", weights: WEIGHTS, appearance, models };
}
