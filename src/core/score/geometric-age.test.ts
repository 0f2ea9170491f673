import { describe, expect, it } from "vitest";
import type { RawReading } from "../measure/read.ts";
import { AGE_TABLES, fitAge, geometricAge, looksTooYoung } from "./geometric-age.ts";
import { seededRandom } from "../statistics.ts";

const meanFace = (shift: number): RawReading[] =>
  AGE_TABLES.official.measurements.map((row) => ({
    id: row.id,
    kind: "measured",
    value: row.mean + shift * Math.sign(row.years) * row.sd,
    spread: 0,
  }));

describe("the age from geometry", () => {
  it("is the mean age for the mean face, lower and refused for a younger one", () => {
    const table = AGE_TABLES.official;
    expect(geometricAge(meanFace(0), table)).toBeCloseTo(table.intercept, 9);
    expect(looksTooYoung(meanFace(0), table)).toBe(false);
    expect(looksTooYoung(meanFace(-1), table)).toBe(true);
  });

  it("is unknown when a measurement is missing", () => {
    expect(geometricAge(meanFace(0).slice(1), AGE_TABLES.official)).toBeNull();
    expect(looksTooYoung([], AGE_TABLES.assembled)).toBeNull();
  });

  it("finds the line that made the ages, and refuses about 2 % of those who look 25 or older", () => {
    const random = seededRandom(5);
    const faces = Array.from({ length: 400 }, (_, n) => {
      const value = random();
      const readings = [{ id: "a", kind: "measured" as const, value, spread: 0 }];
      return { age: 5 + 60 * value + random(), fold: n % 10, readings };
    });
    const table = fitAge(faces, ["a"]);
    expect(table.figures.pearson).toBeGreaterThan(0.99);
    expect(table.figures.refusedFrom25).toBeLessThan(0.04);
    expect(table.figures.refusedUnder16).toBe(1);
  });
});
