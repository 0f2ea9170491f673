import { describe, expect, it } from "vitest";
import type { LandmarkModelKind } from "../report.ts";
import { comparedWith, placeAmong, type Making } from "./place.ts";
import { REFERENCE_GROUPS } from "./reference.ts";
import { REFERENCES } from "./references.ts";

const KINDS: readonly LandmarkModelKind[] = ["official", "assembled"];

/** Everything that a PSL can be made of, so far as it was measured. */
const makings: readonly Making[] = [
  ...KINDS.map((landmarkModel): Making => ({
    psl: { kind: "geometric-only", models: [] },
    geometry: { landmarkModel },
  })),
  ...REFERENCES.blend.map(({ landmarkModel, models }): Making => ({
    psl: { kind: "blend", models },
    geometry: { landmarkModel },
  })),
];
const cases = makings.flatMap((making) =>
  REFERENCE_GROUPS.map((group) => ({ group, compared: comparedWith(making, group) })),
);

describe("a place among the chosen group", () => {
  it("has half of the group below its middle and half above, and calls the middle average", () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
    for (const { group, compared } of cases) {
      expect(compared.group).toBe(group);
      const middle = compared.quantiles[50] ?? NaN;
      const place = placeAmong(middle, compared);
      expect(place.percentile).toBeCloseTo(50, 6);
      expect(place.band).toBe("average");
      expect(compared.quantiles.filter((score) => score < middle)).toHaveLength(50);
      expect(compared.quantiles.filter((score) => score > middle)).toHaveLength(50);
    }
  });

  it("gives every group the same shares of the bands", () => {
    for (const { compared } of cases) {
      const bands = Array.from({ length: 100 }, (_, i) => {
        const [low = NaN, high = NaN] = [compared.quantiles[i], compared.quantiles[i + 1]];
        return placeAmong((low + high) / 2, compared).band;
      });
      const share = (band: string) => bands.filter((each) => each === band).length;
      expect([share("well-below-average"), share("well-above-average")]).toEqual([7, 7]);
      expect([share("below-average"), share("average"), share("above-average")]).toEqual([24, 38, 24]);
    }
  });

  it("is another one among women than among men, for one and the same score", () => {
    for (const making of makings) {
      const [women, men] = (["women", "men"] as const).map((group) => comparedWith(making, group));
      if (!women || !men) throw new Error("no groups");
      const median = men.quantiles[50] ?? NaN;
      expect(placeAmong(median, women).percentile).toBeLessThan(placeAmong(median, men).percentile);
    }
  });
});
