/** Taking all measurements of one face. */
import type { AlignedFace } from "../geometry/align.ts";
import { alignFace } from "../geometry/align.ts";
import { at, LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import { meanLandmarks } from "../geometry/passes.ts";
import type { PixelLandmarks } from "../geometry/points.ts";
import { distanceInPicture } from "../geometry/vector.ts";
import { sdOfSample } from "../statistics.ts";
import type { Measurement } from "./measurement.ts";
import { MEASUREMENTS } from "./measurements.ts";

/** A measurement before it is compared with a reference. `spread` is its SD over the passes, in the same unit. */
export type RawReading =
  | { readonly id: string; readonly kind: "measured"; readonly value: number; readonly spread: number }
  | {
      readonly id: string;
      readonly kind: "not-measured";
      readonly reason: "degenerate" | "turned" | "mouth-open";
    };

/** Beyond this yaw, left and right cannot be compared: a degree fakes .017 of asymmetry. */
const FRONTAL_DEGREES = 5;

/** Lips further apart than this share of the mouth's width stretch what lies below them. */
const MOUTH_OPEN = 0.25;

/**
 * Return one reading for every card, in the order of `MEASUREMENTS`.
 *
 * Values come from the mean of the passes, spreads from the passes one by one (0 when there is only one).
 * A value that is not finite, or whose needs the photo does not meet, is not measured and says why.
 */
export function readMeasurements(passes: readonly PixelLandmarks[]): RawReading[] {
  const face = alignFace(meanLandmarks(passes).landmarks);
  const each = passes.map(alignFace).filter((pass) => pass !== null);
  return MEASUREMENTS.map((card) => readingOf(card, face, each));
}

function readingOf(card: Measurement, face: AlignedFace | null, passes: readonly AlignedFace[]): RawReading {
  if (face === null) return { id: card.id, kind: "not-measured", reason: "degenerate" };
  if (card.requires === "frontal" && Math.abs(face.turn) > FRONTAL_DEGREES) {
    return { id: card.id, kind: "not-measured", reason: "turned" };
  }
  if (card.requires === "closed-mouth" && !(mouthOpening(face) <= MOUTH_OPEN)) {
    return { id: card.id, kind: "not-measured", reason: "mouth-open" };
  }
  const value = card.compute(face);
  const values = passes.map((pass) => card.compute(pass));
  if (!Number.isFinite(value) || !values.every(Number.isFinite)) {
    return { id: card.id, kind: "not-measured", reason: "degenerate" };
  }
  return { id: card.id, kind: "measured", value, spread: sdOfSample(values) };
}

/** Return the gap between the lips per mouth width; 0 when closed. */
export function mouthOpening(face: AlignedFace): number {
  const { points } = face;
  const gap = distanceInPicture(at(points, MIDLINE.stomionUpper), at(points, MIDLINE.stomionLower));
  return gap / distanceInPicture(at(points, RIGHT.cheilion), at(points, LEFT.cheilion));
}
