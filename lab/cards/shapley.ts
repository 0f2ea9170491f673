/** Shapley values of a linear score under conditional expectation. See [Note: Shared points] in `src/core/score/sharing.ts`. */
import { seededRandom } from "../../src/core/statistics.ts";

/** A square table of numbers, row by row. */
export type Square = readonly (readonly number[])[];

/** Of less than this share of its variance nothing new is learnt: the others determine the measurement. */
const LEAST_VARIANCE = 1e-6;

/** Orders to average over, each read from both ends; their mean errs by about a hundredth of a point per SD. */
const ORDERS = 20_000;
const SEED = 17;

/**
 * Return the matrix A of `points = A z`, averaged over orders of the columns.
 *
 * `weights` are those of the linear score per SD, `correlations` those between its columns. Column j of A adds up to the
 * j-th weight, so that the points always add up to the score; entry i, j is what of the j-th column's SD is the i-th's.
 */
export function shapleyMatrix(
  weights: readonly number[],
  correlations: Square,
  orders: readonly (readonly number[])[] = randomOrders(weights.length),
): number[][] {
  const size = weights.length;
  const sum = new Float64Array(size * size);
  for (const order of orders) addOrder(sum, weights, { correlations, order });
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (sum[i * size + j] ?? 0) / orders.length),
  );
}

/**
 * Let the columns become known one after the other, and add what the expected score moves by.
 *
 * `covariance` is what is left of the correlations, `rest` the part of each column that is not expected, as a combination of
 * the columns (one a row).
 */
function addOrder(
  sum: Float64Array,
  weights: readonly number[],
  { correlations, order }: { readonly correlations: Square; readonly order: readonly number[] },
): void {
  const size = weights.length;
  const covariance = Float64Array.from(correlations.flat());
  const rest = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) rest[i * (size + 1)] = 1;
  for (const known of order) {
    const column = covariance.slice(known * size, (known + 1) * size);
    const surprise = rest.slice(known * size, (known + 1) * size);
    const variance = column[known] ?? 0;
    if (variance < LEAST_VARIANCE) continue;
    const slope = weights.reduce((total, weight, i) => total + weight * (column[i] ?? 0), 0) / variance;
    for (let j = 0; j < size; j += 1)
      sum[known * size + j] = (sum[known * size + j] ?? 0) + slope * (surprise[j] ?? 0);
    for (let i = 0; i < size; i += 1) {
      const part = (column[i] ?? 0) / variance;
      for (let j = 0; j < size; j += 1) {
        const at = i * size + j;
        covariance[at] = (covariance[at] ?? 0) - part * (column[j] ?? 0);
        rest[at] = (rest[at] ?? 0) - part * (surprise[j] ?? 0);
      }
    }
  }
}

/** Return shuffled orders and each of them reversed: the two together err less than two of their own. Always the same. */
function randomOrders(size: number): number[][] {
  const random = seededRandom(SEED);
  return Array.from({ length: ORDERS / 2 }, () => {
    const order = Array.from({ length: size }, (_, i) => i);
    for (let i = size - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    return order;
  }).flatMap((order) => [order, [...order].reverse()]);
}
