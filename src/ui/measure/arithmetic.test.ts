import { describe, expect, it } from "vitest";
import { decimalsOfSum, decimalsThatAddUp } from "./arithmetic.ts";

const weights = { geometry: 0.6, appearance: 0.4 };
const blend = (geometry: number, appearance: number) => ({
  geometry,
  appearance,
  psl: 0.6 * geometry + 0.4 * appearance,
  weights,
});

describe("the written blend", () => {
  it("uses one decimal when that adds up", () => {
    expect(decimalsThatAddUp(blend(54.2, 61), 1)).toBe(1);
  });

  it("uses more when one decimal would not add up on paper", () => {
    expect(decimalsThatAddUp(blend(54.04, 61.04), 1)).toBe(1);
    expect(decimalsThatAddUp(blend(50.04, 50.13), 1)).toBeGreaterThan(1);
  });
});

describe("the written sum of the regions", () => {
  it("uses one decimal when that adds up, and more when it would not", () => {
    expect(decimalsOfSum([1.2, -3.4], 1)).toBe(1);
    expect(decimalsOfSum([1.04, 1.04, 1.04], 1)).toBe(2);
    expect(decimalsOfSum([0.014, 0.014, 0.024], 1)).toBe(3);
    expect(decimalsOfSum([], 1)).toBe(1);
  });
});

describe("a sum on a finer scale", () => {
  it("starts at the decimals of its whole", () => {
    expect(decimalsThatAddUp(blend(4.32, 4.88), 2)).toBe(2);
    expect(decimalsThatAddUp(blend(4.004, 4.013), 2)).toBeGreaterThan(2);
    expect(decimalsOfSum([0.12, -0.34], 2)).toBe(2);
    expect(decimalsOfSum([0.104, 0.104, 0.104], 2)).toBe(3);
  });
});
