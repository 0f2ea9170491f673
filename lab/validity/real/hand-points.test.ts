import { describe, expect, it } from "vitest";
import { FACE_OVAL, LEFT, MIDLINE, RIGHT } from "../../../src/core/geometry/landmarks.ts";
import type { HandPoint } from "./hand-points.ts";
import { landmarkErrors, landmarkRow } from "./hand-points.ts";

/** A made-up face: 478 places on a spiral, the outer corners of the eyes 100 pixels apart. */
const PLACES = Array.from({ length: 478 }, (_, k) => ({
  x: 300 + k * Math.cos(k),
  y: 300 + k * Math.sin(k),
}));
PLACES[RIGHT.exocanthion] = { x: 100, y: 200 };
PLACES[LEFT.exocanthion] = { x: 200, y: 200 };

/** Points of the 189-point layout, those in `at` where the landmark of that index lies, all others on the jaw line. */
function pointsWith(at: Readonly<Record<number, number>>): HandPoint[] {
  return Array.from({ length: 189 }, (_, k) => {
    const { x, y } = PLACES[at[k] ?? MIDLINE.menton] ?? { x: NaN, y: NaN };
    return [x, y];
  });
}

const EYES = {
  ...{ 0: RIGHT.iris, 1: LEFT.iris, 18: RIGHT.exocanthion, 20: RIGHT.upperLid, 22: RIGHT.endocanthion },
  ...{
    23: LEFT.endocanthion,
    25: LEFT.upperLid,
    27: LEFT.exocanthion,
    29: RIGHT.lowerLid,
    32: LEFT.lowerLid,
  },
};

describe("landmarks against hand-placed points", () => {
  it("have no error where both lie in the same place", () => {
    const errors = landmarkErrors(PLACES, pointsWith(EYES));
    expect(errors.eyes).toHaveLength(10);
    for (const error of errors.eyes ?? []) expect(error).toBeCloseTo(0, 9);
    expect(errors.jaw).toHaveLength(10);
    for (const error of errors.jaw ?? []) expect(error).toBeCloseTo(0, 9);
  });

  it("are told in per cent of the distance between the outer corners of the eyes", () => {
    const moved = PLACES.map((place, k) => (k === LEFT.iris ? { x: place.x + 3, y: place.y + 4 } : place));
    const errors = landmarkErrors(moved, pointsWith(EYES)).eyes ?? [];
    expect(Math.max(...errors)).toBeCloseTo(5, 9);
    expect(errors.filter((error) => error > 1e-9)).toHaveLength(1);
  });

  it("need not agree on where along the jaw a point lies", () => {
    const outline: readonly number[] = FACE_OVAL;
    const k = outline.indexOf(LEFT.gonion);
    const [a, b] = [PLACES[outline[k] ?? 0], PLACES[outline[k + 1] ?? 0]];
    if (!a || !b) throw new Error("no outline");
    const points = pointsWith(EYES);
    points[126] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    for (const error of landmarkErrors(PLACES, points).jaw ?? []) expect(error).toBeCloseTo(0, 9);
  });

  it("are refused in a layout that nobody knows", () => {
    expect(() => landmarkErrors(PLACES, [[0, 0]])).toThrow("layout of 1 points");
  });

  it("make a row in which each photo counts alike, found ones alone", () => {
    const row = landmarkRow("london", [{ eyes: [1, 3] }, { eyes: [4], jaw: [10] }, null]);
    expect(row).toMatchObject({ photos: 3, found: 2 });
    expect(row.regions.eyes?.value).toBe(3);
    expect(row.regions.jaw?.value).toBe(10);
    expect(row.all?.value).toBe((2 + 7) / 2);
    expect(row.regions.mouth).toBeUndefined();
    expect(landmarkRow("none", [null]).all).toBeNull();
  });
});
