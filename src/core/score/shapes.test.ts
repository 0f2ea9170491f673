import { describe, expect, it } from "vitest";
import { someReport } from "../history/testing/some-report.ts";
import { MEASUREMENTS } from "../measure/measurements.ts";
import type { Report } from "../report.ts";
import { comparisonOf } from "./compare.ts";
import { DRIFT_SDS } from "./drift-sds.ts";
import { shapesOf, unlikenessOf, USUAL_UNLIKENESS } from "./shapes.ts";

/** A photo whose measurements all lie so many SDs of one reading's noise from a face's own; `only` so many of them. */
function photo(sds: number, only = MEASUREMENTS.length): Report {
  const measurements = MEASUREMENTS.map(({ id }, index) => ({
    id,
    kind: "measured" as const,
    value: 1 + (index < only ? sds * (DRIFT_SDS.official.measurements[id] ?? 0) : 0),
    spread: 0,
    z: 0,
  }));
  return { ...someReport(), measurements };
}

describe("how unlike two shapes are", () => {
  it("is the median distance in SDs of the noise between them", () => {
    expect(unlikenessOf(comparisonOf(photo(0), photo(3)))).toBeCloseTo(3 / Math.SQRT2, 9);
    expect(unlikenessOf(comparisonOf(photo(0), photo(0)))).toBe(0);
  });

  it("is not moved by a few measurements that lie far apart, as those of a grin do", () => {
    expect(unlikenessOf(comparisonOf(photo(0), photo(40, 10)))).toBe(0);
  });

  it("is not told of too few measurements", () => {
    expect(unlikenessOf(comparisonOf(someReport(), someReport()))).toBeNull();
  });
});

describe("the shapes of photos that somebody calls one person's", () => {
  const most = USUAL_UNLIKENESS.official?.most ?? NaN;
  const far = 2 * Math.SQRT2 * most;

  it("are unlike where they lie further apart than one person's, and it is said by how much", () => {
    expect(shapesOf([photo(0), photo(far)])).toMatchObject({
      pairs: 1,
      unlike: 1,
      usual: most,
      areUnlike: true,
    });
    expect(shapesOf([photo(0), photo(far)])?.most).toBeCloseTo(2 * most, 9);
    expect(shapesOf([photo(0), photo(0.5)])).toMatchObject({ unlike: 0, areUnlike: false });
  });

  it("are unlike where one of several is of somebody else", () => {
    const own = Array.from({ length: 5 }, () => photo(0));
    expect(shapesOf([...own, photo(far)])).toMatchObject({ pairs: 15, unlike: 5, areUnlike: true });
  });

  it("are compared by twelve of them at most", () => {
    expect(shapesOf(Array.from({ length: 500 }, () => photo(0)))?.pairs).toBe(66);
  });

  it("are not told of one photo, nor of photos that give too little", () => {
    expect(shapesOf([photo(0)])).toBeNull();
    expect(shapesOf([])).toBeNull();
    expect(shapesOf([someReport(), someReport()])).toBeNull();
  });

  it("are judged by what real people gave", () => {
    for (const { pairs, most: usual, othersBeyond } of Object.values(USUAL_UNLIKENESS).flatMap(
      (known) => known ?? [],
    )) {
      expect(pairs).toBeGreaterThan(100);
      expect(usual).toBeGreaterThan(1);
      expect(othersBeyond).toBeGreaterThan(0.5);
    }
  });
});
