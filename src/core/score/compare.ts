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
import { comparableOf, type Comparable, type Noisy } from "./comparable.ts";
import { makingOf } from "./place.ts";
import type { ReadResult } from "./read-result.ts";

/** Noise SDs that a difference must exceed: the two-sided 5 % of a normal distribution. */
export const BEYOND_NOISE = 1.96;

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
export function comparisonOf(a: ReadResult, b: ReadResult): Comparison {
  return comparisonBetween(comparableOf([a]), comparableOf([b]));
}

/** Return what two sides differ in, each a photo or the mean of several. */
export function comparisonBetween(a: Comparable, b: Comparable): Comparison {
  const sameLandmarks = a.making.geometry.landmarkModel === b.making.geometry.landmarkModel;
  const madeDifferently: NoDifference = { kind: "not-compared", reason: "made-differently" };
  const models = [...new Set([...a.appearance.keys(), ...b.appearance.keys()])];
  const noisy = (found: Noisy | null | undefined) => found ?? null;
  return {
    psl: makingOf(a.making) === makingOf(b.making) ? between(a.psl, b.psl) : madeDifferently,
    geometry: sameLandmarks ? between(a.geometry, b.geometry) : madeDifferently,
    appearance: models.map((model) => ({
      model,
      compared: between(noisy(a.appearance.get(model)), noisy(b.appearance.get(model))),
    })),
    measurements: [...a.measurements].map(([id, reading]) => ({
      id,
      compared: sameLandmarks ? between(reading, noisy(b.measurements.get(id))) : madeDifferently,
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

function between(a: Noisy | null, b: Noisy | null): Compared {
  if (!a || !b) {
    const reason = a ? "missing-in-b" : b ? "missing-in-a" : "missing-in-both";
    return { kind: "not-compared", reason };
  }
  const difference = b.value - a.value;
  const noiseSd = Math.hypot(a.sd, b.sd);
  const isMoreThanNoise = Math.abs(difference) > BEYOND_NOISE * noiseSd;
  return { kind: "compared", a: a.value, b: b.value, difference, noiseSd, isMoreThanNoise };
}
