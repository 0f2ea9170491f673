/** How unsure a mean of photos of one person is, besides the error that all photos of a face share. */
import type { QualityCode, QualityNote } from "../report.ts";
import { noteSd } from "./uncertainty.ts";

/** What one photo adds to the usual error: its notes, and these and all else as one SD in points. */
export interface PhotoError {
  readonly quality: readonly QualityNote[];
  readonly extraSd: number;
}

/** The photos that are in a mean so far. */
export interface MeanSoFar {
  readonly count: number;
  /** Sum of their squared `extraSd`. */
  readonly squares: number;
  /** The notes that every one of them carries, each with the least that it adds to one. */
  readonly shared: ReadonlyMap<QualityCode, number>;
}

/** Return a mean with one more photo in it; null is a mean of none. */
export function withPhoto(mean: MeanSoFar | null, { quality, extraSd }: PhotoError): MeanSoFar {
  const notes = new Map(quality.map((note) => [note.code, noteSd(note)]));
  const shared = mean
    ? [...mean.shared].flatMap(([code, sd]): [QualityCode, number][] => {
        const own = notes.get(code);
        return own === undefined ? [] : [[code, Math.min(sd, own)]];
      })
    : notes;
  return {
    count: (mean?.count ?? 0) + 1,
    squares: (mean?.squares ?? 0) + extraSd ** 2,
    shared: new Map(shared),
  };
}

/**
 * Return the SD of the mean's error in points, where a single photo has `photoSd` and its own `extraSd`.
 *
 * What the notes add that every photo carries stays; the rest has the variance of a mean. See: [Note: Joined photos].
 */
export function errorOfMean({ count, squares, shared }: MeanSoFar, photoSd: number): number {
  const stays = [...shared.values()].reduce((total, sd) => total + sd ** 2, 0);
  const varies = photoSd ** 2 + Math.max(0, squares / count - stays);
  return Math.sqrt(stays + varies / count);
}
