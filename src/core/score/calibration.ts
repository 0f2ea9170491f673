/** The fitted table of the geometric score, and the score it gives. */
import type { Contribution, GeometricScore, LandmarkModelKind, MeasurementReading } from "../report.ts";
import type { RawReading } from "../measure/read.ts";
import { CARD_TABLES } from "./cards.ts";
import type { Reference } from "./reference.ts";
import { sampleVarianceOf } from "../statistics.ts";
import { PHOTO_SDS } from "./photo-sds.ts";
import { SCALE, scoreOn } from "./scale.ts";
import { regionShares, sharedContributions, type Term } from "./sharing.ts";

/** One row of the table: what the score reads a measurement against, and its weight if it is scored. */
export interface CalibratedMeasurement {
  readonly id: string;
  /** Mean and SD over the faces that the score was fitted to, in the unit of the measurement. */
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

/**
 * Return the readings with their z among adults: where they lie, which is not what the score is made of. A measurement that
 * the table lacks is left out.
 */
export function withReference(
  readings: readonly RawReading[],
  landmarkModel: LandmarkModelKind,
): MeasurementReading[] {
  const rows = new Map(CARD_TABLES[landmarkModel].measurements.map((row) => [row.id, row]));
  return readings.flatMap((reading): MeasurementReading[] => {
    if (reading.kind === "not-measured") return [reading];
    const row = rows.get(reading.id);
    if (row === undefined) return [];
    return [{ ...reading, z: (reading.value - row.mean) / row.sd }];
  });
}

/**
 * Return every scored measurement's term of the linear score, in the order of the table.
 *
 * `50 + sum of points` is the score before clipping, exactly. [Note: Missing measurement] A scored measurement that
 * this photo does not give has no term and is not in the list: the sum then stands for what the others say. Nothing
 * takes its place; `missingSd` widens the interval by what it could have said.
 */
export function termsOf(readings: readonly RawReading[], calibration: GeometryCalibration): Term[] {
  const values = new Map(readings.flatMap((r) => (r.kind === "measured" ? [[r.id, r.value] as const] : [])));
  return calibration.measurements.flatMap((row) => {
    const value = values.get(row.id);
    if (row.points === 0 || value === undefined) return [];
    return [{ id: row.id, weight: row.points, points: (row.points * (value - row.mean)) / row.sd }];
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

/** Return the score before clipping: 50 plus the points of all terms, or of all contributions that they are shared out to. */
export function unclippedScore(terms: readonly Contribution[]): number {
  return terms.reduce<number>((total, { points }) => total + points, SCALE.mean);
}

/**
 * Return the geometric score of one photo with the points of its regions and, within them, of its measurements.
 *
 * The regions add up with 50 to the score before clipping, the measurements to their region. See: [Note: Shared points].
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
  const { landmarkModel } = calibration;
  const terms = termsOf(readings, calibration);
  const missing = missingMeasurements(readings, calibration);
  if (missing.length > terms.length) return null;
  const spread = Math.hypot(extraSd, missingSd(readings, calibration), PHOTO_SDS[landmarkModel].geometry);
  const score = scoreOn(unclippedScore(terms), calibration.reference, spread);
  const contributions = sharedContributions(terms, CARD_TABLES[landmarkModel]);
  return { ...score, landmarkModel, regions: regionShares(contributions), contributions };
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
  const scores = passes.map((readings) => unclippedScore(termsOf(readings, calibration)));
  return Math.sqrt(sampleVarianceOf(scores) / Math.max(1, scores.length));
}
