import { describe, expect, it } from "vitest";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { Report } from "../../core/report.ts";
import { comparisonOf } from "../../core/score/compare.ts";
import { differencesBy, expectedByChance } from "./differences.ts";

function moved(by: number): Report {
  const report = someReport();
  const measurements = report.measurements.map((reading) =>
    reading.kind === "measured" && reading.id === "midface"
      ? { ...reading, value: reading.value + by }
      : reading,
  );
  return { ...report, measurements };
}

const ids = (filter: "all" | "more", by: number) =>
  differencesBy(comparisonOf(someReport(), moved(by)), filter).flatMap(({ rows }) =>
    rows.map(({ card }) => card.id),
  );

describe("the differences of two photos", () => {
  it("hold every measurement that a photo names, also one that is missing", () => {
    expect(ids("all", 0).sort()).toEqual(["asymmetry", "lip-ratio", "midface"]);
  });

  it("hold only what is beyond the noise when that is asked for", () => {
    expect(ids("more", 0)).toEqual([]);
    expect(ids("more", 5)).toEqual(["midface"]);
  });

  it("tell how many chance alone would give", () => {
    expect([expectedByChance(41), expectedByChance(3)]).toEqual([2, 1]);
  });
});
