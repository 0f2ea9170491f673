import { describe, expect, it } from "vitest";
import { bestWeight, groupGap, lineThrough, paddedRange, residualsOf, tenthsOf } from "./figures.ts";
import { VALIDITY } from "../../ui/method/validity.ts";
import type { ScoredPoint } from "./report.ts";

const straight = Array.from({ length: 25 }, (_, i): ScoredPoint => [i, 10 + 2 * i]);

describe("the figures of the charts", () => {
  it("predict what lies on a line exactly, with no residual", () => {
    expect(lineThrough(straight)(100)).toBeCloseTo(210, 9);
    for (const [, residual] of residualsOf(straight)) expect(residual).toBeCloseTo(0, 9);
  });

  it("predict the mean where all scores are the same", () => {
    expect(
      lineThrough([
        [50, 40],
        [50, 60],
      ])(99),
    ).toBe(50);
  });

  it("put every face into one of ten groups, in order of their scores", () => {
    const tenths = tenthsOf(straight);
    expect(tenths.map(({ faces }) => faces).reduce((a, b) => a + b)).toBe(25);
    expect(tenths).toHaveLength(10);
    for (const [i, tenth] of tenths.entries()) {
      expect(tenth.predicted).toBeCloseTo(tenth.rating, 9);
      if (i > 0) expect(tenth.from).toBeGreaterThan(tenths[i - 1]?.to ?? Infinity);
    }
  });

  it("leave out groups that no face falls into", () => {
    expect(tenthsOf(straight.slice(0, 3))).toHaveLength(3);
  });

  it("leave room around what is drawn, also around a single value", () => {
    expect(paddedRange([0, 10])).toEqual([-0.5, 10.5]);
    expect(paddedRange([5])).toEqual([4.95, 5.05]);
  });

  it("find the weight with the highest agreement", () => {
    const weights = [0, 0.5, 1].map((appearanceWeight) => ({
      appearanceWeight,
      pearson: 1 - appearanceWeight,
    }));
    expect(bestWeight(weights)?.appearanceWeight).toBe(0);
    expect(bestWeight([])).toBeNull();
  });

  it("name the group that a score agrees with less, and nothing where a group is too small", () => {
    const agreement = VALIDITY.landmarkModels[0]?.parts["blend"]?.agreement;
    if (!agreement) throw new Error("the report has no blend");
    const half = { value: 0.5, low: 0.4, high: 0.6, faces: 30 };
    const more = { ...half, value: 0.7 };
    expect(groupGap({ ...agreement, women: half, men: more })?.worse).toBe("women");
    expect(groupGap({ ...agreement, women: more, men: half })).toEqual({
      worse: "men",
      better: "women",
      low: 0.5,
      high: 0.7,
    });
    expect(groupGap({ ...agreement, men: null })).toBeNull();
  });
});
