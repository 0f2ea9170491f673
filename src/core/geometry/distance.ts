/** How far the camera was, from the size of the irises and the lens. */
import type { Distance } from "../report.ts";
import { toRadians } from "./angle.ts";
import { at, LEFT, LEFT_IRIS, RIGHT, RIGHT_IRIS } from "./landmarks.ts";
import type { Degrees, PixelLandmarks } from "./points.ts";
import { distanceInPicture } from "./vector.ts";

/** Horizontal diameter of the visible iris of adults: 11.7 mm, SD .5 (Google, MediaPipe Iris). */
export const IRIS_MM = 11.7;

/** Diagonal of the 36 x 24 mm frame to which `FocalLengthIn35mmFilm` refers. */
const FILM_DIAGONAL_MM = Math.hypot(36, 24);

/** What is known of the lens; the sizes are those of the uncropped picture. */
export type Lens =
  | { readonly kind: "exif"; readonly focal35mm: number; readonly width: number; readonly height: number }
  | { readonly kind: "camera"; readonly verticalFov: Degrees; readonly height: number }
  | { readonly kind: "unknown" };

/** Return the focal length in pixels, or null when the lens is unknown or says something impossible. */
export function focalPixels(lens: Lens): number | null {
  switch (lens.kind) {
    case "exif":
      return positive((lens.focal35mm * Math.hypot(lens.width, lens.height)) / FILM_DIAGONAL_MM);
    case "camera":
      return positive(lens.height / 2 / Math.tan(toRadians(lens.verticalFov) / 2));
    case "unknown":
      return null;
    default:
      return lens satisfies never;
  }
}

/**
 * Return the distance from the camera to the eyes.
 *
 * `f * 11.7 mm / iris` in pixels, good to about 10 %. The mean of both irises is taken; a head that is turned by
 * 10 degrees narrows them by 1.5 %, which is left alone. Never guessed: MediaPipe's own depth assumes a lens of
 * 63 degrees and is a distance for that lens only.
 */
export function cameraDistance(landmarks: PixelLandmarks, lens: Lens): Distance {
  const focal = focalPixels(lens);
  const iris = irisDiameter(landmarks);
  if (focal === null || lens.kind === "unknown" || !(iris > 0)) {
    return { kind: "not-measured", reason: "focal-length-unknown" };
  }
  return { kind: "measured", centimetres: (focal * IRIS_MM) / iris / 10, from: lens.kind };
}

/** Return the mean diameter of both irises in pixels. */
export function irisDiameter(landmarks: PixelLandmarks): number {
  const { points } = landmarks;
  const widths = [LEFT_IRIS, RIGHT_IRIS].map((ring) =>
    distanceInPicture(at(points, ring[0]), at(points, ring[2])),
  );
  return widths.reduce((total, width) => total + width, 0) / widths.length;
}

/** Return the distance between the iris centres in pixels. */
export function irisDistance(landmarks: PixelLandmarks): number {
  return distanceInPicture(at(landmarks.points, RIGHT.iris), at(landmarks.points, LEFT.iris));
}

function positive(value: number): number | null {
  return Number.isFinite(value) && value > 0 ? value : null;
}
