import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEASUREMENTS, SCORED_IDS } from "../measure/measurements.ts";
import type { RawReading } from "../measure/read.ts";
import {
  geometricScore,
  missingMeasurements,
  missingSd,
  passSdOf,
  termsOf,
  withReference,
} from "./calibration.ts";
import { CARD_TABLES } from "./cards.ts";
import { fitGeometry } from "../../../lab/fitting/fit.ts";
import type { RatedFace } from "../../../lab/fitting/fit.ts";
import { pearson, sdOf, seededRandom } from "../statistics.ts";
import { GEOMETRY_TABLES } from "./tables.ts";

const kinds = ["official", "assembled"] as const;

/** A face with the given z for each card. */
const faceOf = (zs: readonly number[], kind: (typeof kinds)[number] = "assembled"): RawReading[] =>
  GEOMETRY_TABLES[kind].measurements.map((row, i) => ({
    id: row.id,
    kind: "measured",
    value: row.mean + row.sd * (zs[i] ?? 0),
    spread: 0,
  }));

describe.each(kinds)("the %s table", (kind) => {
  const table = GEOMETRY_TABLES[kind];

  it("has a row for every card and weight exactly for the scored ones", () => {
    expect(table.measurements.map((row) => row.id)).toEqual(MEASUREMENTS.map((card) => card.id));
    expect(table.measurements.filter((row) => row.points !== 0).map((row) => row.id)).toEqual(SCORED_IDS);
    expect(table.measurements.every((row) => row.sd > 0 && Number.isFinite(row.mean))).toBe(true);
  });

  it("reached the agreement it must reach on held-out faces", () => {
    expect(table.figures.pearson).toBeGreaterThanOrEqual(kind === "official" ? 0.74 : 0.69);
    expect(table.reference.quantiles).toHaveLength(101);
    table.reference.quantiles
      .slice(1)
      .forEach((q, i) => expect(q).toBeGreaterThanOrEqual(table.reference.quantiles[i] ?? 0));
  });

  it("scores the mean face 50", () => {
    expect(geometricScore(faceOf([], kind), table)?.score).toBeCloseTo(50, 9);
  });
});

