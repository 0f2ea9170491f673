import { describe, expect, it } from "vitest";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";
import type { PixelLandmarks, Point } from "../geometry/points.ts";
import { cropAnchors } from "../image/aligned-crop.ts";
import { anchorJitter } from "./age-anchors.ts";

const FACE = proceduralFace(0.1);
/** Corners of the eyes and of the mouth. */
const CORNERS = [33, 133, 362, 263, 61, 291];

function changed(change: (p: Point, index: number) => Point): PixelLandmarks {
  return { space: "pixel", points: FACE.points.map(change) };
}

const beside = (pixels: number) => changed((p) => ({ ...p, x: p.x + pixels }));

describe("how steadily a face lies where its age is told", () => {
  it("is 0 of looks that agree, and of one alone", () => {
    expect(anchorJitter([FACE, FACE, FACE])).toBeCloseTo(0, 12);
    expect(anchorJitter([FACE])).toBe(0);
  });

  it("is what the looks move by, per size of the face, whatever that is in pixels", () => {
    const { rightEye, leftEye, mouth } = cropAnchors(FACE.points);
    const eyes = Math.hypot(leftEye.x - rightEye.x, leftEye.y - rightEye.y);
    const height = Math.hypot((leftEye.x + rightEye.x) / 2 - mouth.x, (leftEye.y + rightEye.y) / 2 - mouth.y);
    const size = Math.sqrt((eyes ** 2 + height ** 2) / 2);
    expect(anchorJitter([beside(3), beside(-3)])).toBeCloseTo(3 / size, 9);
    const larger = [beside(3), beside(-3)].map(({ points }): PixelLandmarks => ({
      space: "pixel",
      points: points.map((p) => ({ x: 5 * p.x, y: 5 * p.y, z: 5 * p.z })),
    }));
    expect(anchorJitter(larger)).toBeCloseTo(3 / size, 9);
  });

  it("takes no notice of the rest of the face", () => {
    const guessed = (by: number) =>
      changed((p, index) => (CORNERS.includes(index) ? p : { ...p, x: p.x + by }));
    expect(anchorJitter([guessed(40), guessed(-40)])).toBeCloseTo(0, 12);
  });

  it("is no number where eyes and mouth lie on one another", () => {
    const point = changed(() => ({ x: 5, y: 5, z: 0 }));
    expect(anchorJitter([point, point])).toBeNaN();
  });
});
