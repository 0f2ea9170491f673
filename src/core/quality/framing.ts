/** How the face lies in the photo. */
import type { PixelBox } from "../report.ts";
import { at, FACE_OVAL } from "../geometry/landmarks.ts";
import type { PixelLandmarks, Point } from "../geometry/points.ts";

/** Return the smallest box around the face oval; it may reach out of the photo. */
export function faceBoxOf(landmarks: PixelLandmarks): PixelBox {
  const oval = FACE_OVAL.map((index) => at(landmarks.points, index));
  const [left, right] = [Math.min(...oval.map((p) => p.x)), Math.max(...oval.map((p) => p.x))];
  const [top, bottom] = [Math.min(...oval.map((p) => p.y)), Math.max(...oval.map((p) => p.y))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Width and height of a photo, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Return the share of the area of the face oval that lies outside the photo, 0-1. */
export function shareOutside(landmarks: PixelLandmarks, photo: Size): number {
  const oval = FACE_OVAL.map((index) => at(landmarks.points, index));
  const whole = area(oval);
  if (!(whole > 0)) return 1;
  const inside = clippedToPhoto(oval, photo);
  return Math.min(1, Math.max(0, 1 - area(inside) / whole));
}

/** Return the gap between the face oval and the nearest edge, per face width; negative when it is cut. */
export function edgeGap(box: PixelBox, photo: Size): number {
  const gap = Math.min(box.x, box.y, photo.width - box.x - box.width, photo.height - box.y - box.height);
  return gap / box.width;
}

function area(polygon: readonly Point[]): number {
  const twice = polygon.reduce((total, p, index) => {
    const next = polygon[(index + 1) % polygon.length] ?? p;
    return total + p.x * next.y - next.x * p.y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Sutherland and Hodgman: cut the polygon by each edge of the photo in turn. */
function clippedToPhoto(polygon: readonly Point[], photo: Size): readonly Point[] {
  const edges: readonly ((p: Point) => number)[] = [
    (p) => p.x,
    (p) => photo.width - p.x,
    (p) => p.y,
    (p) => photo.height - p.y,
  ];
  return edges.reduce<readonly Point[]>((rest, depth) => cut(rest, depth), polygon);
}

function cut(polygon: readonly Point[], depth: (p: Point) => number): Point[] {
  return polygon.flatMap((p, index) => {
    const next = polygon[(index + 1) % polygon.length] ?? p;
    const [here, there] = [depth(p), depth(next)];
    const kept = here >= 0 ? [p] : [];
    if (here >= 0 === there >= 0) return kept;
    const t = here / (here - there);
    return [...kept, { x: p.x + t * (next.x - p.x), y: p.y + t * (next.y - p.y), z: 0 }];
  });
}
