/** The faint drawing of a face: the outlines of MediaPipe's face mesh, not its triangles. */
import { CONTOURS } from "../../core/geometry/landmarks.ts";
import type { Point } from "../../core/geometry/points.ts";

const at = (point: Point | undefined) => (point ? `${point.x.toFixed(1)} ${point.y.toFixed(1)}` : null);

/** Return the outlines as one SVG path in pixels of the photo. */
export function contourPath(points: readonly Point[]): string {
  return CONTOURS.map(({ points: indices, closed }) => {
    const line = indices.flatMap((index) => at(points[index]) ?? []).join("L");
    return `M${line}${closed ? "Z" : ""}`;
  }).join("");
}

/** Return every landmark as a dot: zero-length strokes, so that their size does not change with the zoom. */
export function dotsPath(points: readonly Point[]): string {
  return points.map((point) => `M${at(point)}h0`).join("");
}
