import { describe, expect, it } from "vitest";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { Report } from "../../core/report.ts";
import { comparisonOf } from "../../core/score/compare.ts";
import { differencesBy, expectedByChance, type Part } from "./differences.ts";

function moved(by: number): Report {
  const report = someReport();
  const measurements = report.measurements.map((reading) =>
    reading.kind === "measured" && reading.id === "midface"
      ? { ...reading, value: reading.value + by }
      : reading,
  );
  return { ...report, measurements };
}

const ids = (part: Part, by: number) =>
  differencesBy(comparisonOf(someReport(), moved(by)), part).flatMap(({ rows }) =>
    rows.map(({ card }) => card.id),
  );

describe("the differences of two photos", () => {
  it("hold every measurement that a photo names, also one that is missing, those beyond the noise apart", () => {
    expect(ids("rest", 0).sort()).toEqual(["asymmetry", "lip-ratio", "midface"]);
    expect(ids("more", 0)).toEqual([]);
    expect(ids("rest", 5).sort()).toEqual(["asymmetry", "lip-ratio"]);
    expect(ids("more", 5)).toEqual(["midface"]);
  });

  it("tell how many chance alone would give", () => {
    expect([expectedByChance(41), expectedByChance(3)]).toEqual([2, 1]);
  });
});
