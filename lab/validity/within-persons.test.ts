import { describe, expect, it } from "vitest";
import { pairFigures, sdWithin, toAnother } from "./within-persons.ts";

describe("scores between photos of one person", () => {
  it("have the SD of the photos about each person's own mean, pooled by degrees of freedom", () => {
    // Squares 2, 0 and 8 with 1, 1 and 2 degrees of freedom; a single photo tells nothing.
    expect(sdWithin([[49, 51], [70, 70], [28, 30, 32], [99]])).toBeCloseTo(Math.sqrt(10 / 4), 12);
  });

  it("agree fully when both photos of each person score alike, and not at all when only photos differ", () => {
    expect(
      pairFigures([
        [40, 40],
        [50, 50],
        [60, 60],
      ]),
    ).toMatchObject({ pairs: 3, icc: 1, iccOfMean: 1, shift: 0 });
    expect(
      pairFigures([
        [45, 55],
        [55, 45],
      ]).icc,
    ).toBe(-1);
  });

  it("tell what moves everybody apart from what moves one", () => {
    const figures = pairFigures([
      [40, 44],
      [50, 54],
      [60, 64],
    ]);
    expect(figures).toMatchObject({ shift: 4, sdOfDifference: 0, iccConsistency: 1 });
    // One-way: 200 between, 8 within.
    expect(figures.icc).toBeCloseTo((200 - 8) / (200 + 8), 12);
    expect(figures.iccOfMean).toBeCloseTo((2 * figures.icc) / (1 + figures.icc), 12);
  });

  it("are nearer to a third photo as a mean of two than alone", () => {
    const { cases, one, meanOfTwo } = toAnother([
      [40, 50, 45],
      [1, 2],
    ]);
    // Of three photos each is once the third; of two there is none.
    expect(cases).toBe(3);
    expect(meanOfTwo).toBeCloseTo(Math.sqrt((0 + 7.5 ** 2 + 7.5 ** 2) / 3), 12);
    expect(one).toBeCloseTo(Math.sqrt((2 * 25 + 2 * 25 + 2 * 100) / 6), 12);
  });
});
