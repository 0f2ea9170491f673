/** Statistics: plain functions on arrays; those of agreement take two of equal length. */

/** Return the mean; NaN of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** Return the standard deviation of a population (n in the denominator). */
export function sdOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/** Return the variance of a sample (n - 1 in the denominator); 0 of fewer than two. */
export function sampleVarianceOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1);
}

/** Return the standard deviation of a sample; 0 of fewer than two. */
export function sdOfSample(values: readonly number[]): number {
  return Math.sqrt(sampleVarianceOf(values));
}

/** Return the root of the mean square; 0 of nothing. */
export function rootMeanSquare(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return Math.sqrt(values.reduce((total, value) => total + value * value, 0) / values.length);
}

/** Return Pearson's correlation, -1 to 1; NaN when one side does not vary. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  let together = 0;
  let squareA = 0;
  let squareB = 0;
  a.forEach((value, index) => {
    const da = value - meanA;
    const db = (b[index] ?? Number.NaN) - meanB;
    together += da * db;
    squareA += da * da;
    squareB += db * db;
  });
  return together / Math.sqrt(squareA * squareB);
}

/** Return Spearman's rank correlation; ties share their mean rank. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return pearson(ranks(a), ranks(b));
}

/** Return the mean absolute difference. */
export function meanAbsoluteError(a: readonly number[], b: readonly number[]): number {
  return meanOf(a.map((value, index) => Math.abs(value - (b[index] ?? Number.NaN))));
}

/** Return the ranks from 1; ties share their mean rank. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const result = new Array<number>(values.length).fill(0);
  let start = 0;
  while (start < order.length) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let place = start; place <= end; place += 1) result[order[place] ?? 0] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return result;
}

/** Return the quantile at `share` (0-1) of sorted values, linear between neighbours. */
export function quantileOf(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Return the middle value, of an even number the upper one of both in the middle; 0 of nothing. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * Return the half-width that a new value stays within with probability `level`, given exchangeable residuals.
 *
 * The split-conformal rank: the ceil((n + 1) level)-th smallest absolute residual; the largest one when n is too small.
 */
export function conformalQuantile(residuals: readonly number[], level: number): number {
  const sorted = residuals.map(Math.abs).sort((a, b) => a - b);
  const rank = Math.min(sorted.length, Math.ceil((sorted.length + 1) * level));
  return sorted[rank - 1] ?? Number.NaN;
}

/** Return numbers in [0, 1) from a seed, always the same ones (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Return a 95 % percentile-bootstrap interval of a statistic of paired values; the same for the same seed. */
export function bootstrapInterval(
  a: readonly number[],
  b: readonly number[],
  options: {
    readonly statistic: (a: readonly number[], b: readonly number[]) => number;
    readonly rounds?: number;
  },
): { readonly low: number; readonly high: number } {
  const random = seededRandom(20221117);
  const values = Array.from({ length: options.rounds ?? 1000 }, () => {
    const draw = a.map(() => Math.floor(random() * a.length));
    return options.statistic(
      draw.map((index) => a[index] ?? Number.NaN),
      draw.map((index) => b[index] ?? Number.NaN),
    );
  }).sort((x, y) => x - y);
  return { low: quantileOf(values, 0.025), high: quantileOf(values, 0.975) };
}
