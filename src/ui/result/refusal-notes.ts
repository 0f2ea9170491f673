/** Which of the notes about a photo are worth saying where it gets no score. */
import type { QualityCode, QualityNote, Refusal } from "../../core/report.ts";

/** Notes about a number, or about what was made good while measuring: without a number they say nothing that helps. */
const OF_A_NUMBER: ReadonlySet<QualityCode> = new Set<QualityCode>([
  "several-faces",
  "photo-turned",
  "rolled",
  "black-and-white",
  "distance-unknown",
  "drawing-like",
  "end-missing",
]);

/** Notes that say what the refusal says already. */
const SAID_BY: Readonly<Partial<Record<Refusal, readonly QualityCode[]>>> = {
  "face-too-small": ["face-small"],
  "face-cut-off": ["near-edge"],
  "pose-too-far": ["turned", "tilted-up-or-down"],
};

/** Refusals that stand, or that are no fault of the photo: nothing that is seen in it would change them. */
const NOT_OF_THE_PHOTO: ReadonlySet<Refusal> = new Set<Refusal>([
  "looks-under-18",
  "said-under-18",
  "age-not-judged",
]);

/** Return the notes that help to a next photo and that the refusal itself does not say. */
export function notesBeside(reason: Refusal, notes: readonly QualityNote[]): QualityNote[] {
  if (NOT_OF_THE_PHOTO.has(reason)) return [];
  const said = SAID_BY[reason] ?? [];
  return notes.filter(({ code }) => !OF_A_NUMBER.has(code) && !said.includes(code));
}