describe("the contributions", () => {
  const table = GEOMETRY_TABLES.assembled;

  it("add up with 50 to the score before clipping, to 1e-9", () => {
    const zs = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 43, maxLength: 43 });
    fc.assert(
      fc.property(zs, (values) => {
        const result = geometricScore(faceOf(values), table);
        for (const parts of [result?.contributions ?? [], result?.regions ?? []]) {
          const total = parts.reduce((sum, { points }) => sum + points, 50);
          const clipped = Math.min(100, Math.max(0, total));
          expect(Math.abs(clipped - (result?.score ?? Number.NaN))).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it("leave out what was not measured, name it and widen the interval", () => {
    const readings = faceOf([1, 1, 1, 1]).map((reading): RawReading =>
      reading.id === "chin-height" ? { id: reading.id, kind: "not-measured", reason: "degenerate" } : reading,
    );
    expect(termsOf(readings, table).map((part) => part.id)).not.toContain("chin-height");
    const shared = geometricScore(readings, table)?.contributions.map((part) => part.id);
    expect(shared).toEqual(termsOf(readings, table).map((part) => part.id));
    expect(missingMeasurements(readings, table)).toEqual(["chin-height"]);
    expect(missingSd(readings, table)).toBeGreaterThan(0);
    const [whole, part] = [geometricScore(faceOf([1, 1, 1, 1]), table), geometricScore(readings, table)];
    expect(part?.score).toBeCloseTo(whole?.score ?? 0, 9);
    expect(part?.interval90.low).toBeLessThan(whole?.interval90.low ?? 0);
  });

  it("are no score when most measurements are missing", () => {
    const readings = faceOf([]).map((r): RawReading => ({
      id: r.id,
      kind: "not-measured",
      reason: "degenerate",
    }));
    expect(geometricScore(readings, table)).toBeNull();
  });

  it("need half of the scored measurements: one fewer is no score", () => {
    const scored = table.measurements.filter((row) => row.points !== 0).map((row) => row.id);
    const half = Math.ceil(scored.length / 2);
    const withOnly = (count: number) =>
      faceOf([]).map((reading): RawReading =>
        scored.indexOf(reading.id) < count
          ? reading
          : { id: reading.id, kind: "not-measured", reason: "degenerate" },
      );
    expect(geometricScore(withOnly(half), table)).not.toBeNull();
    expect(geometricScore(withOnly(half - 1), table)).toBeNull();
    expect(geometricScore(faceOf([]).slice(0, 0), table)).toBeNull();
    // Exactly half is enough.
    const even = { ...table, measurements: table.measurements.filter((row) => row.points !== 0).slice(0, 4) };
    expect(geometricScore(withOnly(2), even)?.contributions).toHaveLength(2);
  });

  it("are of scored measurements alone, and only those count as missing", () => {
    const shown = table.measurements.find((row) => row.points === 0);
    if (!shown) throw new Error("a measurement is shown without being scored");
    expect(termsOf(faceOf([]), table).map((part) => part.id)).not.toContain(shown.id);
    const without = faceOf([]).filter(({ id }) => id !== shown.id);
    expect(missingMeasurements(without, table)).toEqual([]);
  });

  it("leave out a measurement that the table does not know", () => {
    const foreign: RawReading = { id: "from-tomorrow", kind: "measured", value: 1, spread: 0 };
    expect(withReference([foreign], "assembled")).toEqual([]);
    expect(termsOf([foreign], table)).toEqual([]);
  });

  it("have a spread over three passes that is the SD of their mean", () => {
    const points = table.measurements[0]?.points ?? 0;
    // z of 0, 1 and 2: SD 1, and of the mean of three 1 / sqrt(3).
    expect(passSdOf([faceOf([0]), faceOf([1]), faceOf([2])], table)).toBeCloseTo(
      Math.abs(points) / Math.sqrt(3),
      9,
    );
  });

  it("come with z among adults, and with the spread over passes", () => {
    const adults = CARD_TABLES.assembled.measurements[0];
    const [first, ...others] = faceOf([]);
    if (!adults || first?.kind !== "measured") throw new Error("the table has measurements");
    const value = adults.mean + 2 * adults.sd;
    const reading = withReference([{ ...first, value }, ...others], "assembled")[0];
    expect(reading?.kind === "measured" ? reading.z : null).toBeCloseTo(2, 9);
    const points = table.measurements[0]?.points ?? 0;
    expect(passSdOf([faceOf([0]), faceOf([1])], table)).toBeCloseTo(Math.abs(points) / 2, 9);
    expect(passSdOf([faceOf([0])], table)).toBe(0);
  });
});

describe("fitting", () => {
  const random = seededRandom(11);
  const weights = SCORED_IDS.map(() => random() - 0.5);
  const rows: RatedFace[] = Array.from({ length: 240 }, (_, n) => {
    const readings = MEASUREMENTS.map((card) => ({
      id: card.id,
      kind: "measured" as const,
      value: random(),
      spread: 0,
    }));
    const signal = SCORED_IDS.reduce(
      (sum, id, i) => sum + (weights[i] ?? 0) * (readings.find((r) => r.id === id)?.value ?? 0),
      0,
    );
    return {
      image: `${String(n)}.jpg`,
      rating: 50 + 20 * signal,
      gender: n % 2 ? 90 : 10,
      age: 20 + (n % 40),
      fold: n % 10,
      readings,
    };
  });
  const fit = fitGeometry(rows, { landmarkModel: "assembled" });

  it("finds the weights that made the ratings and gives held-out scores SD 12.5", () => {
    const points = fit.calibration.measurements.filter((row) => row.points !== 0).map((row) => row.points);
    expect(pearson(points, weights)).toBeGreaterThan(0.99);
    expect(sdOf(fit.heldOutScores)).toBeCloseTo(12.5, 6);
    expect(fit.figures.pearson).toBeGreaterThan(0.98);
    expect(fit.calibration.reference.slope).toBeCloseTo(fit.figures.pearson, 2);
  });

  it("leaves out a face without all scored measurements, and says which", () => {
    const [first, ...others] = rows;
    const broken = { ...(first as RatedFace), readings: [] };
    const result = fitGeometry([broken, ...others], { landmarkModel: "assembled" });
    expect(result.leftOut).toEqual(["0.jpg"]);
    expect(result.heldOutScores[0]).toBeNaN();
  });
});
