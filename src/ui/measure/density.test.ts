import { describe, expect, it } from "vitest";
import { densityOf, quantileAt } from "./density.ts";

/** Quantiles of an even spread over 20..80. */
const even = Array.from({ length: 101 }, (_, i) => 20 + 0.6 * i);

describe("the curve of a population", () => {
  it("has an area of 1", () => {
    const area = densityOf(even, { from: 0, to: 100, step: 0.5 }).reduce((sum, { y }) => sum + y * 0.5, 0);
    expect(area).toBeCloseTo(1, 2);
  });

  it("is flat where people are spread evenly and low where there are none", () => {
    const curve = densityOf(even, { from: 0, to: 100, step: 1 });
    expect(curve[40]?.y).toBeCloseTo(curve[60]?.y ?? 0, 4);
    expect(curve[5]?.y ?? 1).toBeLessThan((curve[50]?.y ?? 0) / 100);
  });

  it("finds the value of a share", () => {
    expect(quantileAt(even, 0.25)).toBeCloseTo(35);
    expect(quantileAt(even, 1)).toBe(80);
  });
});
