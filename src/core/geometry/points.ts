/**
 * Points and the spaces they live in.
 *
 * [Note: Pixel space]
 * Every length and angle is computed in pixels of the photo, never in coordinates that were divided by the
 * photo's width and height: mixing the two makes the same face measure differently at 1:1, 3:4 and 9:16.
 * `z` is in the same unit as `x` (MediaPipe gives it as a fraction of the width) and points away from the camera.
 * The brands keep the spaces apart: a function that takes `PixelLandmarks` cannot be handed normalised ones.
 */
import type { PixelBox } from "../report.ts";

/** A position in some space; x to the right of the picture, y down, z away from the camera. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** 478 points as MediaPipe returns them: x / width, y / height, z / width. */
export interface NormalizedLandmarks {
  readonly space: "normalized";
  readonly points: readonly Point[];
}

/** 478 points in pixels of the photo as shown (orientation applied). See: [Note: Pixel space]. */
export interface PixelLandmarks {
  readonly space: "pixel";
  readonly points: readonly Point[];
}

/**
 * Landmarks as a report carries them: x, y and z of one point after the other, in pixels of the photo. Doubles as they
 * come from the engine, singles where a report is kept. See: [Note: Compact reports].
 */
export interface FlatLandmarks {
  readonly space: "pixel";
  readonly coordinates: Float64Array | Float32Array;
}

/** Return the landmarks as one row of numbers, with all their digits. */
export function flatLandmarks({ space, points }: PixelLandmarks): FlatLandmarks {
  return { space, coordinates: Float64Array.from(points.flatMap(({ x, y, z }) => [x, y, z])) };
}

/** Return the landmarks of a report as points. */
export function pixelLandmarks({ space, coordinates }: FlatLandmarks): PixelLandmarks {
  const at = (index: number): number => coordinates[index] ?? Number.NaN;
  const points = Array.from({ length: coordinates.length / 3 }, (_, point): Point => {
    return { x: at(3 * point), y: at(3 * point + 1), z: at(3 * point + 2) };
  });
  return { space, points };
}

/** Return the smallest upright box with all the places in it, in their unit. */
export function boxAround(places: readonly Pick<Point, "x" | "y">[]): PixelBox {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** An angle in degrees. */
export type Degrees = number & { readonly __unit?: "degrees" };

/** Number of landmarks of the face mesh with irises. */
export const LANDMARK_COUNT = 478;

/** Return the landmarks in pixels of a photo of the given size. See: [Note: Pixel space]. */
export function toPixels(landmarks: NormalizedLandmarks, width: number, height: number): PixelLandmarks {
  return {
    space: "pixel",
    points: landmarks.points.map((p) => ({ x: p.x * width, y: p.y * height, z: p.z * width })),
  };
}
