/** Fitting the geometric score and the references to human ratings. Scripts bring the rows; all arithmetic is here. */
import type { RawReading } from "../../src/core/measure/read.ts";
import { MEASUREMENTS } from "../../src/core/measure/measurements.ts";
import type { LandmarkModelKind } from "../../src/core/report.ts";
import type { Figures, GeometryCalibration } from "../../src/core/score/calibration.ts";
import type { GroupDistribution, Reference } from "../../src/core/score/reference.ts";
import type { FitOptions, Rows } from "./ridge.ts";
import { fitRidgeByCv, heldOutPredictions } from "./ridge.ts";
import { clipScore, SCALE } from "../../src/core/score/scale.ts";
import {
  bootstrapInterval,
  conformalQuantile,
  meanAbsoluteError,
  meanOf,
  pearson,
  quantileOf,
  sdOf,
  spearman,
} from "../../src/core/statistics.ts";

/** One rated face. `gender`: perceived, 0 woman to 100 man; `age`: perceived, years; `fold`: see `foldOf`. */
export interface RatedFace {
  readonly image: string;
  readonly rating: number;
  readonly gender: number;
  readonly age: number;
  readonly fold: number;
  readonly readings: readonly RawReading[];
}

/** A fitted calibration and how it did on faces that it had not seen. */
export interface GeometryFit {
  readonly calibration: GeometryCalibration;
  readonly figures: Figures;
  /** Held-out scores (not clipped), in the order of `rows`, NaN for a face that was left out. */
  readonly heldOutScores: readonly number[];
  /** Faces without all scored measurements; they are not fitted. */
  readonly leftOut: readonly string[];
}

/** How the measurements of one face change under something that must not change its score, by id. */
export type Drift = Readonly<Record<string, number>>;

/** What a fit of the geometric score may be told. */
export interface GeometryFitOptions {
  readonly landmarkModel: LandmarkModelKind;
  readonly lambdas?: readonly number[];
  /** From rendered faces seen again turned, lowered or from another distance. See `driftsBetween`. */
  readonly drifts?: readonly Drift[];
  /** What drifts cost; 1 weighs their mean square like that of the residuals. */
  readonly driftWeight?: number;
}

/** Return how the measurements change from one reading of a face to another; what is missing in either is left out. */
export function driftsBetween(before: readonly RawReading[], after: readonly RawReading[]): Drift {
  const earlier = new Map(before.map((reading) => [reading.id, reading]));
  return Object.fromEntries(
    after.flatMap((reading) => {
      const other = earlier.get(reading.id);
      if (reading.kind !== "measured" || other?.kind !== "measured") return [];
      return [[reading.id, reading.value - other.value] as const];
    }),
  );
}

function ridgeOptions(options: GeometryFitOptions, scored: readonly string[]): FitOptions {
  const rows = (options.drifts ?? []).map((drift) => scored.map((id) => drift[id] ?? 0));
  return {
    ...(options.lambdas === undefined ? {} : { lambdas: options.lambdas }),
    ...(rows.length === 0 ? {} : { drifts: { rows, weight: options.driftWeight ?? DRIFT_WEIGHT } }),
  };
}

/** Chosen so that turning a rendered face by 8 degrees moves the score by about 2 points and r hardly falls. */
const DRIFT_WEIGHT = 4;

/**
 * Return the calibration of the geometric score for one landmark model, and what it reached on held-out faces.
 *
 * A ridge regression of the ratings on the standardised scored measurements. Its held-out predictions have SD
 * `predictionSd`; dividing by it gives a z with SD 1 on faces that the model has not seen, so
 * `points = 12.5 weight / predictionSd`. See: [Note: One scale].
 */
export function fitGeometry(rows: readonly RatedFace[], options: GeometryFitOptions): GeometryFit {
  const scored = MEASUREMENTS.filter((card) => card.scored.kind === "scored").map((card) => card.id);
  const complete = rows.filter((row) => scored.every((id) => valueOf(row, id) !== null));
  const table = complete.map((row) => scored.map((id) => valueOf(row, id) ?? Number.NaN));
  const ratings = complete.map((row) => row.rating);
  const folds = complete.map((row) => row.fold);
  const ridge = ridgeOptions(options, scored);
  const heldOut = heldOutPredictions(table, ratings, { folds, ...ridge });
  const model = fitRidgeByCv(table, ratings, ridge);
  const predictionSd = sdOf(heldOut);
  const scoreOf = (prediction: number): number =>
    SCALE.mean + (SCALE.sd * (prediction - model.intercept)) / predictionSd;
  const rating = { mean: meanOf(ratings), sd: sdOf(ratings) };
  const scores = heldOut.map(scoreOf);
  const figures = figuresOf(complete, heldOut);
  const calibration: GeometryCalibration = {
    landmarkModel: options.landmarkModel,
    measurements: MEASUREMENTS.map(({ id }) => {
      const values = complete.flatMap((row) => valueOf(row, id) ?? []);
      const column = scored.indexOf(id);
      const points = column < 0 ? 0 : (SCALE.sd * (model.weights[column] ?? 0)) / predictionSd;
      return { id, mean: meanOf(values), sd: sdOf(values), points };
    }),
    rating,
    predictionSd,
    lambda: model.lambda,
    reference: {
      ...fitReference(scores, ratings, rating),
      ...groupDistributions(
        scores,
        complete.map((row) => row.gender),
      ),
    },
    figures,
  };
  const byImage = new Map(complete.map((row, index) => [row.image, scores[index] ?? Number.NaN]));
  return {
    calibration,
    figures,
    heldOutScores: rows.map((row) => byImage.get(row.image) ?? Number.NaN),
    leftOut: rows.filter((row) => !byImage.has(row.image)).map((row) => row.image),
  };
}

