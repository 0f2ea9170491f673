import { describe, expect, it } from "vitest";
import { entryOf, recordOf, type HistoryEntry } from "../../core/history/record.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import { noiseBand, personLines } from "./person-lines.ts";

const entry = (id: string, person: string, score = 50): HistoryEntry =>
  entryOf(recordOf(someReport(score), { id, scoredAt: "2026-01-31T12:00:00.000Z", person }));

describe("the results by person", () => {
  it("have a line for each name, in the order of names, and those without one last", () => {
    const lines = personLines([entry("1", ""), entry("2", "Bo"), entry("3", "Ada"), entry("4", "Bo")]);
    expect(lines.map(({ person, entries }) => [person, entries.map(({ id }) => id)])).toEqual([
      ["Ada", ["3"]],
      ["Bo", ["2", "4"]],
      ["", ["1"]],
    ]);
  });

  it("have a band around the mean, as wide as photos of one face lie apart, from two results on", () => {
    expect(noiseBand([])).toBeNull();
    expect(noiseBand([entry("1", "Ada")])).toBeNull();
    const band = noiseBand([entry("1", "Ada", 48), entry("2", "Ada", 54)]);
    if (!band) throw new Error("no band");
    expect((band.low + band.high) / 2).toBeCloseTo(51, 9);
    expect(band.high - band.low).toBeGreaterThan(5);
    expect(band.high - band.low).toBeLessThan(30);
  });

  it("have a band of those results alone that are made like the newest", () => {
    const other = entry("3", "Ada", 90);
    const made = {
      ...other,
      making: { ...other.making, psl: { kind: "blend" as const, models: ["other"] } },
    };
    const alike = [entry("1", "Ada", 48), entry("2", "Ada", 54)];
    expect(noiseBand([...alike, made])).toEqual(noiseBand(alike));
    expect(noiseBand([made, ...alike])).toBeNull();
  });
});
