import { describe, expect, it } from "vitest";
import { iccOf, shareOf, standardised } from "./statistics.ts";

describe("a share", () => {
  it("has Wilson's interval, which leaves room beside none and all", () => {
    expect(shareOf(0, 10)).toMatchObject({ count: 0, of: 10, value: 0, low: 0 });
    expect(shareOf(0, 10).high).toBeCloseTo(0.2775, 3);
    expect(shareOf(10, 10).low).toBeCloseTo(0.7225, 3);
    expect(shareOf(15, 100).low).toBeCloseTo(0.0931, 3);
    expect(shareOf(15, 100).high).toBeCloseTo(0.2328, 3);
  });

  it("of nothing may be anything", () => {
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
});

describe("the intraclass correlation of pairs", () => {
  it("is 1 where both values are the same, and falls with a shift that correlation does not see", () => {
    const values = [10, 20, 30, 40];
    expect(iccOf(values, values)).toBeCloseTo(1, 12);
    const shifted = iccOf(
      values,
      values.map((value) => value + 10),
    );
    // Between pairs 1000 / 3, shift 2 * 4 * 25 = 200, error 0: (1000/3) / (1000/3 + 2 * 200 / 4).
    expect(shifted).toBeCloseTo(1000 / 3 / (1000 / 3 + 100), 12);
  });

  it("is near 0 where the second value knows nothing of the first", () => {
    expect(Math.abs(iccOf([1, 2, 3, 4, 1, 2, 3, 4], [1, 1, 1, 1, 4, 4, 4, 4]))).toBeLessThan(0.2);
  });
});

it("standardised values have mean 0 and SD 1", () => {
  expect(standardised([1, 3])).toEqual([-1, 1]);
});
