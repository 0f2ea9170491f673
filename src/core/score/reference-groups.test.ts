import { describe, expect, it } from "vitest";
import { groupDistributions } from "../../../lab/fitting/fit.ts";
import { percentileOf, quantilesAmong, REFERENCE_GROUPS, type Reference } from "./reference.ts";
import { REFERENCES } from "./references.ts";
import { GEOMETRY_TABLES } from "./tables.ts";

const people = Array.from({ length: 200 }, (_, i) => ({ score: 30 + 0.2 * i, gender: i < 100 ? 80 : 20 }));
const scores = people.map(({ score }) => score);
const genders = people.map(({ gender }) => gender);

describe("the groups of a reference", () => {
  it("hold the scores of their own faces alone", () => {
    const { groups } = groupDistributions(scores, genders);
    expect(groups?.men).toMatchObject({ faces: 100 });
    expect([groups?.men.quantiles[0], groups?.men.quantiles[100]]).toEqual([30, 49.8]);
    expect([groups?.women.quantiles[0], groups?.women.quantiles[100]]).toEqual([50, 69.8]);
  });

  it("count a perceived gender of exactly the middle as a woman, as the published figures do", () => {
    const all = groupDistributions(
      scores,
      genders.map((gender) => (gender === 20 ? 50 : gender)),
    );
    expect(all.groups?.women.faces).toBe(100);
  });

  it("are left out when one of them is too small to have percentiles", () => {
    expect(
      groupDistributions(
        scores,
        genders.map((_, i) => (i < 49 ? 80 : 20)),
      ),
    ).toEqual({});
  });
});

describe("a percentile among a group", () => {
  const reference: Reference = {
    quantiles: Array.from({ length: 101 }, (_, i) => 30 + 0.4 * i),
    slope: 1,
    residuals: { "68": 8, "90": 13 },
    ...groupDistributions(scores, genders),
  };

  it("is everyone's, or the group's own", () => {
    const among = REFERENCE_GROUPS.map((group) => percentileOf(50, quantilesAmong(reference, group) ?? []));
    expect(among[0]).toBeCloseTo(50, 6);
    expect(among[1]).toBe(0);
    expect(among[2]).toBe(100);
  });

  it("is no number where the table does not know the group", () => {
    const { groups: _, ...plain } = reference;
    expect(quantilesAmong(plain, "women")).toBeNull();
    expect(quantilesAmong(plain, "everyone")).toBe(plain.quantiles);
  });
});

describe("the shipped tables", () => {
  const references = [
    ...Object.values(GEOMETRY_TABLES).map(({ reference }) => reference),
    ...REFERENCES.blend.map(({ reference }) => reference),
  ];

  it("know both groups, with quantiles that never fall", () => {
    for (const { groups } of references)
      for (const { faces, quantiles } of [groups?.women, groups?.men].map(
        (group) => group ?? { faces: 0, quantiles: [] },
      )) {
        expect(faces).toBeGreaterThan(250);
        expect(quantiles).toHaveLength(101);
        expect(quantiles.every((q, i) => i === 0 || q >= (quantiles[i - 1] ?? 0))).toBe(true);
      }
  });
});
