import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AppearanceAnswer, GeometricScore } from "../report.ts";
import type { Reference } from "./reference.ts";
import { intervalOf, percentileOf } from "./reference.ts";
import { bandOf, blendOf, scoreFromZ, scoreOn } from "./scale.ts";
import { extraSdOf, largestSd } from "./uncertainty.ts";

const reference: Reference = {
  quantiles: Array.from({ length: 101 }, (_, i) => 20 + 0.6 * i),
  slope: 0.75,
  residuals: { "68": 8, "90": 13 },
};
const points = fc.double({ min: -40, max: 140, noNaN: true });
const geometry: GeometricScore = {
  ...scoreOn(60, reference, 0),
  landmarkModel: "assembled",
  regions: [],
  contributions: [],
};
const answer = (model: string, score: number): AppearanceAnswer => ({
  ...scoreOn(score, reference, 0),
  kind: "answered",
  model,
  raw: 1,
  spread: 0,
});
const silent: AppearanceAnswer = { kind: "silent", model: "b", fault: { code: "model-network", detail: "" } };

describe("a score", () => {
  it("is 50 + 12.5 z cut to 0-100, and .08 of it on the forum scale", () => {
    expect([scoreFromZ(0), scoreFromZ(1), scoreFromZ(9), scoreFromZ(-9)]).toEqual([50, 62.5, 100, 0]);
    expect(scoreOn(62.5, reference, 0).psl8).toBeCloseTo(5, 12);
  });

  it("lies inside both intervals, the wider one holding the narrower one, whatever the photo adds", () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0, max: 30, noNaN: true }), (value, extra) => {
        const { score, interval68, interval90 } = scoreOn(value, reference, extra);
        expect(interval68.low).toBeLessThanOrEqual(score);
        expect(interval68.high).toBeGreaterThanOrEqual(score);
        expect(interval90.low).toBeLessThanOrEqual(interval68.low);
        expect(interval90.high).toBeGreaterThanOrEqual(interval68.high);
        expect(Math.min(interval90.low, 100 - interval90.high)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("has a percentile that never falls as the score rises", () => {
    fc.assert(
      fc.property(points, points, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(percentileOf(low, reference.quantiles)).toBeLessThanOrEqual(
          percentileOf(high, reference.quantiles),
        );
      }),
    );
    expect([10, 20, 50, 80, 99].map((score) => percentileOf(score, reference.quantiles))).toEqual([
      0,
      0,
      expect.closeTo(50, 9),
      100,
      100,
    ]);
    expect(percentileOf(5, [0, 5, 5, 5, 10])).toBe(50);
  });

  it("changes band at half and one and a half SD either side of the middle, as shares of a normal population", () => {
    expect([6.68, 6.69, 30.86, 69.14, 69.15, 93.32].map(bandOf)).toEqual([
      "well-below-average",
      "below-average",
      "average",
      "average",
      "above-average",
      "well-above-average",
    ]);
  });
});

describe("the interval", () => {
  it("leans toward the mean for an extreme score and widens in quadrature", () => {
    expect(intervalOf(70, reference, "68", 0)).toEqual({ low: 57, high: 73 });
    expect(intervalOf(50, reference, "68", 6)).toEqual({ low: 40, high: 60 });
    expect(
      extraSdOf(3, [
        { code: "blurred", severity: "warning" },
        { code: "several-faces", severity: "warning" },
      ]),
    ).toBeCloseTo(Math.hypot(3, largestSd("blurred")), 12);
  });
});

describe("the blend", () => {
  it("is .6 geometry and .4 of the mean of those models that answered", () => {
    const blend = blendOf(geometry, [answer("a", 40), silent, answer("c", 50)], { reference, extraSd: 0 });
    expect(blend).toMatchObject({ kind: "blend", appearance: 45, models: ["a", "c"] });
    expect(blend.score).toBeCloseTo(0.6 * 60 + 0.4 * 45, 12);
  });

  it("is the geometric score alone, and says so, when no model answered or this blend was never measured", () => {
    expect(blendOf(geometry, [silent], { reference, extraSd: 0 })).toMatchObject({
      kind: "geometric-only",
      score: 60,
      appearance: null,
      weights: { geometry: 1, appearance: 0 },
    });
    expect(blendOf(geometry, [answer("a", 40)], { reference: null, extraSd: 0 }).kind).toBe("geometric-only");
  });
});
