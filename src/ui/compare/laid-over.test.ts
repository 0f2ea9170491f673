import { describe, expect, it } from "vitest";
import { LEFT, RIGHT } from "../../core/geometry/landmarks.ts";
import { flatLandmarks, LANDMARK_COUNT, type Point } from "../../core/geometry/points.ts";
import { similarityAbout, transformed } from "../../core/geometry/similarity.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { Report } from "../../core/report.ts";
import { laidOver, placement } from "./laid-over.ts";

const POINTS: Point[] = Array.from({ length: LANDMARK_COUNT }, (_, k) => ({
  x: 300 + 90 * Math.cos(k),
  y: 400 + 120 * Math.sin(2 * k),
  z: 0,
}));
for (const [index, x] of [
  [RIGHT.exocanthion, 240],
  [RIGHT.endocanthion, 280],
  [LEFT.endocanthion, 320],
  [LEFT.exocanthion, 360],
] as const)
  POINTS[index] = { x, y: 380, z: 0 };

function report(points: readonly Point[]): Report {
  const { face, ...rest } = someReport();
  return { ...rest, face: { ...face, landmarks: flatLandmarks({ space: "pixel", points }) } };
}

describe("two faces laid over each other", () => {
  it("coincide where one is the other, turned, sized and shifted", () => {
    const moved = similarityAbout({ x: 10, y: 20 }, { radians: 0.3, scale: 2.5, dx: 40, dy: -15 });
    const laid = laidOver(report(POINTS), report(POINTS.map((point) => transformed(moved, point))));
    if (!laid) throw new Error("not laid");
    laid.a.points.forEach((point, k) => {
      expect(laid.b.points[k]?.x).toBeCloseTo(point.x, 6);
      expect(laid.b.points[k]?.y).toBeCloseTo(point.y, 6);
    });
    expect(laid.view.width / laid.view.height).toBeCloseTo(0.8, 9);
  });

  it("are not, where a face has no line of the eyes", () => {
    const none = POINTS.map(() => ({ x: 5, y: 5, z: 0 }));
    expect(laidOver(report(POINTS), report(none))).toBeNull();
  });

  it("lie in the window as their points do", () => {
    const laid = laidOver(report(POINTS), report(POINTS));
    if (!laid) throw new Error("not laid");
    const { view, a } = laid;
    const photo = { width: 800, height: 1000 };
    const { left, top, width, height, degrees } = placement(a.onto, photo, view);
    expect(degrees).toBeCloseTo(0, 9);
    // The eye's outer corner, by the photo's place and by its own.
    const corner = POINTS[RIGHT.exocanthion] as Point;
    const laidCorner = a.points[RIGHT.exocanthion] as Point;
    expect(left + (width * corner.x) / photo.width).toBeCloseTo(
      (100 * (laidCorner.x - view.x)) / view.width,
      6,
    );
    expect(top + (height * corner.y) / photo.height).toBeCloseTo(
      (100 * (laidCorner.y - view.y)) / view.height,
      6,
    );
  });
});
