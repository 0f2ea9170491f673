import { describe, expect, it } from "vitest";
import { compared, comparisonTable, isOursFirst } from "./pairs.ts";

const load = [1, 4, 1.5, 3, 2, 1, 5, 1.2];

describe("two builds measured in pairs", () => {
  it("gives the ratio of the medians, and an interval that load on both sides at once does not widen", () => {
    const [photo] = compared(
      load.map((slower) => ({ photo: 90 * slower })),
      load.map((slower) => ({ photo: 100 * slower })),
    );
    expect(photo).toMatchObject({ name: "photo", pairs: 8, ours: 157.5, theirs: 175 });
    expect(photo?.ratio?.value).toBeCloseTo(0.9, 9);
    expect(photo?.ratio?.low).toBeCloseTo(0.9, 9);
    expect(photo?.ratio?.high).toBeCloseTo(0.9, 9);
  });

  it("has an interval on both sides of one where the builds only differ by chance", () => {
    const there = load.map((slower) => ({ photo: slower }));
    const back = load.toReversed().map((slower) => ({ photo: slower }));
    const [photo] = compared(there, back);
    expect(photo?.ratio?.low).toBeLessThan(1);
    expect(photo?.ratio?.high).toBeGreaterThan(1);
  });

  it("leaves out what one build has not, and pairs in which a figure is missing", () => {
    const ours = [
      { all: 2, new: 1 },
      { all: 4, new: 1 },
      { all: 6, new: 1 },
    ];
    const figures = compared(ours, [{ all: 4 }, { all: NaN }, { all: 12 }]);
    expect(figures.map(({ name, pairs }) => [name, pairs])).toEqual([["all", 2]]);
    expect(figures[0]?.ratio?.value).toBe(0.5);
  });

  it("refuses what are no pairs", () => {
    expect(() => compared([{ all: 1 }], [])).toThrow("1 and 0 measurements are no pairs");
  });

  it("lets each build be the first in every other pair", () => {
    expect([0, 1, 2, 3].map(isOursFirst)).toEqual([true, false, true, false]);
  });

  it("has no ratio to nothing", () => {
    const figures = compared([{ bytes: 3 }], [{ bytes: 0 }]);
    expect(comparisonTable(figures, "main")).toContain("| bytes | 3.00 | 0.00 | – |");
  });
});
