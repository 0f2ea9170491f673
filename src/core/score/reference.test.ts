import { describe, expect, it } from "vitest";
import { normalQuantile } from "./normal-distribution.ts";
import {
  intervalOf,
  LEVEL_SDS,
  onRealPhotos,
  percentileOf,
  REAL_PHOTO_FACTORS,
  type Reference,
} from "./reference.ts";

describe("a percentile", () => {
  it("lies between the stored quantiles in proportion", () => {
    const quantiles = [0, 10, 30, 40, 100];
    expect([0, 5, 10, 20, 35, 70, 100].map((score) => percentileOf(score, quantiles))).toEqual([
      0, 12.5, 25, 37.5, 62.5, 87.5, 100,
    ]);
  });

  it("is 0 below the lowest and 100 above the highest", () => {
    expect([-1, 100.1].map((score) => percentileOf(score, [0, 50, 100]))).toEqual([0, 100]);
  });

  it("is the middle of a step of equal quantiles, at either end too", () => {
    expect(percentileOf(0, [0, 0, 0, 50, 100])).toBe(25);
    expect(percentileOf(100, [0, 50, 100, 100, 100])).toBe(75);
    expect(percentileOf(5, [0, 5, 5, 10, 20])).toBe(37.5);
  });
});

describe("an interval", () => {
  const reference: Reference = {
    quantiles: [0, 100],
    slope: 0.5,
    residuals: { "68": 6, "90": 12 },
  };

  it("stands around the score drawn to the mean by the slope", () => {
    expect(intervalOf(60, reference, "68", 0)).toEqual({ low: 49, high: 61 });
    expect(intervalOf(40, reference, "90", 0)).toEqual({ low: 33, high: 57 });
  });

  it("is wider by what the photo adds, 1.645 times that at 90 %", () => {
    expect(LEVEL_SDS).toEqual({ "68": 1, "90": 1.645 });
    expect(intervalOf(50, reference, "68", 8)).toEqual({ low: 40, high: 60 });
    const { low, high } = intervalOf(50, reference, "90", 8);
    expect(high - low).toBeCloseTo(2 * Math.hypot(12, 13.16), 9);
  });

  it("is wider on photographs of real people, by what the reference faces held too few of there", () => {
    const { residuals, ...same } = onRealPhotos(reference);
    expect(residuals["68"]).toBeCloseTo(6 * REAL_PHOTO_FACTORS["68"], 12);
    expect(residuals["90"]).toBeCloseTo(12 * REAL_PHOTO_FACTORS["90"], 12);
    expect(same).toEqual({ quantiles: reference.quantiles, slope: reference.slope });
    expect(onRealPhotos({ ...reference, slope: 0 }).residuals).toEqual(reference.residuals);
    const factor = (wanted: number, held: number) =>
      normalQuantile(0.5 + wanted / 2) / normalQuantile(0.5 + held / 2);
    expect(REAL_PHOTO_FACTORS["68"]).toBeCloseTo(factor(0.68, 0.62), 2);
    expect(REAL_PHOTO_FACTORS["90"]).toBeCloseTo(factor(0.9, 0.83), 2);
  });

  it("is stretched to hold the score, and cut to 0-100", () => {
    expect(intervalOf(90, reference, "68", 0)).toEqual({ low: 64, high: 90 });
    expect(intervalOf(10, reference, "68", 0)).toEqual({ low: 10, high: 36 });
    expect(intervalOf(100, reference, "90", 60)).toEqual({ low: 0, high: 100 });
    expect(intervalOf(0, reference, "90", 60)).toEqual({ low: 0, high: 100 });
  });
});
