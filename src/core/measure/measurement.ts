/**
 * The shape of every measurement card.
 *
 * A card says what is measured, between which landmarks, what disturbs it and whether it counts. Names and sentences
 * for people are in `words/measurements.*.ts`; reference means and SDs are in the calibration, because they belong
 * to the landmark model and not to the card.
 */
import type { AlignedFace } from "../geometry/align.ts";
import type { SidePoints } from "../geometry/landmarks.ts";
import { at, LEFT, RIGHT } from "../geometry/landmarks.ts";
import { distanceInPicture, meanPoint } from "../geometry/vector.ts";
import type { Point } from "../geometry/points.ts";
import type { MeasurementId } from "./ids.ts";
import type { SourceId } from "./sources.ts";

/** What moves a measurement without the face being another one. */
export const DISTURBANCES = [
  "pose-yaw",
  "pose-pitch",
  "distance",
  "expression",
  "beard",
  "glasses",
  "hair",
  "gaze",
] as const;
/** One of `DISTURBANCES`. */
export type Disturbance = (typeof DISTURBANCES)[number];

/** Why a measurement is shown without carrying weight. */
export const UNSCORED_REASONS = [
  "expression-driven",
  "pose-driven",
  "noise",
  "weak-landmark",
  "no-truth",
] as const;
/** One of `UNSCORED_REASONS`. */
export type UnscoredReason = (typeof UNSCORED_REASONS)[number];

/** Whether a measurement carries weight in the score. */
export type Scoring =
  { readonly kind: "scored" } | { readonly kind: "shown"; readonly reason: UnscoredReason };

/** What the photo must show before the measurement means anything. */
export type Requirement = "face" | "frontal" | "closed-mouth";

/** A place on the face: the mean of one or more landmarks. */
export type Anchor = readonly number[];

/** A line of the overlay, from one place to another. */
export type Line = readonly [Anchor, Anchor];

/** The parts of the face that measurements are shown by, in this order. */
export const FAMILIES = ["face", "eyes", "brows", "nose", "mouth", "jaw"] as const;
/** One of `FAMILIES`. */
export type Family = (typeof FAMILIES)[number];

/** A card: one measurement, what it needs, how it is computed and what is known of it. */
export interface Measurement {
  /** Kebab-case and lasting: calibrations, exports and words refer to it. */
  readonly id: MeasurementId;
  readonly family: Family;
  readonly unit: "ratio" | "degrees";
  /** The lines to draw on the photo; their ends are the landmarks used. */
  readonly lines: readonly Line[];
  readonly requires: Requirement;
  readonly disturbedBy: readonly Disturbance[];
  readonly scored: Scoring;
  readonly sources: readonly SourceId[];
  /** Return the value; not finite when the points that it needs coincide. */
  readonly compute: (face: AlignedFace) => number;
}

/** A measurement that carries weight. */
export const SCORED: Scoring = { kind: "scored" };

/** Return the landmarks that a measurement uses, each once, in ascending order. */
export function landmarksOf(measurement: Measurement): number[] {
  return [...new Set(measurement.lines.flat(2))].sort((a, b) => a - b);
}

/** Return the place of an anchor on a face. */
export function placeOf(face: AlignedFace, anchor: Anchor): Point {
  return meanPoint(anchor.map((index) => at(face.points, index)));
}

/** Return the width between two landmarks in the plane of the face, in iris distances. */
export function span(face: AlignedFace, a: number, b: number): number {
  return distanceInPicture(at(face.points, a), at(face.points, b));
}

/** Return how much lower `b` lies than `a`, in iris distances. */
export function verticalOffset(face: AlignedFace, a: Anchor, b: Anchor): number {
  return placeOf(face, b).y - placeOf(face, a).y;
}

/** Return the mean of a quantity over both sides of the face. */
export function overSides(quantity: (side: SidePoints) => number): number {
  return (quantity(RIGHT) + quantity(LEFT)) / 2;
}

/** Return a line for each side. */
export function bothSides(line: (side: SidePoints) => Line): readonly [Line, Line] {
  return [line(RIGHT), line(LEFT)];
}

/** Return the landmarks of a point that exists on both sides: [right, left]. */
export function pair(name: keyof SidePoints): readonly [number, number] {
  return [RIGHT[name], LEFT[name]];
}

/** Return the width of the face between the zygia, in iris distances: the usual denominator. */
export function faceWidth(face: AlignedFace): number {
  return span(face, RIGHT.zygion, LEFT.zygion);
}

/** The line of the face width. */
export const FACE_WIDTH_LINE: Line = [[RIGHT.zygion], [LEFT.zygion]];
