/**
 * What one photo adds to the usual error of a score. See: [Note: Width of the interval].
 */
import type { QualityCode, QualityNote } from "../report.ts";

/**
 * SD in points that each warning adds.
 *
 * Judgement, informed by how far the measurements move: 40 cm against 100 cm changes widths relative to the face by
 * 7-9 %, which is more than one SD of several scored measurements; five degrees of pitch move vertical ratios by 2 %,
 * about half an SD; a distance that is unknown is most often an ordinary one. Zero: says nothing about the score.
 */
export const WARNING_SD: Readonly<Record<QualityCode, number>> = {
  "several-faces": 0,
  "face-small": 3,
  turned: 3,
  "tilted-up-or-down": 4,
  rolled: 1,
  "eyes-closed": 4,
  "mouth-open": 4,
  "strong-smile": 4,
  blurred: 3,
  "too-dark": 3,
  "too-bright": 3,
  "uneven-light": 2,
  "near-edge": 2,
  "too-close": 5,
  "distance-unknown": 1.5,
  "drawing-like": 8,
};

/**
 * Return the SD, in points, that a photo adds: its passes and its quality notes, in quadrature.
 *
 * `passSd` is the SD of the score over the photo's own passes. A note counts in full as a warning and by half as a
 * note.
 */
export function extraSdOf(passSd: number, notes: readonly QualityNote[]): number {
  const squares = notes.map((note) => (WARNING_SD[note.code] * (note.severity === "warning" ? 1 : 0.5)) ** 2);
  return Math.sqrt(squares.reduce((total, square) => total + square, passSd ** 2));
}
