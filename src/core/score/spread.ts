/**
 * Mean and spread of several photos.
 *
 * [Note: Photos of one person]
 * Photos of the same face differ in light, pose, distance and expression, and the spread of their scores tells how much
 * that moves a score. The interval is for their mean: where the mean of many more such photos would lie, by Student's t.
 * It says nothing of the error that all photos of a face share, which is in the interval of each photo. Over photos of
 * different people both would be meaningless; nothing here can know whose they are.
 */
import type { Interval, Report } from "../report.ts";
import { clipScore } from "./scale.ts";
import { meanOf } from "../statistics.ts";

/** Mean of some scores; `sd` (n - 1 in the denominator) and the 90 % interval of the mean are null for fewer than two. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly interval90: Interval | null;
}

/** How far the photos of one visit lie apart, score by score. */
export interface PhotosSpread {
  readonly psl: Spread;
  readonly geometry: Spread;
  /** Null when no photo has an appearance score. */
  readonly appearance: Spread | null;
  /** Whether the PSLs are not all made of the same parts: their spread then holds more than the photos' own. */
  readonly mixed: boolean;
}

/** Return mean and spread of scores, 0-100; null of none. See: [Note: Photos of one person]. */
export function spreadOf(scores: readonly number[]): Spread | null {
  if (scores.length === 0) return null;
  const count = scores.length;
  const mean = meanOf(scores);
  if (count < 2) return { count, mean, sd: null, interval90: null };
  const sd = Math.sqrt(scores.reduce((total, score) => total + (score - mean) ** 2, 0) / (count - 1));
  const half = (studentT95(count - 1) * sd) / Math.sqrt(count);
  return { count, mean, sd, interval90: { low: clipScore(mean - half), high: clipScore(mean + half) } };
}

/** Return mean and spread of what some photos gave; null of no photo. */
export function spreadOfPhotos(reports: readonly Report[]): PhotosSpread | null {
  const psl = spreadOf(reports.map((report) => report.psl.score));
  const geometry = spreadOf(reports.map((report) => report.geometry.score));
  if (!psl || !geometry) return null;
  const appearance = spreadOf(reports.flatMap((report) => report.psl.appearance ?? []));
  const makings = new Set(reports.map(({ psl: { kind, models } }) => [kind, ...models].join(" ")));
  return { psl, geometry, appearance, mixed: makings.size > 1 };
}

/** Quantiles of Student's t at 95 % for 1 to 10 degrees of freedom (any statistical table). */
const T95 = [6.3138, 2.92, 2.3534, 2.1318, 2.015, 1.9432, 1.8946, 1.8595, 1.8331, 1.8125];
const Z95 = 1.644854;

/**
 * Return the 95 % quantile of Student's t: a two-sided 90 % interval reaches that many standard errors.
 *
 * From the table up to 10 degrees of freedom, beyond by the Cornish-Fisher expansion around the normal quantile, which
 * is within .0005 there.
 */
export function studentT95(degrees: number): number {
  const tabled = T95[degrees - 1];
  if (tabled !== undefined) return tabled;
  const z = Z95;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}
