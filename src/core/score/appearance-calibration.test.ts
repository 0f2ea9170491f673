import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { calibratedRaw, uninformedReference, type AppearanceCalibration } from "./appearance-calibration.ts";
import { normalQuantile, normalShare } from "./normal-distribution.ts";
import { scoreOn } from "./scale.ts";

const ramp = Array.from({ length: 101 }, (_, percent) => 1 + percent / 100);
const quantile: AppearanceCalibration = { kind: "quantile", percentiles: ramp };

describe("normal distribution", () => {
  it("knows the shares of a table", () => {
    for (const [z, share] of [
      [0, 0.5],
      [1, 0.841344746068543],
      [-1.959963984540054, 0.025],
      [3, 0.99865010196837],
      [-5, 2.866515719e-7],
    ] as const) {
      expect(normalShare(z)).toBeCloseTo(share, 12);
      expect(normalQuantile(share)).toBeCloseTo(z, 6);
    }
  });

  it("ends at eight standard deviations", () => {
    expect([normalShare(-9), normalShare(9)]).toEqual([0, 1]);
    expect([normalQuantile(0), normalQuantile(1)].map(Math.round)).toEqual([-8, 8]);
  });
});

describe("quantile calibration", () => {
  it("puts the reference's median at 50 and its 84th percentile one SD above", () => {
    expect(calibratedRaw(1.5, quantile)).toMatchObject({ percentile: 50, beyond: null });
    expect(calibratedRaw(1.5, quantile).points).toBeCloseTo(50, 9);
    expect(calibratedRaw(1.8413447, quantile).points).toBeCloseTo(62.5, 4);
  });

  it("never falls, and stays at its ends beyond the reference and says so", () => {
    let last = -Infinity;
    for (let raw = 0.5; raw < 2.5; raw += 0.01) {
      const { points } = calibratedRaw(raw, quantile);
      expect(points).toBeGreaterThanOrEqual(last);
      last = points;
    }
    expect(calibratedRaw(0.2, quantile)).toMatchObject({ percentile: 0, beyond: "below" });
    expect(calibratedRaw(0.2, quantile).points).toBeCloseTo(50 - 12.5 * 3.719, 2);
    expect(calibratedRaw(99, quantile)).toMatchObject({ percentile: 100, beyond: "above" });
    expect(calibratedRaw(99, quantile).points).toBeCloseTo(50 + 12.5 * 3.719, 2);
  });
});

describe("the ends of a reference", () => {
  it("belong to it: only what lies past them is beyond", () => {
    const beyond = (raw: number) => calibratedRaw(raw, quantile).beyond;
    expect([0.999, 1, 2, 2.001].map(beyond)).toEqual(["below", null, null, "above"]);
  });
});

describe("linear calibration", () => {
  it("counts SDs from the mean, and takes the percentile from the reference's own distribution where it has one", () => {
    const bare = calibratedRaw(3, { kind: "linear", mean: 1, sd: 2 });
    expect(bare).toMatchObject({ points: 62.5, z: 1, beyond: null });
    expect(bare.percentile).toBeCloseTo(84.134, 2);
    const own = calibratedRaw(1.3, { kind: "linear", mean: 1, sd: 2, percentiles: ramp });
    expect(own.percentile).toBeCloseTo(30, 9);
    expect(calibratedRaw(7, { kind: "linear", mean: 1, sd: 2, percentiles: ramp }).beyond).toBe("above");
  });
});

describe("clamp calibration", () => {
  it("is the rule for raw outputs that are already 0-100", () => {
    const points = (raw: number): number => calibratedRaw(raw, { kind: "clamp" }).points;
    expect([-70, -50, -20, 0, 1.25, 62.5, 100, 140].map(points)).toEqual([0, 0, 30, 0, 1.25, 62.5, 100, 100]);
  });

  it("tells z and percentile of the points, and which end a raw output lies beyond", () => {
    const of = (raw: number) => calibratedRaw(raw, { kind: "clamp" });
    expect(of(62.5).z).toBe(1);
    expect(of(62.5).percentile).toBeCloseTo(84.134, 2);
    expect(of(25).z).toBe(-2);
    expect([-0.1, 0, 50, 100, 100.1].map((raw) => of(raw).beyond)).toEqual([
      "below",
      null,
      null,
      null,
      "above",
    ]);
  });
});

describe("calibratedRaw", () => {
  it("gives no score to what is not a number", () => {
    for (const raw of [NaN, Infinity, -Infinity])
      expect(() => calibratedRaw(raw, quantile)).toThrow(
        new RangeError(`a raw output of ${raw} has no score`),
      );
  });
});

describe("uninformedReference", () => {
  it("promises nothing: the interval is the population's, and holds the score", () => {
    const score = scoreOn(70, uninformedReference(), 0);
    expect(score.percentile).toBeCloseTo(94.5, 1);
    expect(score.interval68.low).toBeCloseTo(50 - 12.43, 2);
    expect(score.interval68.high).toBe(70);
    expect(score.interval90.low).toBeCloseTo(50 - 20.56, 2);
  });
});

const golden = path.resolve(process.env["MIEN_SHARED"] ?? "../shared", "golden/facestats-reference.json");

describe.skipIf(!existsSync(golden))("FaceStats' published reference (needs ../shared/golden)", () => {
  interface Published {
    readonly percentiles: number[];
    readonly published: { readonly raw: number; readonly percentile: number };
  }

  it("gives its one published percentile", () => {
    const { percentiles, published } = JSON.parse(readFileSync(golden, "utf8")) as Published;
    const { percentile, points } = calibratedRaw(published.raw, { kind: "quantile", percentiles });
    expect(percentile / 100).toBeCloseTo(published.percentile, 3);
    expect(points).toBeCloseTo(45.7, 1);
  });
});
