import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { MEASUREMENTS } from "../../src/core/measure/measurements.ts";
import type { RawReading } from "../../src/core/measure/read.ts";
import { GEOMETRY_TABLES } from "../../src/core/score/tables.ts";
import { contributionFigures } from "./contributions.ts";
import { LIMITS } from "./limits.ts";
import type { GeometryReport } from "./report.ts";

const kinds = ["official", "assembled"] as const;

/** A face on which every measurement lies `z` SDs from its mean. */
const faceAt = (z: number, kind: (typeof kinds)[number]): RawReading[] =>
  MEASUREMENTS.map(({ id }) => {
    const row = GEOMETRY_TABLES[kind].measurements.find((candidate) => candidate.id === id);
    if (!row) throw new Error(`no row for ${id}`);
    return { id, kind: "measured", value: row.mean + z * row.sd, spread: 0 };
  });

describe.each(kinds)("how the score is shared out, %s landmarks", (kind) => {
  it("adds up, and names the largest by size whatever its sign", () => {
    const figures = contributionFigures([faceAt(0.5, kind), faceAt(-1, kind)], kind, LIMITS.contribution);
    const rows = GEOMETRY_TABLES[kind].measurements;
    const most = Math.max(...rows.map(({ points }) => Math.abs(points)));
    expect(Math.abs(figures.term.points)).toBeCloseTo(most, 9);
    expect(figures.spoken.terms).toBeCloseTo(
      0.75 * rows.reduce((sum, { points }) => sum + Math.abs(points), 0),
      9,
    );
    expect(figures.gap).toBeLessThan(LIMITS.contribution.gap);
    expect(figures.faces).toBe(2);
  });

  it("misses its limit when a measurement adds more", () => {
    const far = contributionFigures([faceAt(20, kind)], kind, LIMITS.contribution);
    expect(far.passed).toBe(false);
    expect(contributionFigures([faceAt(0, kind)], kind, LIMITS.contribution).passed).toBe(true);
  });

  it("is published within its limits, over 60 rated faces", () => {
    const text = readFileSync(path.join(ROOT, "docs", "geometry.json"), "utf8");
    const { models } = JSON.parse(text) as GeometryReport;
    const published = models.find(({ landmarkModel }) => landmarkModel === kind)?.contributions;
    expect(published?.faces).toBe(60);
    expect(Math.abs(published?.measurement.points ?? Infinity)).toBeLessThanOrEqual(8);
    expect(published?.gap).toBeLessThan(LIMITS.contribution.gap);
  });
});
