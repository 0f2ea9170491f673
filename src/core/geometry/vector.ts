/** Small verbs on points; each works in whatever space its arguments share. */
import type { Point } from "./points.ts";

/** Return `a - b`. */
export function difference(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y, z: a.z - b.z };
}

/** Return `a + b`. */
export function sum(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y, z: a.z + b.z };
}

/** Return the point scaled from the origin by `factor`. */
export function scaled(a: Point, factor: number): Point {
  return { x: a.x * factor, y: a.y * factor, z: a.z * factor };
}

/** Return the dot product. */
export function dot(a: Point, b: Point): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

/** Return the cross product, right-handed in the space's own axes. */
export function cross(a: Point, b: Point): Point {
  return { x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x };
}

/** Return the distance from the origin. */
export function length(a: Point): number {
  return Math.hypot(a.x, a.y, a.z);
}

/** Return the distance between two points, depth included. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

/** Return the distance between two points as seen in the picture, depth ignored. */
export function distanceInPicture(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Return the point of length 1 in the same direction; the zero vector stays zero. */
export function unit(a: Point): Point {
  const size = length(a);
  return size === 0 ? a : scaled(a, 1 / size);
}

/** Return the mean of one or more points. */
export function meanPoint(points: readonly Point[]): Point {
  const total = points.reduce(sum, { x: 0, y: 0, z: 0 });
  return scaled(total, 1 / points.length);
}
