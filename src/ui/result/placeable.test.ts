import { describe, expect, it } from "vitest";
import { PLACEABLE } from "../../core/score/corrected.ts";
import { nearestPlaceable, PLACEABLE_REGIONS } from "./placeable.ts";

describe("the landmarks that a hand can place", () => {
  it("are each in one region, with a name", () => {
    const indices = PLACEABLE_REGIONS.flatMap(({ points }) => points.map(({ index }) => index));
    expect(indices.sort((a, b) => a - b)).toEqual(PLACEABLE);
  });

  it("are found by what lies nearest within reach", () => {
    const [one, other] = [PLACEABLE[3] ?? 0, PLACEABLE[7] ?? 0];
    const points = Array.from({ length: 478 }, () => ({ x: 1000, y: 1000 }));
    points[one] = { x: 10, y: 10 };
    points[other] = { x: 16, y: 10 };
    expect(nearestPlaceable({ x: 12, y: 10 }, points, 8)).toBe(one);
    expect(nearestPlaceable({ x: 14, y: 10 }, points, 8)).toBe(other);
    expect(nearestPlaceable({ x: 10, y: 19 }, points, 8)).toBeNull();
  });

  it("are never one that no measurement uses", () => {
    const points = Array.from({ length: 478 }, () => ({ x: 1000, y: 1000 }));
    points[4] = { x: 10, y: 10 };
    expect(PLACEABLE).not.toContain(4);
    expect(nearestPlaceable({ x: 10, y: 10 }, points, 8)).toBeNull();
  });
});
