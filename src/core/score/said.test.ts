import { describe, expect, it } from "vitest";
import type { QualityNote } from "../report.ts";
import type { Compared } from "./place.ts";
import { saidOf, type SaidReport } from "./said.ts";

/** A group in which a score is its own percentile. */
const even: Compared = { group: "women", faces: 101, quantiles: Array.from({ length: 101 }, (_, i) => i) };

function report(change: Partial<SaidReport> = {}): SaidReport {
  return {
    psl: { score: 50, interval90: { low: 20, high: 96 } },
    geometry: {
      regions: [
        { region: "eyes", points: 1.2 },
        { region: "nose", points: -4 },
        { region: "mouth", points: 3.4 },
      ],
    },
    quality: [],
    ...change,
  };
}

describe("what is said of a result", () => {
  it("is the band of the score and those of the ends of its interval, within the group", () => {
    expect(saidOf(report(), even)).toMatchObject({
      band: "average",
      from: "below-average",
      to: "well-above-average",
    });
    const high = { ...even, quantiles: even.quantiles.map((score) => score / 2) };
    expect(saidOf(report(), high).band).toBe("well-above-average");
  });

  it("names the region with the most points on either side", () => {
    const { raised, lowered } = saidOf(report(), even);
    expect([raised?.region, lowered?.region]).toEqual(["mouth", "nose"]);
  });

  it("names no region that moves the score by less than half a point, and none on a side that has none", () => {
    const regions = [
      { region: "eyes", points: 0.49 },
      { region: "nose", points: 0.3 },
    ] as const;
    expect(saidOf(report({ geometry: { regions } }), even)).toMatchObject({ raised: null, lowered: null });
    const up = [{ region: "jaw", points: 2 }] as const;
    expect(saidOf(report({ geometry: { regions: up } }), even)).toMatchObject({
      raised: up[0],
      lowered: null,
    });
    expect(saidOf(report({ geometry: { regions: [] } }), even)).toMatchObject({
      raised: null,
      lowered: null,
    });
  });

  it("tells what about the photo would make it surer, the gravest first, and nothing that adds nothing", () => {
    const note = (code: QualityNote["code"], value?: number): QualityNote =>
      value === undefined ? { code, severity: "warning" } : { code, severity: "warning", value };
    const quality = [note("uneven-light"), note("rolled", 8), note("mouth-covered"), note("too-dark")];
    expect(saidOf(report({ quality }), even).surer).toEqual(["mouth-covered", "too-dark"]);
    expect(saidOf(report({ quality: [note("several-faces"), note("turned", 4)] }), even).surer).toEqual([]);
  });
});
