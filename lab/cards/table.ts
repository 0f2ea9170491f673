/** The arithmetic of the cards' table: where adults lie, and how the score is shared out. */
import { MEASUREMENTS, SCORED_IDS } from "../../src/core/measure/measurements.ts";
import type { RawReading } from "../../src/core/measure/read.ts";
import type { GeometryCalibration } from "../../src/core/score/calibration.ts";
import { CARD_SHARES, type CardReference, type CardTable } from "../../src/core/score/cards.ts";
import { pearson } from "../../src/core/statistics.ts";
import { shapleyMatrix } from "./shapley.ts";

/** The readings of many faces, one list a face. */
export type Faces = readonly (readonly RawReading[])[];

/** Faces by where they come from. */
export interface Sources {
  /** Photographs of real adults. */
  readonly photographed: Faces;
  /** The rated, synthetic faces that the geometric score was fitted to. */
  readonly synthetic: Faces;
}

/** A value with the weight of its face. */
interface Weighed {
  readonly value: number;
  readonly weight: number;
}

/**
 * Return the table of the landmark model that a calibration is of.
 *
 * Where adults lie: real and synthetic faces count half each, however many they are. How the score is shared out: over the
 * synthetic ones alone, to which it was fitted.
 */
export function cardTableOf(
  calibration: GeometryCalibration,
  { photographed, synthetic }: Sources,
): CardTable {
  return {
    landmarkModel: calibration.landmarkModel,
    faces: { photographed: photographed.length, synthetic: synthetic.length },
    measurements: cardReferencesOf({ photographed, synthetic }),
    predictionSd: calibration.predictionSd,
    shares: sharesAmong(synthetic, calibration),
  };
}

/** Return where the adults of both sources lie on each measurement. */
export function cardReferencesOf({ photographed, synthetic }: Sources): CardReference[] {
  return MEASUREMENTS.map(({ id }) =>
    cardReferenceOf(id, [...weighed(photographed, id), ...weighed(synthetic, id)]),
  );
}

function weighed(faces: Faces, id: string): Weighed[] {
  const values = faces.flatMap((readings) => valueOf(readings, id) ?? []);
  return values.map((value) => ({ value, weight: 1 / values.length }));
}

function cardReferenceOf(id: string, values: readonly Weighed[]): CardReference {
  const total = values.reduce((sum, { weight }) => sum + weight, 0);
  const mean = values.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
  const variance = values.reduce((sum, { value, weight }) => sum + weight * (value - mean) ** 2, 0) / total;
  const sorted = [...values].sort((a, b) => a.value - b.value);
  return {
    id,
    mean: rounded(mean),
    sd: rounded(Math.sqrt(variance)),
    quantiles: CARD_SHARES.map((share) => rounded(quantileOf(sorted, share * total))),
  };
}

/** Return the value up to which the weights add to `until`. */
function quantileOf(sorted: readonly Weighed[], until: number): number {
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= until) return value;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}

/** Return how the score is shared out, in whole hundredths of a point per SD, without the diagonal: that is what is left. */
function sharesAmong(faces: Faces, calibration: GeometryCalibration): number[][] {
  const complete = faces.filter((readings) => SCORED_IDS.every((id) => valueOf(readings, id) !== null));
  const columns = SCORED_IDS.map((id) => complete.map((readings) => valueOf(readings, id) ?? Number.NaN));
  const correlations = columns.map((a, i) => columns.map((b, j) => (i === j ? 1 : pearson(a, b))));
  const points = new Map(calibration.measurements.map((row) => [row.id, row.points]));
  const weights = SCORED_IDS.map((id) => points.get(id) ?? 0);
  return shapleyMatrix(weights, correlations).map((row, i) =>
    row.map((value, j) => (i === j ? 0 : Math.round(100 * value) || 0)),
  );
}

function valueOf(readings: readonly RawReading[], id: string): number | null {
  const reading = readings.find((candidate) => candidate.id === id);
  return reading?.kind === "measured" ? reading.value : null;
}

/** Five significant digits: a tenth of what the landmarks scatter by. */
function rounded(value: number): number {
  return Number(value.toPrecision(5));
}
