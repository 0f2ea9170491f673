import { describe, expect, it } from "vitest";
import { FACE_OVAL } from "../geometry/landmarks.ts";
import type { PixelLandmarks } from "../geometry/points.ts";
import { LANDMARK_COUNT } from "../geometry/points.ts";
import { edgeGap, faceBoxOf, shareOutside } from "./framing.ts";

/** A face whose oval runs once round a rectangle; every other point lies far away. */
function oblong(left: number, top: number, width: number, height: number): PixelLandmarks {
  const points = Array.from({ length: LANDMARK_COUNT }, () => ({ x: -999, y: 9999, z: 0 }));
  FACE_OVAL.forEach((index, k) => {
    const along = (4 * k) / FACE_OVAL.length;
    const part = along % 1;
    const corners = [
      { x: left + part * width, y: top },
      { x: left + width, y: top + part * height },
      { x: left + (1 - part) * width, y: top + height },
      { x: left, y: top + (1 - part) * height },
    ];
    points[index] = { ...(corners[Math.floor(along)] ?? { x: NaN, y: NaN }), z: 0 };
  });
  return { space: "pixel", points };
}

const photo = { width: 1000, height: 800 };
const outside = (left: number, top: number, width = 200, height = 400) =>
  shareOutside(oblong(left, top, width, height), photo);

describe("where the face lies in the photo", () => {
  it("is the smallest box around the oval, whatever the other points do", () => {
    expect(faceBoxOf(oblong(100, 50, 200, 400))).toEqual({ x: 100, y: 50, width: 200, height: 400 });
    expect(faceBoxOf(oblong(-30, -10, 200, 400))).toEqual({ x: -30, y: -10, width: 200, height: 400 });
  });

  it("counts the share of the oval's area that each edge cuts off", () => {
    expect(outside(100, 50)).toBe(0);
    expect(outside(-50, 50)).toBeCloseTo(0.25, 9);
    expect(outside(850, 50)).toBeCloseTo(0.25, 9);
    expect(outside(100, -100)).toBeCloseTo(0.25, 9);
    expect(outside(100, 600)).toBeCloseTo(0.5, 9);
  });

  it("counts what two edges cut off together once", () => {
    // Three quarters of the width and half of the height are left.
    expect(outside(-50, 600)).toBeCloseTo(1 - 0.75 * 0.5, 9);
  });

  it("is wholly inside on the very edge and wholly outside beyond it", () => {
    expect(outside(0, 0, 1000, 800)).toBe(0);
    expect(outside(1100, 50)).toBe(1);
    expect(outside(-200, 50)).toBe(1);
    expect(outside(2000, -3000)).toBe(1);
  });

  it("is outside where the oval has no area or no place", () => {
    expect(outside(0, 0, 0, 0)).toBe(1);
    expect(outside(NaN, 50)).toBe(1);
  });

  it("does not depend on the way round the oval", () => {
    const face = oblong(-50, 50, 200, 400);
    const mirrored: PixelLandmarks = {
      space: "pixel",
      points: face.points.map((p) => ({ ...p, x: 100 - p.x })),
    };
    // The mirrored oval runs from -50 to 150 too, the other way round.
    expect(shareOutside(mirrored, photo)).toBeCloseTo(0.25, 9);
  });

  it("tells the gap to the nearest of the four edges, per face width", () => {
    const gap = (x: number, y: number) => edgeGap({ x, y, width: 200, height: 400 }, photo);
    expect(gap(60, 200)).toBeCloseTo(0.3, 12);
    expect(gap(300, 50)).toBeCloseTo(0.25, 12);
    expect(gap(780, 200)).toBeCloseTo(0.1, 12);
    expect(gap(300, 360)).toBeCloseTo(0.2, 12);
    expect(gap(-20, 200)).toBeCloseTo(-0.1, 12);
  });
});
