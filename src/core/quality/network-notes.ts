/** What networks see of a photo that the landmarks do not show. */
import type { QualityNote } from "../report.ts";

/**
 * Probability of a smile from which it is noted: it lifts what people see in a face. Of 102 people asked to smile 68 reach it, of
 * the same 102 with a neutral face none.
 */
export const SMILE_FROM = 0.5;

/**
 * Return the notes with what the networks saw besides. `smiles` are the probabilities of a smile that networks gave; of none
 * nothing is known, and the notes stay as they are.
 */
export function withNetworkNotes(
  notes: readonly QualityNote[],
  smiles: readonly number[],
): readonly QualityNote[] {
  const value = Math.max(...smiles);
  const isSmile = value >= SMILE_FROM && !notes.some(({ code }) => code === "strong-smile");
  if (!isSmile) return notes;
  const isWarning = ({ severity }: QualityNote): boolean => severity === "warning";
  const smile: QualityNote = { code: "strong-smile", severity: "warning", value };
  return [...notes.filter(isWarning), smile, ...notes.filter((note) => !isWarning(note))];
}
