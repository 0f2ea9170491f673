/**
 * Where a score lies among the reference faces, and how far it may be from what people say.
 *
 * [Note: Width of the interval]
 * The interval tells where the mean human rating of this photo would lie, on the scale of the score. Held-out scores
 * of the reference were compared with its ratings: extreme scores overstate (regression to the mean), so the middle is
 * `50 + slope (score - 50)`, and the half-width is a quantile of what remains (split-conformal, finite-sample rank).
 * The reference faces are synthetic; on photographs of real people the usual error is larger, so `q` is `REAL_PHOTO_FACTORS`
 * times that quantile. What another photo of the same person would move ([Note: Person and photo] in `photo-sds.ts`), and what makes this photo
 * less certain than the reference photos, widen it in quadrature: `half = sqrt(q^2 + (k extraSd)^2)`, k = 1 for 68 % and
 * 1.645 for 90 %. The interval is stretched, if need be, to hold the score itself, and cut to 0-100.
 */
import type { Interval } from "../report.ts";

/** The part of the reference faces that a person may choose to be compared with; never inferred from a photo. */
export const REFERENCE_GROUPS = ["everyone", "women", "men"] as const;
/** One of `REFERENCE_GROUPS`. */
export type ReferenceGroup = (typeof REFERENCE_GROUPS)[number];

/** The distribution within one part of the reference faces. */
export interface GroupDistribution {
  /** Number of faces in it. */
  readonly faces: number;
  /** As `Reference.quantiles`, of these faces alone. */
  readonly quantiles: readonly number[];
}

/** The reference distribution of one quantity, in points of its score. */
export interface Reference {
  /** Scores at the percentiles 0, 1, ... 100 of the reference; they never fall. */
  readonly quantiles: readonly number[];
  /** Slope of the human ratings (as a score) on this score, from held-out faces. */
  readonly slope: number;
  /** Half-widths that hold 68 % and 90 % of the held-out ratings. */
  readonly residuals: { readonly "68": number; readonly "90": number };
  /** The same scores among women and among men; absent in a table that was fitted without knowing. */
  readonly groups?: Readonly<Record<Exclude<ReferenceGroup, "everyone">, GroupDistribution>>;
}

/** The share of faces that an interval shall hold, in percent. */
export type Level = keyof Reference["residuals"];

/** Normal quantiles of the two levels. */
export const LEVEL_SDS: Readonly<Record<Level, number>> = { "68": 1, "90": 1.645 };

/**
 * How much larger the usual error is on photographs of real people than on the reference faces.
 *
 * On 1,831 photographs in the wild, rated by others and not ours to publish, half-widths that are quantiles of the reference's
 * residuals held 62 % and 83 % of the ratings (after one straight line of scale), of which a normal distribution has .878 and
 * 1.372 SDs; for 68 % and 90 % these must be .994 and 1.645. No photo of a published test is behind these factors.
 */
export const REAL_PHOTO_FACTORS: Readonly<Record<Level, number>> = { "68": 1.13, "90": 1.2 };

/**
 * Return the reference with the residuals that photographs of real people have. One of slope 0 knows nothing of a face: its
 * residuals are the whole population's spread, which is no narrower among real people.
 */
export function onRealPhotos(reference: Reference): Reference {
  const { residuals, slope } = reference;
  if (slope === 0) return reference;
  const [narrow, wide] = [REAL_PHOTO_FACTORS["68"], REAL_PHOTO_FACTORS["90"]];
  return { ...reference, residuals: { "68": narrow * residuals["68"], "90": wide * residuals["90"] } };
}

/**
 * Return the share of the reference below a score, 0-100.
 *
 * Linear between the stored quantiles and never falling; the middle of the step where quantiles are equal.
 * Below the lowest it is 0, above the highest 100.
 */
export function percentileOf(score: number, quantiles: readonly number[]): number {
  const last = quantiles.length - 1;
  const below = quantiles.filter((quantile) => quantile < score).length;
  const upTo = quantiles.filter((quantile) => quantile <= score).length;
  if (upTo === 0) return 0;
  if (below > last) return 100;
  const step = 100 / last;
  if (upTo > below) return ((below + upTo - 1) / 2) * step;
  const low = quantiles[below - 1] ?? score;
  const high = quantiles[below] ?? score;
  return (below - 1 + (score - low) / (high - low)) * step;
}

/**
 * Return the quantiles of the group to be compared with, or null when the reference does not know the group.
 *
 * The score and its interval are the same for every group: only the place among others changes.
 */
export function quantilesAmong(reference: Reference, group: ReferenceGroup): readonly number[] | null {
  if (group === "everyone") return reference.quantiles;
  return reference.groups?.[group].quantiles ?? null;
}

/** Return the interval of a score at a level. See: [Note: Width of the interval]. */
export function intervalOf(score: number, reference: Reference, level: Level, extraSd: number): Interval {
  const middle = 50 + reference.slope * (score - 50);
  const half = Math.hypot(reference.residuals[level], LEVEL_SDS[level] * extraSd);
  return {
    low: Math.max(0, Math.min(score, middle - half)),
    high: Math.min(100, Math.max(score, middle + half)),
  };
}
