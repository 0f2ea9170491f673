/**
 * Two photos side by side: how far apart each number is, and whether that is more than photos of one unchanged face differ.
 *
 * [Note: Noise between two photos]
 * A reading has two kinds of noise: its own, the spread over the photo's passes, and what another pose and another
 * distance do to it. The second is known from rendered faces (`DRIFT_SDS`: 8 degrees of yaw, 5 of pitch, 15 of roll, 40 and
 * 100 cm against 60): the root mean square of those changes. In quadrature they are the SD of one reading, and
 * `noiseSd = sqrt(sA^2 + sB^2)` that of a difference. Beyond 1.96 of it, a difference is more than noise: for an
 * unchanged face that happens once in twenty. Expression, light and hair are not in that of a measurement.
 * For scores, the drifts go through the calibration to points, and the photo's `extraSd` stands for its passes and its
 * quality. The appearance model's own part was read from the same rendered faces. Scores also have the SD between photos of one
 * person, from real people (`PHOTO_SDS`): there expression and light are in it.
 */
import type { MeasurementReading, Report } from "../report.ts";
import { DRIFT_SDS } from "./drift-sds.ts";
import { appearancePhotoSd, PHOTO_SDS, pslPhotoSd } from "./photo-sds.ts";
import { makingOf } from "./place.ts";
import { extraSdOf } from "./uncertainty.ts";

/** Noise SDs that a difference must exceed: the two-sided 5 % of a normal distribution. */
export const BEYOND_NOISE = 1.96;

/**
 * SD in points of an appearance score under the changes of `DRIFT_SDS`: root mean square over 35 views of rendered faces,
 * scored by the compact model (`lab/validity/appearance-drift.ts`). Other models are taken to be no steadier.
 */
export const APPEARANCE_DRIFT_SD = 1.7;

/** Two numbers of one kind; `difference` is b minus a, `noiseSd` is in the same unit. */
export interface Difference {
  readonly kind: "compared";
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  readonly noiseSd: number;
  readonly isMoreThanNoise: boolean;
}

/** A number that one photo or both do not give, or that was not made in the same way. */
export interface NoDifference {
  readonly kind: "not-compared";
  readonly reason: "missing-in-a" | "missing-in-b" | "missing-in-both" | "made-differently";
}

/** A difference, or why there is none. */
export type Compared = Difference | NoDifference;

/** Everything two reports can be compared in. */
export interface Comparison {
  readonly psl: Compared;
  readonly geometry: Compared;
  /** The models that answered for either photo, each by its id. */
  readonly appearance: readonly { readonly model: string; readonly compared: Compared }[];
  readonly measurements: readonly { readonly id: string; readonly compared: Compared }[];
}

/** Return what two photos differ in. See: [Note: Noise between two photos]. */
export function comparisonOf(a: Report, b: Report): Comparison {
  const sameLandmarks = a.geometry.landmarkModel === b.geometry.landmarkModel;
  const madeDifferently: NoDifference = { kind: "not-compared", reason: "made-differently" };
  const { landmarkModel } = a.geometry;
  const driftScoreSd = DRIFT_SDS[landmarkModel].score;
  const geometrySd = Math.hypot(driftScoreSd, PHOTO_SDS[landmarkModel].geometry);
  const samePsl = makingOf(a) === makingOf(b);
  return {
    psl: samePsl
      ? between(a.psl.score, b.psl.score, Math.hypot(pslSd(a, driftScoreSd), pslSd(b, driftScoreSd)))
      : madeDifferently,
    geometry: sameLandmarks
      ? between(a.geometry.score, b.geometry.score, Math.hypot(a.extraSd, geometrySd, b.extraSd, geometrySd))
      : madeDifferently,
    appearance: modelsOf(a, b).map((model) => ({ model, compared: answersBetween(a, b, model) })),
    measurements: a.measurements.map((reading) => ({
      id: reading.id,
      compared: sameLandmarks ? readingsBetween(reading, b, driftSd(a, reading.id)) : madeDifferently,
    })),
  };
}

/** Return how many of the compared measurements differ by more than noise, and how many are compared at all. */
export function tallyOf({ measurements }: Comparison): { readonly more: number; readonly compared: number } {
  const compared = measurements.flatMap(({ compared: found }) => (found.kind === "compared" ? [found] : []));
  return {
    more: compared.filter(({ isMoreThanNoise }) => isMoreThanNoise).length,
    compared: compared.length,
  };
}

function between(a: number, b: number, noiseSd: number): Difference {
  const difference = b - a;
  const isMoreThanNoise = Math.abs(difference) > BEYOND_NOISE * noiseSd;
  return { kind: "compared", a, b, difference, noiseSd, isMoreThanNoise };
}

function readingsBetween(reading: MeasurementReading, b: Report, drift: number): Compared {
  const other = b.measurements.find(({ id }) => id === reading.id);
  if (reading.kind !== "measured" || other?.kind !== "measured")
    return missing(reading.kind === "measured", other?.kind === "measured");
  return between(reading.value, other.value, Math.hypot(reading.spread, drift, other.spread, drift));
}

function answersBetween(a: Report, b: Report, model: string): Compared {
  const [first, second] = [answerOf(a, model), answerOf(b, model)];
  if (!first || !second) return missing(first !== null, second !== null);
  const photoSd = Math.hypot(APPEARANCE_DRIFT_SD, appearancePhotoSd(model));
  const sd = (report: Report) => Math.hypot(extraSdOf(0, report.quality), photoSd);
  return between(first.score, second.score, Math.hypot(sd(a), sd(b)));
}

function missing(inA: boolean, inB: boolean): NoDifference {
  const reason = inA ? "missing-in-b" : inB ? "missing-in-a" : "missing-in-both";
  return { kind: "not-compared", reason };
}

function answerOf({ appearance }: Report, model: string) {
  const answer = appearance.find((candidate) => candidate.model === model);
  return answer?.kind === "answered" ? answer : null;
}

function modelsOf(a: Report, b: Report): string[] {
  const ids = [a, b].flatMap(({ appearance }) =>
    appearance.flatMap((answer) => (answer.kind === "answered" ? [answer.model] : [])),
  );
  return [...new Set(ids)];
}

function pslSd({ psl: { weights, kind }, geometry, extraSd }: Report, driftScoreSd: number): number {
  const drift = Math.hypot(weights.geometry * driftScoreSd, weights.appearance * APPEARANCE_DRIFT_SD);
  return Math.hypot(extraSd, drift, pslPhotoSd(geometry.landmarkModel, kind));
}

/** Return the SD of a measurement under other poses and distances, in its unit; 0 where no rendered face gave it. */
function driftSd({ geometry }: Report, id: string): number {
  return DRIFT_SDS[geometry.landmarkModel].measurements[id] ?? 0;
}
