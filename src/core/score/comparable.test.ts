import { describe, expect, it } from "vitest";
import { someReport } from "../history/testing/some-report.ts";
import type { Report } from "../report.ts";
import { comparableOf } from "./comparable.ts";
import { comparisonBetween } from "./compare.ts";

/** A photo whose midface is so long, and without notes that every photo of the person would carry. */
function photo(midface: number, quality: Report["quality"] = []): Report {
  const report = someReport();
  const measurements = report.measurements.map((reading) =>
    reading.kind === "measured" && reading.id === "midface" ? { ...reading, value: midface } : reading,
  );
  return { ...report, measurements, quality };
}

describe("a person's photos as one side of a comparison", () => {
  it("have the mean of every number", () => {
    const one = { ...photo(1), psl: { ...photo(1).psl, score: 40 } };
    const { psl, measurements } = comparableOf([one, photo(1.2)]);
    expect(psl.value).toBeCloseTo((40 + someReport().psl.score) / 2, 9);
    expect(measurements.get("midface")?.value).toBeCloseTo(1.1, 9);
    expect(measurements.get("lip-ratio")).toBeNull();
  });

  it("have less noise the more there are: the variance of a mean", () => {
    const [one, four] = [comparableOf([photo(1)]), comparableOf(Array.from({ length: 4 }, () => photo(1)))];
    expect(four.measurements.get("midface")?.sd).toBeCloseTo(
      (one.measurements.get("midface")?.sd ?? NaN) / 2,
      9,
    );
    expect(four.geometry.sd).toBeCloseTo(one.geometry.sd / 2, 9);
    expect(four.psl.sd).toBeCloseTo(one.psl.sd / 2, 9);
    expect(four.appearance.get("compact")?.sd).toBeCloseTo((one.appearance.get("compact")?.sd ?? NaN) / 2, 9);
  });

  it("keep what a note adds that all of them carry", () => {
    const dark = [{ code: "too-dark", severity: "warning" }] as const;
    const shared = comparableOf([photo(1, dark), photo(1, dark)]);
    expect(shared.appearance.get("compact")?.sd).toBeGreaterThan(
      comparableOf([photo(1, dark), photo(1)]).appearance.get("compact")?.sd ?? NaN,
    );
  });

  it("differ from a photo by more than noise sooner than one photo does", () => {
    const mean = comparableOf(Array.from({ length: 16 }, () => photo(1)));
    const found = [comparableOf([photo(1)]), mean].map((side) => {
      const { measurements } = comparisonBetween(side, comparableOf([photo(1.1)]));
      const compared = measurements.find(({ id }) => id === "midface")?.compared;
      return compared?.kind === "compared" ? compared.noiseSd : NaN;
    });
    expect(found[1]).toBeLessThan(found[0] ?? NaN);
  });

  it("are a mistake where there is none", () => {
    expect(() => comparableOf([])).toThrow(RangeError);
  });
});
