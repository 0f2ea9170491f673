import { describe, expect, it } from "vitest";
import { someReport } from "../../src/core/history/testing/some-report.ts";
import { comparisonOf } from "../../src/core/score/compare.ts";
import { resavedFigures } from "./resaved.ts";

describe("photos that were saved again", () => {
  it("are counted by the rows that lie beyond the noise, of those that could be compared", () => {
    const moved = {
      ...someReport(95),
      measurements: someReport().measurements.map((reading) =>
        reading.kind === "measured" && reading.id === "midface" ? { ...reading, value: 9 } : reading,
      ),
    };
    const comparisons = [comparisonOf(someReport(), someReport()), comparisonOf(someReport(), moved)];
    expect(resavedFigures(comparisons)).toEqual({
      pairs: 2,
      rows: 4,
      beyond: 1,
      share: 0.25,
      scores: 6,
      scoresBeyond: 1,
    });
  });
});
