/** Agreement of a score with human ratings, with bootstrap intervals. */
import { intervalOf } from "../../src/core/score/reference.ts";
import type { Reference } from "../../src/core/score/reference.ts";
import { fitReference } from "../fitting/fit.ts";
import { SCALE } from "../../src/core/score/scale.ts";
import {
  bootstrapInterval,
  meanAbsoluteError,
  meanOf,
  pearson,
  sdOf,
  spearman,
} from "../../src/core/statistics.ts";
import type { Agreement, Coverage, Figure, WeightFigure } from "../../src/core/validity/report.ts";

/** One scored face: `gender` is perceived, 0 woman to 100 man, null when unknown. */
export interface ScoredFace {
  readonly score: number;
  readonly rating: number;
  readonly gender: number | null;
  readonly fold: number;
}

/** Return the agreement of scores with ratings. */
export function agreementOf(faces: readonly ScoredFace[]): Agreement {
  const scores = faces.map((face) => face.score);
  const ratings = faces.map((face) => face.rating);
  return {
    faces: faces.length,
    pearson: figure(scores, ratings, pearson),
    spearman: figure(scores, ratings, spearman),
    mae: figure(scores, ratings, mappedError),
    slope: (pearson(scores, ratings) * SCALE.sd) / sdOf(scores),
    women: within(faces, (gender) => gender <= 50),
    men: within(faces, (gender) => gender > 50),
  };
}

type Statistic = (a: readonly number[], b: readonly number[]) => number;

function figure(scores: readonly number[], ratings: readonly number[], statistic: Statistic): Figure {
  return { value: statistic(scores, ratings), ...bootstrapInterval(scores, ratings, { statistic }) };
}

function within(faces: readonly ScoredFace[], belongs: (gender: number) => boolean) {
  const inside = faces.filter((face) => face.gender !== null && belongs(face.gender));
  if (inside.length < 20) return null;
  const scores = inside.map((face) => face.score);
  const ratings = inside.map((face) => face.rating);
  return { ...figure(scores, ratings, pearson), faces: inside.length };
}

/** Return the mean absolute error after mapping scores to ratings by least squares. */
function mappedError(scores: readonly number[], ratings: readonly number[]): number {
  const slope = (pearson(scores, ratings) * sdOf(ratings)) / sdOf(scores);
  const [meanScore, meanRating] = [meanOf(scores), meanOf(ratings)];
  return meanAbsoluteError(
    scores.map((score) => meanRating + slope * (score - meanScore)),
    ratings,
  );
}

/**
 * Return how often the rating lies in the interval, each fold with the reference of the other folds.
 *
 * The intervals are those of reference-like photos: nothing is added for a photo's own passes or warnings.
 */
export function heldOutCoverage(faces: readonly ScoredFace[]): Coverage {
  const folds = [...new Set(faces.map((face) => face.fold))];
  const hits = folds.flatMap((fold) => {
    const others = faces.filter((face) => face.fold !== fold);
    const ratings = others.map((face) => face.rating);
    const rating = { mean: meanOf(ratings), sd: sdOf(ratings) };
    const reference = fitReference(
      others.map((face) => face.score),
      ratings,
      rating,
    );
    return faces.filter((face) => face.fold === fold).map((face) => covered(face, reference, rating));
  });
  return {
    "68": meanOf(hits.map((hit) => Number(hit["68"]))),
    "90": meanOf(hits.map((hit) => Number(hit["90"]))),
  };
}

function covered(
  face: ScoredFace,
  reference: Reference,
  rating: { readonly mean: number; readonly sd: number },
) {
  const target = SCALE.mean + (SCALE.sd * (face.rating - rating.mean)) / rating.sd;
  const inside = (level: "68" | "90") => {
    const { low, high } = intervalOf(face.score, reference, level, 0);
    return low <= target && target <= high;
  };
  return { "68": inside("68"), "90": inside("90") };
}

/** Return the blend's r at every weight from 0 to 1 in steps of .05. */
export function weightSweep(
  faces: readonly { readonly geometry: number; readonly appearance: number; readonly rating: number }[],
): WeightFigure[] {
  const ratings = faces.map((face) => face.rating);
  return Array.from({ length: 21 }, (_, step) => {
    const appearanceWeight = step / 20;
    const blend = faces.map((f) => (1 - appearanceWeight) * f.geometry + appearanceWeight * f.appearance);
    return { appearanceWeight, pearson: pearson(blend, ratings) };
  });
}
