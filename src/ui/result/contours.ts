/** Which landmarks the faint drawing joins: the outlines of MediaPipe's face mesh, not its triangles. */
import type { Point } from "../../core/geometry/points.ts";

/** Closed outlines. */
const LOOPS: readonly (readonly number[])[] = [
  [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176,
    149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
  [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
  [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185],
  [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191],
  [469, 470, 471, 472],
  [474, 475, 476, 477],
  [276, 283, 282, 295, 285, 336, 296, 334, 293, 300],
  [46, 53, 52, 65, 55, 107, 66, 105, 63, 70],
];

/** Open lines: the bridge of the nose and its base. */
const LINES: readonly (readonly number[])[] = [
  [168, 6, 197, 195, 5, 4],
  [129, 98, 97, 2, 326, 327, 358],
];

const at = (point: Point | undefined) => (point ? `${point.x.toFixed(1)} ${point.y.toFixed(1)}` : null);

function pathThrough(indices: readonly number[], points: readonly Point[]): string {
  return `M${indices.flatMap((index) => at(points[index]) ?? []).join("L")}`;
}

/** Return the outlines as one SVG path in pixels of the photo. */
export function contourPath(points: readonly Point[]): string {
  const loops = LOOPS.map((loop) => `${pathThrough(loop, points)}Z`);
  return [...loops, ...LINES.map((line) => pathThrough(line, points))].join("");
}

/** Return every landmark as a dot: zero-length strokes, so that their size does not change with the zoom. */
export function dotsPath(points: readonly Point[]): string {
  return points.map((point) => `M${at(point)}h0`).join("");
}
