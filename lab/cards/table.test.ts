import { describe, expect, it } from "vitest";
import { MEASUREMENTS, SCORED_IDS } from "../../src/core/measure/measurements.ts";
import { GEOMETRY_TABLES } from "../../src/core/score/tables.ts";
import { CARD_SHARES } from "../../src/core/score/cards.ts";
import { cardTableOf, type Faces } from "./table.ts";

/** Faces on which every measurement has the given values, one a face. */
const facesOf = (values: readonly number[]): Faces =>
  values.map((value) => MEASUREMENTS.map(({ id }) => ({ id, kind: "measured", value, spread: 0 })));

const range = (count: number, from: number) => Array.from({ length: count }, (_, i) => from + i / count);

describe("the table of the cards", () => {
  const table = cardTableOf(GEOMETRY_TABLES.assembled, {
    photographed: facesOf(range(20, 2)),
    synthetic: facesOf(range(100, 0)),
  });
  const [first] = table.measurements;

  it("counts photographed and synthetic faces half each, however many they are", () => {
    expect(table.faces).toEqual({ photographed: 20, synthetic: 100 });
    expect(first?.mean).toBeCloseTo((2.475 + 0.495) / 2, 6);
    const [low, , middle, , high] = first?.quantiles ?? [];
    expect(first?.quantiles).toHaveLength(CARD_SHARES.length);
    expect(low).toBeGreaterThan(0.08);
    expect(low).toBeLessThan(0.11);
    expect(middle).toBeGreaterThanOrEqual(0.99);
    expect(middle).toBeLessThanOrEqual(2);
    expect(high).toBeGreaterThan(2.8);
    expect(high).toBeLessThan(2.95);
  });

  it("shares the score of the calibration out in whole hundredths, and leaves the diagonal to what is left", () => {
    expect(table.predictionSd).toBe(GEOMETRY_TABLES.assembled.predictionSd);
    expect(table.shares.map((row) => row.length)).toEqual(SCORED_IDS.map(() => SCORED_IDS.length));
    table.shares.forEach((row, i) => expect(row[i]).toBe(0));
    expect(table.shares.flat().every(Number.isInteger)).toBe(true);
  });
});
