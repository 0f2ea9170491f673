import { describe, expect, it } from "vitest";
import {
  bootstrapInterval,
  conformalQuantile,
  meanAbsoluteError,
  meanOf,
  pearson,
  quantileOf,
  ranks,
  sdOf,
  seededRandom,
  spearman,
} from "./statistics.ts";

describe("the statistics of agreement", () => {
  it("have the mean and the SD of a population, and none of nothing", () => {
    expect(meanOf([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
    expect(sdOf([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
    expect(meanOf([])).toBeNaN();
  });

  it("correlate by Pearson: a line is 1 or -1, and what does not vary has none", () => {
    expect(pearson([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 12);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    // By hand: 3 / sqrt(5 x 5).
    expect(pearson([1, 2, 3, 4], [2, 1, 4, 3])).toBeCloseTo(0.6, 12);
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(pearson([1, 2, 3], [1, 2])).toBeNaN();
  });

  it("correlate by ranks whatever the distances, and tied values share a rank", () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 1000, 100])).toBeCloseTo(0.8, 12);
    expect(ranks([10, 30, 20])).toEqual([1, 3, 2]);
    expect(ranks([7, 7, 7, 1])).toEqual([3, 3, 3, 1]);
    expect(ranks([])).toEqual([]);
  });

  it("take the mean of what values differ, by size", () => {
    expect(meanAbsoluteError([1, 5, 3], [3, 1, 3])).toBe(2);
    expect(meanAbsoluteError([1, 2], [1])).toBeNaN();
  });

  it("take a quantile between its neighbours", () => {
    const sorted = [0, 10, 20, 40];
    expect([0, 0.5, 1, 0.9].map((share) => quantileOf(sorted, share))).toEqual([
      0,
      15,
      40,
      expect.closeTo(34, 9),
    ]);
    expect(quantileOf([], 0.5)).toBeNaN();
  });

  it("take the conformal rank, and the largest residual where there are too few", () => {
    expect(conformalQuantile([-3, 1, 2], 0.5)).toBe(2);
    expect(conformalQuantile([-3, 1, 2], 0.9)).toBe(3);
    expect(conformalQuantile([-3, 1, 2], 0.25)).toBe(1);
    expect(conformalQuantile([], 0.9)).toBeNaN();
  });

  it("draw the numbers of mulberry32, always the same ones", () => {
    const random = seededRandom(1);
    expect([random(), random(), random()]).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ]);
  });

  it("say between which values a statistic lies, by drawing pairs again", () => {
    const values = Array.from({ length: 100 }, (_, k) => k);
    const mean = (a: readonly number[]) => meanOf(a);
    const { low, high } = bootstrapInterval(values, values, { statistic: mean });
    // The standard error of the mean is 28.9 / 10.
    expect(low).toBeGreaterThan(49.5 - 2.2 * 2.89);
    expect(low).toBeLessThan(49.5 - 1.7 * 2.89);
    expect(high).toBeGreaterThan(49.5 + 1.7 * 2.89);
    expect(high).toBeLessThan(49.5 + 2.2 * 2.89);
    expect(bootstrapInterval(values, values, { statistic: mean })).toEqual({ low, high });
    // Pairs stay pairs.
    expect(bootstrapInterval(values, values, { statistic: pearson, rounds: 20 }).low).toBeCloseTo(1, 9);
    let rounds = 0;
    bootstrapInterval([1, 2], [1, 2], { statistic: () => (rounds += 1), rounds: 7 });
    expect(rounds).toBe(7);
  });
});
