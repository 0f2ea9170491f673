/** Angles in degrees. */
import type { Degrees, Point } from "./points.ts";
import { difference, dot, length } from "./vector.ts";

/** Return radians in degrees. */
export function toDegrees(radians: number): Degrees {
  return (radians * 180) / Math.PI;
}

/** Return degrees in radians. */
export function toRadians(degrees: Degrees): number {
  return (degrees * Math.PI) / 180;
}

/** Return the angle at `corner` between the rays to `a` and `b`, 0-180, depth included; NaN when a ray has no length. */
export function angleAt(corner: Point, a: Point, b: Point): Degrees {
  const toA = difference(a, corner);
  const toB = difference(b, corner);
  const cosine = dot(toA, toB) / (length(toA) * length(toB));
  return toDegrees(Math.acos(Math.min(1, Math.max(-1, cosine))));
}

/**
 * Return how far the line from `inner` to `outer` rises, -90 to 90.
 *
 * Positive when `outer` is higher in the picture than `inner`, on either side of the face. NaN when both coincide.
 */
export function riseOf(inner: Point, outer: Point): Degrees {
  const across = Math.abs(outer.x - inner.x);
  const up = inner.y - outer.y;
  return across === 0 && up === 0 ? Number.NaN : toDegrees(Math.atan2(up, across));
}
