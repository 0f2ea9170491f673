import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measurementOf, MEASUREMENTS, SCORED_IDS } from "../measure/measurements.ts";
import { CARD_TABLES } from "./cards.ts";
import { regionShares, sharedContributions, type Term } from "./sharing.ts";
import { GEOMETRY_TABLES } from "./tables.ts";

const kinds = ["official", "assembled"] as const;

/** Terms of the first scored measurements, by weight and z. */
const firstTerms = (weights: readonly number[], zs: readonly number[]): Term[] =>
  weights.map((weight, i) => ({ id: SCORED_IDS[i] ?? "", weight, points: weight * (zs[i] ?? 0) }));

const pointsOf = (terms: readonly Term[], shares: readonly (readonly number[])[]) =>
  sharedContributions(terms, { shares }).map(({ points }) => points);

describe("the points of measurements", () => {
  it("are weight times z where nothing is another's", () => {
    expect(pointsOf(firstTerms([3, -2], [1, 2]), [])).toEqual([3, -4]);
  });

  it("are what of every measurement's SD is theirs, and what is left of their own", () => {
    // Of the second's SD 50 hundredths are the first's, of the first's -200 the second's.
    const points = pointsOf(firstTerms([4, -6], [2, 1]), [
      [0, 50],
      [-200, 0],
    ]);
    expect(points).toEqual([expect.closeTo(8 + 0.5 + 4, 12), expect.closeTo(-6 - 4 - 0.5, 12)]);
  });

  it("take nothing for a measurement that is missing", () => {
    const terms = firstTerms([4, -6], [2, 1]);
    const shares = [
      [0, 50],
      [-200, 0],
    ];
    expect(pointsOf(terms.slice(0, 1), shares)).toEqual([8]);
    expect(pointsOf(terms.slice(1), shares)).toEqual([-6]);
  });
});

describe("the points of regions", () => {
  it("are those of their measurements, and none where nothing was measured", () => {
    expect(regionShares([])).toEqual([]);
    const jaw = MEASUREMENTS.filter(({ family }) => family === "jaw").map(({ id }) => ({ id, points: 0.5 }));
    expect(regionShares([{ id: "nose-length", points: 2 }, ...jaw])).toEqual([
      { region: "nose", points: 2 },
      { region: "jaw", points: 0.5 * jaw.length },
    ]);
  });
});

describe.each(kinds)("shared by the %s table", (kind) => {
  const table = CARD_TABLES[kind];
  const rows = GEOMETRY_TABLES[kind].measurements.filter(({ points }) => points !== 0);
  const face = fc.array(fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { freq: 9 }), {
    minLength: rows.length,
    maxLength: rows.length,
  });

  it("the points of measurements and of regions add up to the score, whatever is missing", () => {
    fc.assert(
      fc.property(face, (zs) => {
        const terms = rows.flatMap(({ id, points: weight }, i): Term[] => {
          const z = zs[i];
          return z === null || z === undefined ? [] : [{ id, weight, points: weight * z }];
        });
        const total = terms.reduce((sum, { points }) => sum + points, 0);
        const shares = sharedContributions(terms, table);
        const regions = regionShares(shares);
        expect(shares.map(({ id }) => id)).toEqual(terms.map(({ id }) => id));
        for (const parts of [shares, regions])
          expect(Math.abs(parts.reduce((sum, { points }) => sum + points, 0) - total)).toBeLessThan(1e-9);
        for (const { region, points } of regions) {
          const own = shares.filter(({ id }) => measurementOf(id).family === region);
          expect(own.reduce((sum, share) => sum + share.points, 0)).toBe(points);
        }
      }),
    );
  });

  it("was made for the weights that are in use", () => {
    expect(table.predictionSd).toBe(GEOMETRY_TABLES[kind].predictionSd);
    expect(table.shares.map((row) => row.length)).toEqual(SCORED_IDS.map(() => SCORED_IDS.length));
    table.shares.forEach((row, i) => expect(row[i]).toBe(0));
  });

  it("knows where adults lie on every measurement, photographed ones too", () => {
    expect(table.faces.photographed).toBeGreaterThan(250);
    expect(table.faces.synthetic).toBeGreaterThan(600);
    expect(table.measurements.map(({ id }) => id)).toEqual(MEASUREMENTS.map(({ id }) => id));
    for (const { sd, quantiles } of table.measurements) {
      expect(sd).toBeGreaterThan(0);
      expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
    }
  });
});
