import { describe, expect, it } from "vitest";
import { comparisonOf, tallyOf } from "../score/compare.ts";
import { joinedPhotos } from "../score/joined.ts";
import { extraSdOf } from "../score/uncertainty.ts";
import { keptResult } from "./kept-result.ts";
import { recordOf } from "./record.ts";
import { someReport } from "./testing/some-report.ts";

const about = { id: "a", scoredAt: "2026-01-31T12:00:00.000Z" };

describe("a kept result that is compared", () => {
  it("differs from its own report in nothing but rounding, with the same noise", () => {
    const report = someReport();
    const { psl, geometry, measurements, appearance } = comparisonOf(
      report,
      keptResult(recordOf(report, about)),
    );
    const all = [
      psl,
      geometry,
      ...measurements.map((each) => each.compared),
      ...appearance.map((each) => each.compared),
    ];
    for (const compared of all) {
      if (compared.kind === "not-compared") continue;
      expect(compared.difference).toBeCloseTo(0, 2);
      expect(compared.isMoreThanNoise).toBe(false);
    }
    const own = comparisonOf(report, report);
    if (psl.kind !== "compared" || own.psl.kind !== "compared") throw new Error("not compared");
    expect(psl.noiseSd).toBeCloseTo(own.psl.noiseSd, 9);
    expect(tallyOf(comparisonOf(report, keptResult(recordOf(report, about)))).compared).toBe(2);
  });

  it("joins with others, and says what people added", () => {
    const said = recordOf({ ...someReport(60), saidAdult: true, placedByHand: [33] }, about);
    const joined = joinedPhotos([someReport(50), keptResult(said)]);
    expect(joined).toMatchObject({ kind: "joined", saidAdult: true, hasPlacedByHand: true });
    expect(joined.kind === "joined" && joined.psl.score).toBeCloseTo(55, 9);
  });

  it("has the most that its notes can add, where it was kept before that was written down", () => {
    const { extraSd, quality } = keptResult({ ...recordOf(someReport(), about), extraSd: null });
    expect(extraSd).toBe(extraSdOf(0, quality));
    expect(extraSd).toBeGreaterThanOrEqual(extraSdOf(0, someReport().quality));
  });

  it("passes over notes and reasons of a later version", () => {
    const record = recordOf(someReport(), about);
    const later = {
      ...record,
      quality: [...record.quality, { code: "from-later", severity: "note" as const }],
      measurements: [{ id: "midface", reason: "from-later" }],
    };
    expect(keptResult(later).quality).toHaveLength(record.quality.length);
    expect(keptResult(later).measurements).toEqual([
      { id: "midface", kind: "not-measured", reason: "degenerate" },
    ]);
  });
});
