import { describe, expect, it } from "vitest";
import { MEASUREMENTS } from "../../core/measure/measurements.ts";
import type { RegionShare } from "../../core/report.ts";
import { grouped, type Row } from "./rows.ts";

const regions: RegionShare[] = [
  { region: "nose", points: -3 },
  { region: "jaw", points: 2 },
];

const rows: Row[] = MEASUREMENTS.map((card, i) => ({
  card,
  reading: { id: card.id, kind: "measured", value: 1, spread: 0, z: 0 },
  points: i % 3 === 0 ? null : (i % 2 === 0 ? -1 : 1) * i,
}));

describe("the rows of the measurements table", () => {
  it("keep every measurement in either order", () => {
    for (const order of ["region", "points"] as const) {
      const ids = grouped(rows, { order, regions }).flatMap((group) => group.rows.map(({ card }) => card.id));
      expect(ids.toSorted()).toEqual(MEASUREMENTS.map(({ id }) => id).toSorted());
    }
  });

  it("put the largest contribution first, whatever its sign, and what has none last", () => {
    const sizes =
      grouped(rows, { order: "points", regions })[0]?.rows.map(({ points }) =>
        points === null ? -1 : Math.abs(points),
      ) ?? [];
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(grouped(rows, { order: "points", regions })[0]?.rows.at(-1)?.points).toBeNull();
  });

  it("stand with their region otherwise", () => {
    for (const { family, rows: members } of grouped(rows, { order: "region", regions }))
      expect(new Set(members.map(({ card }) => card.family))).toEqual(new Set([family]));
  });

  it("have the points of their region, and none where it has none", () => {
    const points = Object.fromEntries(
      grouped(rows, { order: "region", regions }).map((group) => [group.family, group.points]),
    );
    expect(points).toEqual({ face: null, eyes: null, brows: null, nose: -3, mouth: null, jaw: 2 });
    expect(grouped(rows, { order: "points", regions })[0]?.points).toBeNull();
  });
});