/**
 * Return the reference of any score (geometry, a model, a blend) from held-out scores and the ratings of those faces.
 *
 * The ratings are put on the scale of the scores by their own mean and SD. See: [Note: Width of the interval].
 */
export function fitReference(
  scores: readonly number[],
  ratings: readonly number[],
  rating: { readonly mean: number; readonly sd: number } = { mean: meanOf(ratings), sd: sdOf(ratings) },
): Reference {
  const clipped = scores.map(clipScore);
  const targets = ratings.map((value) => SCALE.mean + (SCALE.sd * (value - rating.mean)) / rating.sd);
  const slope = (pearson(clipped, targets) * sdOf(targets)) / sdOf(clipped);
  const residuals = targets.map((target, i) => target - (50 + slope * ((clipped[i] ?? 50) - 50)));
  return {
    quantiles: percentilesOf(clipped),
    slope,
    residuals: { "68": conformalQuantile(residuals, 0.68), "90": conformalQuantile(residuals, 0.9) },
  };
}

/**
 * Return the distributions of held-out scores among women and among men, for a `Reference` to carry.
 *
 * `genders`: perceived, 0 woman to 100 man; above 50 counts as a man. Nothing when a group has fewer than 50 faces: its
 * percentiles would be noise. Rounded to thousandths of a point, to keep the tables small.
 */
export function groupDistributions(
  scores: readonly number[],
  genders: readonly number[],
): Pick<Reference, "groups"> {
  const among = (man: boolean): GroupDistribution => {
    const inside = scores.map(clipScore).filter((_, index) => (genders[index] ?? 0) > 50 === man);
    return { faces: inside.length, quantiles: percentilesOf(inside).map(thousandths) };
  };
  const groups = { women: among(false), men: among(true) };
  return Math.min(groups.women.faces, groups.men.faces) < SMALLEST_GROUP ? {} : { groups };
}

const SMALLEST_GROUP = 50;

function percentilesOf(scores: readonly number[]): number[] {
  const sorted = [...scores].sort((a, b) => a - b);
  return Array.from({ length: 101 }, (_, percent) => quantileOf(sorted, percent / 100));
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Return the baseline's held-out predictions: age, its square, gender and their product, by least squares. */
export function baselinePredictions(rows: readonly RatedFace[]): number[] {
  const table: Rows = rows.map((row) => [row.age, row.age ** 2, row.gender, row.age * row.gender]);
  const ratings = rows.map((row) => row.rating);
  return heldOutPredictions(table, ratings, { folds: rows.map((row) => row.fold), lambdas: [1e-6] });
}

/** Return the figures of held-out predictions in rating points. Perceived gender above 50 counts as a man. */
export function figuresOf(rows: readonly RatedFace[], predicted: readonly number[]): Figures {
  const ratings = rows.map((row) => row.rating);
  const interval = bootstrapInterval(predicted, ratings, { statistic: pearson });
  const within = (man: boolean): number => {
    const inside = rows.map((row, index) => ({ row, index })).filter(({ row }) => row.gender > 50 === man);
    return pearson(
      inside.map(({ index }) => predicted[index] ?? Number.NaN),
      inside.map(({ row }) => row.rating),
    );
  };
  return {
    faces: rows.length,
    folds: new Set(rows.map((row) => row.fold)).size,
    pearson: pearson(predicted, ratings),
    pearsonLow: interval.low,
    pearsonHigh: interval.high,
    spearman: spearman(predicted, ratings),
    mae: meanAbsoluteError(predicted, ratings),
    pearsonMen: within(true),
    pearsonWomen: within(false),
    pearsonBaseline: pearson(baselinePredictions(rows), ratings),
  };
}

function valueOf(row: RatedFace, id: string): number | null {
  const reading = row.readings.find((candidate) => candidate.id === id);
  return reading?.kind === "measured" ? reading.value : null;
}
