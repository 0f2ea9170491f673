import { describe, expect, it } from "vitest";
import { DRIFT_SDS } from "../../src/core/score/drift-sds.ts";
import { GEOMETRY_TABLES } from "../../src/core/score/tables.ts";
import { driftSdsOf } from "./drift-sds.ts";
import { DRIFTS } from "./drifts.ts";

describe("the shipped SDs of drift", () => {
  it.each(["official", "assembled"] as const)("are digit for digit those of the %s rows", (model) => {
    expect(DRIFT_SDS[model]).toEqual(driftSdsOf(DRIFTS[model], GEOMETRY_TABLES[model]));
    expect(Object.values(DRIFT_SDS[model].measurements).every((sd) => sd > 0)).toBe(true);
  });

  it("are root mean squares over the rows that have a measurement, and 0 weighs nothing", () => {
    const [row] = GEOMETRY_TABLES.official.measurements.filter(({ points }) => points !== 0);
    if (!row) throw new Error("nothing is scored");
    const sds = driftSdsOf([{ [row.id]: 3 }, { [row.id]: -4 }, { other: 1 }], GEOMETRY_TABLES.official);
    expect(sds.measurements).toEqual({ [row.id]: Math.sqrt(12.5), other: 1 });
    expect(sds.score).toBeCloseTo((Math.abs(row.points) / row.sd) * Math.sqrt(25 / 3), 12);
  });
});
