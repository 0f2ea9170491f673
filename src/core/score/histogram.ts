/** How many scores lie where: the counts behind a histogram. */

/** One bin: from its lower end, included, to its upper end. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Width of a bin, in points on 0-100: about half the standard deviation of the reference faces. */
export const BIN_POINTS = 5;

/** Return the bins of all of 0-100 with the number of scores in each; 100 itself is in the last. */
export function histogramOf(scores: readonly number[]): Bin[] {
  const bins = Math.round(100 / BIN_POINTS);
  const counts = new Array<number>(bins).fill(0);
  for (const score of scores) {
    const bin = Math.min(Math.max(Math.floor(score / BIN_POINTS), 0), bins - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, bin) => ({ from: bin * BIN_POINTS, to: (bin + 1) * BIN_POINTS, count }));
}
