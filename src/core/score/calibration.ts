/** The fitted table of the geometric score, and the score it gives. */
import type { Contribution, GeometricScore, LandmarkModelKind, MeasurementReading } from "../report.ts";
import type { RawReading } from "../measure/read.ts";
import type { Reference } from "./reference.ts";
import { sampleVarianceOf } from "../statistics.ts";
import { PHOTO_SDS } from "./photo-sds.ts";
import { SCALE, scoreOn } from "./scale.ts";

/** One row of the table: the reference of a measurement, and its weight if it is scored. */
export interface CalibratedMeasurement {
  readonly id: string;
  /** Mean and SD over the reference faces, in the unit of the measurement. */
  readonly mean: number;
  readonly sd: number;
  /** Points of the score per SD; 0 for a measurement that is shown without being scored. */
  readonly points: number;
}

/** What the fit reached on held-out faces; r within women and men too. 95 % bootstrap intervals. */
export interface Figures {
  readonly faces: number;
  readonly folds: number;
  readonly pearson: number;
  readonly pearsonLow: number;
  readonly pearsonHigh: number;
  readonly spearman: number;
  /** Mean absolute error of the least-squares prediction, in rating points. */
  readonly mae: number;
  readonly pearsonMen: number;
  readonly pearsonWomen: number;
  /** The baseline: perceived age, its square, perceived gender and their product. */
  readonly pearsonBaseline: number;
}

/** Coefficients and reference of the geometric score for one landmark model. JSON, made by `npm run calibrate`. */
export interface GeometryCalibration {
  readonly landmarkModel: LandmarkModelKind;
  readonly measurements: readonly CalibratedMeasurement[];
  /** Mean and SD of the human ratings, 0-100. */
  readonly rating: { readonly mean: number; readonly sd: number };
  /** SD of the held-out predictions in rating points: what became one SD of the score. */
  readonly predictionSd: number;
  /** Ridge penalty of the final fit. */
  readonly lambda: number;
  readonly reference: Reference;
  readonly figures: Figures;
}

/** Return the readings with their z against the reference; a card that the table lacks is left out. */
export function withReference(
  readings: readonly RawReading[],
  calibration: GeometryCalibration,
): MeasurementReading[] {
  return readings.flatMap((reading): MeasurementReading[] => {
    if (reading.kind === "not-measured") return [reading];
    const row = calibration.measurements.find((candidate) => candidate.id === reading.id);
    if (row === undefined) return [];
    return [{ ...reading, z: (reading.value - row.mean) / row.sd }];
  });
}

/**
 * Return every scored measurement's share in points, in the order of the table.
 *
 * `50 + sum of points` is the score before clipping, exactly. [Note: Missing measurement] A scored measurement that
 * this photo does not give has no share and is not in the list: the sum then stands for what the others say. Nothing
 * takes its place; `missingSd` widens the interval by what it could have said.
 */
export function contributionsOf(
  readings: readonly RawReading[],
  calibration: GeometryCalibration,
): Contribution[] {
  const values = new Map(readings.flatMap((r) => (r.kind === "measured" ? [[r.id, r.value] as const] : [])));
  return calibration.measurements.flatMap((row) => {
    const value = values.get(row.id);
    if (row.points === 0 || value === undefined) return [];
    return [{ id: row.id, points: (row.points * (value - row.mean)) / row.sd }];
  });
}

/** Return the ids of the scored measurements that a photo does not give. See: [Note: Missing measurement]. */
export function missingMeasurements(
  readings: readonly RawReading[],
  calibration: GeometryCalibration,
): string[] {
  const measured = new Set(readings.filter((r) => r.kind === "measured").map((r) => r.id));
  return calibration.measurements
    .filter((row) => row.points !== 0 && !measured.has(row.id))
    .map((row) => row.id);
}

/** Return the SD in points of what is missing: the shares it has in the reference, added in quadrature. */
export function missingSd(readings: readonly RawReading[], calibration: GeometryCalibration): number {
  const missing = new Set(missingMeasurements(readings, calibration));
  const rows = calibration.measurements.filter((row) => missing.has(row.id));
  return Math.hypot(...rows.map((row) => row.points));
}

/** Return the score before clipping: 50 plus all contributions. */
export function unclippedScore(contributions: readonly Contribution[]): number {
  return contributions.reduce<number>((total, contribution) => total + contribution.points, SCALE.mean);
}

/**
 * Return the geometric score of one photo with its exact contributions.
 *
 * `extraSd` is what the photo adds to the usual error (see `extraSdOf`); what is missing, and what other photos of the person
 * would move, are added here. Null when
 * fewer than half of the scored measurements could be taken: that is no score.
 */
export function geometricScore(
  readings: readonly RawReading[],
  calibration: GeometryCalibration,
  extraSd = 0,
): GeometricScore | null {
  const contributions = contributionsOf(readings, calibration);
  const missing = missingMeasurements(readings, calibration);
  if (missing.length > contributions.length) return null;
  const photoSd = PHOTO_SDS[calibration.landmarkModel].geometry;
  const spread = Math.hypot(extraSd, missingSd(readings, calibration), photoSd);
  const score = scoreOn(unclippedScore(contributions), calibration.reference, spread);
  return { ...score, landmarkModel: calibration.landmarkModel, contributions };
}

/**
 * Return the SD of the score over a photo's passes, in points.
 *
 * `passes` holds the readings of every single pass. The score of the mean is steadier by the square root of their
 * number, and that is what is returned. 0 when there are fewer than two passes.
 */
export function passSdOf(
  passes: readonly (readonly RawReading[])[],
  calibration: GeometryCalibration,
): number {
  const scores = passes.map((readings) => unclippedScore(contributionsOf(readings, calibration)));
  return Math.sqrt(sampleVarianceOf(scores) / Math.max(1, scores.length));
}
