/**
 * Similarity transforms of the picture plane: shift, turn, scale, and perhaps a flip.
 *
 * The six numbers are those of a canvas (`setTransform(a, b, c, d, e, f)`), so the crop that is drawn and the
 * points that are mapped can never disagree: `x' = a x + c y + e`, `y' = b x + d y + f`.
 */
import type { PixelLandmarks, Point } from "./points.ts";
import { swapSides } from "./mirror.ts";

/** A transform of the plane: `x' = a x + c y + e`, `y' = b x + d y + f`. */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** A position in a picture. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** The transform that changes nothing. */
export const IDENTITY: Similarity = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** Return the transform that turns clockwise (as seen, y down) by `radians` and scales about `centre`, then shifts. */
export function similarityAbout(
  centre: PlanePoint,
  change: { readonly radians: number; readonly scale: number; readonly dx: number; readonly dy: number },
): Similarity {
  const cos = Math.cos(change.radians) * change.scale;
  const sin = Math.sin(change.radians) * change.scale;
  return {
    a: cos,
    b: sin,
    c: -sin,
    d: cos,
    e: centre.x - cos * centre.x + sin * centre.y + change.dx,
    f: centre.y - sin * centre.x - cos * centre.y + change.dy,
  };
}

/** Return the flip at the vertical line `x = axis`. */
export function flipAt(axis: number): Similarity {
  return { a: -1, b: 0, c: 0, d: 1, e: 2 * axis, f: 0 };
}

/** Return the transform that applies `inner` first and `outer` after it. */
export function composed(outer: Similarity, inner: Similarity): Similarity {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    e: outer.a * inner.e + outer.c * inner.f + outer.e,
    f: outer.b * inner.e + outer.d * inner.f + outer.f,
  };
}

/** Return the transform that undoes `similarity`; all components NaN or infinite when its scale is 0. */
export function inverseOf(similarity: Similarity): Similarity {
  const { a, b, c, d, e, f } = similarity;
  const determinant = a * d - b * c;
  return {
    a: d / determinant,
    b: -b / determinant,
    c: -c / determinant,
    d: a / determinant,
    e: (c * f - d * e) / determinant,
    f: (b * e - a * f) / determinant,
  };
}

/** Return by how much lengths grow. */
export function scaleOf(similarity: Similarity): number {
  return Math.sqrt(Math.abs(similarity.a * similarity.d - similarity.b * similarity.c));
}

/** Whether the transform swaps left and right. */
export function isFlipped(similarity: Similarity): boolean {
  return similarity.a * similarity.d - similarity.b * similarity.c < 0;
}

/** Return where the transform puts a point; depth is scaled with the plane, so shapes stay similar in space. */
export function transformed(similarity: Similarity, p: Point): Point {
  return {
    x: similarity.a * p.x + similarity.c * p.y + similarity.e,
    y: similarity.b * p.x + similarity.d * p.y + similarity.f,
    z: p.z * scaleOf(similarity),
  };
}

/**
 * Return the landmarks after the transform.
 *
 * A flip renumbers them too, so that index 33 is always the subject's right outer eye corner, also of a pass
 * that the model read in a mirror.
 */
export function transformedLandmarks(similarity: Similarity, landmarks: PixelLandmarks): PixelLandmarks {
  const points = landmarks.points.map((p) => transformed(similarity, p));
  return { space: "pixel", points: isFlipped(similarity) ? swapSides(points) : points };
}

/**
 * Return the unflipped similarity that brings `anchors` closest to `targets` (least squares).
 *
 * Needs two or more pairs; when all anchors coincide there is no scale to find and the result is not finite.
 */
export function similarityFrom(anchors: readonly PlanePoint[], targets: readonly PlanePoint[]): Similarity {
  const from = centreOf(anchors);
  const to = centreOf(targets);
  let along = 0;
  let across = 0;
  let size = 0;
  anchors.forEach((anchor, index) => {
    const target = targets[index] ?? to;
    const ax = anchor.x - from.x;
    const ay = anchor.y - from.y;
    along += ax * (target.x - to.x) + ay * (target.y - to.y);
    across += ax * (target.y - to.y) - ay * (target.x - to.x);
    size += ax * ax + ay * ay;
  });
  const a = along / size;
  const b = across / size;
  return { a, b, c: -b, d: a, e: to.x - a * from.x + b * from.y, f: to.y - b * from.x - a * from.y };
}

function centreOf(points: readonly PlanePoint[]): PlanePoint {
  const x = points.reduce((total, p) => total + p.x, 0) / points.length;
  const y = points.reduce((total, p) => total + p.y, 0) / points.length;
  return { x, y };
}
