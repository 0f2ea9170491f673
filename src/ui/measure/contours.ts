/** The faint drawing of a face: the outlines of MediaPipe's face mesh, not its triangles. */
import { CONTOURS, type Contour } from "../../core/geometry/landmarks.ts";
import type { Point } from "../../core/geometry/points.ts";

const at = (point: Point | undefined) => (point ? `${point.x.toFixed(1)} ${point.y.toFixed(1)}` : null);

/** Return the outlines, or some of them, as one SVG path in the space of the points. */
export function contourPath(points: readonly Point[], contours: readonly Contour[] = CONTOURS): string {
  return contours
    .map(({ points: indices, closed }) => {
      const line = indices.flatMap((index) => at(points[index]) ?? []).join("L");
      return `M${line}${closed ? "Z" : ""}`;
    })
    .join("");
}

/** Return every landmark as a dot: zero-length strokes, as wide as `dotWidth` says at any zoom. */
export function dotsPath(points: readonly Point[]): string {
  return points.map((point) => `M${at(point)}h0`).join("");
}

/** A dot's width on a face that fills this share of the window's width or more, in CSS pixels; on smaller ones it shrinks with it. */
const LARGEST_DOT = 2;
const FULL_SHARE = 0.45;

/** Return how wide a dot is drawn, in CSS pixels: where the face is small in view, dots of one size would hide it. */
export function dotWidth(faceWidth: number, viewWidth: number): number {
  return LARGEST_DOT * Math.min(1, faceWidth / viewWidth / FULL_SHARE);
}
