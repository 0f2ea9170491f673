/** The mean of several readings of one face, and how far they disagree. */
import type { PixelLandmarks, Point } from "./points.ts";
import { irisDistance } from "./distance.ts";
import { distanceInPicture, meanPoint } from "./vector.ts";

/** The mean of several looks at one photo, and how far they scatter. */
export interface MeanLandmarks {
  readonly landmarks: PixelLandmarks;
  /** Root mean square distance of a landmark from its mean, over all points and passes, per iris distance. */
  readonly jitter: number;
  /** The same for each point. */
  readonly spreadPerPoint: readonly number[];
}

/**
 * Return the mean landmarks of one or more passes, all in pixels of the photo.
 *
 * The spread is that of one pass, in the plane of the picture (n - 1 in the denominator); with a single pass nothing
 * is known of it and it is 0. Throws on an empty list: a face that no pass found is the caller's refusal.
 */
export function meanLandmarks(passes: readonly PixelLandmarks[]): MeanLandmarks {
  const first = passes[0];
  if (first === undefined) throw new RangeError("meanLandmarks needs one pass at least");
  const points = first.points.map((_, index) => meanPoint(passes.map((pass) => pointOf(pass, index))));
  const landmarks: PixelLandmarks = { space: "pixel", points };
  const size = irisDistance(landmarks);
  const freedom = Math.max(1, passes.length - 1);
  const variances = points.map((mean, index) => {
    const squares = passes.map((pass) => distanceInPicture(pointOf(pass, index), mean) ** 2);
    return squares.reduce((total, square) => total + square, 0) / freedom / size ** 2;
  });
  const jitter = Math.sqrt(variances.reduce((total, variance) => total + variance, 0) / variances.length);
  return { landmarks, jitter, spreadPerPoint: variances.map(Math.sqrt) };
}

function pointOf(pass: PixelLandmarks, index: number): Point {
  const point = pass.points[index];
  if (point === undefined) throw new RangeError(`landmark ${String(index)} is missing`);
  return point;
}
