import { describe, expect, it } from "vitest";
import { someReport } from "../../src/core/history/testing/some-report.ts";
import { MEASUREMENTS } from "../../src/core/measure/measurements.ts";
import { DRIFT_SDS } from "../../src/core/score/drift-sds.ts";
import type { ScoredPersonPhoto } from "./photos-of-persons.ts";
import { unlikenessFigures } from "./unlikeness.ts";

function photo(person: string, folder: "london" | "smiling", sds: number): ScoredPersonPhoto {
  const measurements = MEASUREMENTS.map(({ id }) => ({
    id,
    kind: "measured" as const,
    value: 1 + sds * (DRIFT_SDS.official.measurements[id] ?? 0),
    spread: 0,
    z: 0,
  }));
  return { person, folder, image: `${person}.jpg`, report: { ...someReport(), measurements } };
}

describe("how unlike shapes are", () => {
  it("is told of one person's two photos, and beside it of two people's", () => {
    const figures = unlikenessFigures([
      photo("1", "london", 0),
      photo("1", "smiling", Math.SQRT2),
      photo("2", "london", 5 * Math.SQRT2),
      photo("2", "smiling", 6 * Math.SQRT2),
    ]);
    expect(figures).toMatchObject({ pairs: 2, others: 1, othersBeyond: 1 });
    expect(figures?.most).toBeCloseTo(1, 9);
  });

  it("is not told where nobody was photographed twice", () => {
    expect(unlikenessFigures([photo("1", "london", 0), photo("2", "london", 1)])).toBeNull();
  });
});
