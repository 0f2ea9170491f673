import { describe, expect, it } from "vitest";
import { EYE_LINE, onEyeLine } from "./eye-line.ts";
import { LEFT, RIGHT } from "./landmarks.ts";
import { LANDMARK_COUNT, type Point } from "./points.ts";
import { similarityAbout, transformed } from "./similarity.ts";

/** Points of which the corners of the eyes are set, on a slanted line. */
function face(): Point[] {
  const points = Array.from({ length: LANDMARK_COUNT }, (_, k) => ({ x: k, y: 3 * k, z: 0 }));
  points[RIGHT.exocanthion] = { x: 100, y: 100, z: 0 };
  points[RIGHT.endocanthion] = { x: 140, y: 110, z: 0 };
  points[LEFT.endocanthion] = { x: 180, y: 120, z: 0 };
  points[LEFT.exocanthion] = { x: 220, y: 130, z: 0 };
  return points;
}

describe("a face on the line of the eyes", () => {
  it("has its eyes level, 100 apart around the origin, whatever photo it came from", () => {
    const moved = similarityAbout({ x: 7, y: 9 }, { radians: 0.4, scale: 3, dx: 20, dy: -8 });
    for (const points of [face(), face().map((point) => transformed(moved, point))]) {
      const aligned = onEyeLine(points);
      if (!aligned) throw new Error("not aligned");
      const all = points.map((point) => transformed(aligned, point));
      for (const [side, target] of [
        [RIGHT, EYE_LINE.right],
        [LEFT, EYE_LINE.left],
      ] as const) {
        const [inner, outer] = [all[side.endocanthion], all[side.exocanthion]];
        expect(((inner?.x ?? NaN) + (outer?.x ?? NaN)) / 2).toBeCloseTo(target.x, 9);
        expect(((inner?.y ?? NaN) + (outer?.y ?? NaN)) / 2).toBeCloseTo(target.y, 9);
      }
      // The rest of the face comes along as it is.
      const before = onEyeLine(face());
      const [here, there] = [all[300], before && transformed(before, face()[300] as Point)];
      expect(here?.x).toBeCloseTo(there?.x ?? NaN, 6);
      expect(here?.y).toBeCloseTo(there?.y ?? NaN, 6);
    }
  });

  it("is not to be had where both eyes lie in one place", () => {
    expect(onEyeLine(face().map(() => ({ x: 1, y: 1, z: 0 })))).toBeNull();
  });
});
