/** Figures with intervals that the report on real photographs needs. */
import { bootstrapInterval, meanOf, sdOf } from "../../../src/core/statistics.ts";
import type { Share } from "../../../src/core/validity/real-report.ts";
import type { Figure } from "../../../src/core/validity/report.ts";

const Z95 = 1.959964;

/** Return a share with Wilson's 95 % interval; of nothing it is 0, and may be anything. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, value: 0, low: 0, high: 1 };
  const value = count / of;
  const z2 = Z95 ** 2;
  const middle = (value + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z95 / (1 + z2 / of)) * Math.sqrt((value * (1 - value)) / of + z2 / (4 * of ** 2));
  return { count, of, value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * Return the intraclass correlation of a single value, absolute agreement, of pairs: ICC(A,1) of McGraw and Wong 1996.
 *
 * A shift of all second values against the first ones counts as disagreement. NaN when nothing varies.
 */
export function iccOf(first: readonly number[], second: readonly number[]): number {
  const n = first.length;
  const pairMeans = first.map((value, index) => (value + (second[index] ?? NaN)) / 2);
  const grand = meanOf(pairMeans);
  const [meanA, meanB] = [meanOf(first), meanOf(second)];
  const between = (2 * sum(pairMeans.map((mean) => (mean - grand) ** 2))) / (n - 1);
  const shift = n * ((meanA - grand) ** 2 + (meanB - grand) ** 2);
  const total = sum([...first, ...second].map((value) => (value - grand) ** 2));
  const error = (total - between * (n - 1) - shift) / (n - 1);
  return (between - error) / (between + error + (2 * (shift - error)) / n);
}

/** Return a mean with its 95 % bootstrap interval. */
export function meanFigure(values: readonly number[]): Figure {
  return pairFigure(values, values, meanOf);
}

/** Return a statistic of pairs with its 95 % bootstrap interval; pairs are drawn together. */
export function pairFigure(
  a: readonly number[],
  b: readonly number[],
  statistic: (a: readonly number[], b: readonly number[]) => number,
): Figure {
  return { value: statistic(a, b), ...bootstrapInterval(a, b, { statistic }) };
}

/** Return the values with mean 0 and SD 1. */
export function standardised(values: readonly number[]): number[] {
  const [mean, sd] = [meanOf(values), sdOf(values)];
  return values.map((value) => (value - mean) / sd);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
