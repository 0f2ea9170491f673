import { describe, expect, it } from "vitest";
import { BIN_POINTS, histogramOf } from "./histogram.ts";

describe("a histogram of scores", () => {
  it("covers the whole scale without gaps, also of no score", () => {
    const bins = histogramOf([]);
    expect(bins[0]?.from).toBe(0);
    expect(bins.at(-1)?.to).toBe(100);
    for (const [at, bin] of bins.entries())
      expect(bin).toEqual({ from: at * BIN_POINTS, to: (at + 1) * BIN_POINTS, count: 0 });
  });

  it("has each score once, in the bin whose lower end it reaches", () => {
    const scores = [0, 4.99, 5, 49.9, 50, 54.999, 99, 100];
    const filled = histogramOf(scores).filter(({ count }) => count > 0);
    expect(filled.map(({ from, count }) => [from, count])).toEqual([
      [0, 2],
      [5, 1],
      [45, 1],
      [50, 2],
      [95, 2],
    ]);
    expect(filled.reduce((sum, { count }) => sum + count, 0)).toBe(scores.length);
  });
});
