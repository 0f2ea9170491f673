/**
 * From an appearance model's raw output, which has a unit of its own or none, to the one scale of scores.
 *
 * Which rule and which numbers is data of the manifest. See: [Note: One scale] in `scale.ts`.
 */
import { normalQuantile, normalShare } from "./normal-distribution.ts";
import { percentileOf, type Reference } from "./reference.ts";
import { SCALE } from "./scale.ts";

/** How raw outputs become scores. `percentiles` are the raw outputs at the 0th, 1st, ... 100th percentile of the reference. */
export type AppearanceCalibration =
  | {
      readonly kind: "linear";
      readonly mean: number;
      readonly sd: number;
      readonly percentiles?: readonly number[] | undefined;
    }
  | { readonly kind: "quantile"; readonly percentiles: readonly number[] }
  | { readonly kind: "clamp" };

/** A raw output on the scale of scores. */
export interface CalibratedRaw {
  /** The score before it is cut to 0-100: what `scoreOn` takes. */
  readonly points: number;
  /** The same in SDs from the reference's mean: `(points - 50) / 12.5`. */
  readonly z: number;
  /** Share of the reference below, 0-100. */
  readonly percentile: number;
  /** Whether the raw output lies beyond everything that the reference holds, so that its score is only an end. */
  readonly beyond: "below" | "above" | null;
}

/**
 * The quantile rule never goes past these percentiles: 10,000 reference faces tell nothing about rarer ones.
 *
 * They are z = -3.72 and 3.72, scores 3.5 and 96.5.
 */
export const QUANTILE_ENDS = { low: 0.01, high: 99.99 } as const;

/**
 * Return what a raw output stands for.
 *
 * - `linear`: z = (raw - mean) / sd. The percentile comes from the reference's own distribution where it is given, else
 *   from a normal one.
 * - `quantile`: the percentile of the raw output, linear between the stored ones; then the z that a normal population has
 *   at that percentile. Cut to QUANTILE_ENDS, so an output beyond the reference gets the end's score and says `beyond`.
 * - `clamp`: the rule for a regressor trained on 0-100 labels. Below 0 it is max(0, 50 + raw), above 100 it is 100, else
 *   the raw output is the score. The percentile is that of a normal population with mean 50 and SD 12.5.
 *
 * A raw output that is not finite throws a RangeError: the engine's output guard must have refused it before.
 */
export function calibratedRaw(raw: number, calibration: AppearanceCalibration): CalibratedRaw {
  if (!Number.isFinite(raw)) throw new RangeError(`a raw output of ${String(raw)} has no score`);
  switch (calibration.kind) {
    case "linear":
      return linear(raw, calibration);
    case "quantile":
      return quantile(raw, calibration.percentiles);
    case "clamp":
      return clamped(raw);
    default:
      return calibration satisfies never;
  }
}

function linear(
  raw: number,
  { mean, sd, percentiles }: AppearanceCalibration & { kind: "linear" },
): CalibratedRaw {
  const z = (raw - mean) / sd;
  const percentile = percentiles === undefined ? 100 * normalShare(z) : percentileOf(raw, percentiles);
  const beyond = percentiles === undefined ? null : beyondOf(raw, percentiles);
  return { points: pointsOf(z), z, percentile, beyond };
}

function quantile(raw: number, percentiles: readonly number[]): CalibratedRaw {
  const percentile = percentileOf(raw, percentiles);
  const known = Math.min(QUANTILE_ENDS.high, Math.max(QUANTILE_ENDS.low, percentile));
  const z = normalQuantile(known / 100);
  return { points: pointsOf(z), z, percentile, beyond: beyondOf(raw, percentiles) };
}

function clamped(raw: number): CalibratedRaw {
  const points = raw < 0 ? Math.max(0, 50 + raw) : Math.min(100, raw);
  const z = (points - SCALE.mean) / SCALE.sd;
  const beyond = raw < 0 ? "below" : raw > 100 ? "above" : null;
  return { points, z, percentile: 100 * normalShare(z), beyond };
}

function pointsOf(z: number): number {
  return SCALE.mean + SCALE.sd * z;
}

function beyondOf(raw: number, percentiles: readonly number[]): CalibratedRaw["beyond"] {
  if (raw < (percentiles[0] ?? raw)) return "below";
  return raw > (percentiles[percentiles.length - 1] ?? raw) ? "above" : null;
}

/**
 * Return a reference for a model of which no comparison with human ratings is known.
 *
 * Its scores are spread as calibration makes them (normal, mean 50, SD 12.5), and its interval is that of somebody who
 * knows nothing about the face: the population's own spread about 50, stretched to hold the score. A model earns a
 * narrower one by an evaluation.
 */
export function uninformedReference(): Reference {
  const quantiles = Array.from({ length: 101 }, (_, percent) => {
    const known = Math.min(QUANTILE_ENDS.high, Math.max(QUANTILE_ENDS.low, percent));
    return pointsOf(normalQuantile(known / 100));
  });
  const residuals = { "68": SCALE.sd * normalQuantile(0.84), "90": SCALE.sd * normalQuantile(0.95) };
  return { quantiles, slope: 0, residuals };
}
