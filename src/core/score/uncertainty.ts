/**
 * What one photo adds to the usual error of a score. See: [Note: Width of the interval].
 */
import type { QualityCode, QualityNote } from "../report.ts";
import table from "./tables/note-sds.json" with { type: "json" };

/**
 * What a note adds, as an SD in points of the PSL: one number, or a line through [value, SD] in ascending order of the
 * value without its sign; before the first and after the last value the SD is that of the end.
 */
export type NoteSd = number | readonly (readonly [value: number, sd: number])[];

/**
 * The SD of every note, by its code. `npm run conditions -- --document` writes what it measures: the root mean square of the
 * change of the PSL between the same faces with and without what the note tells of. A note of which docs/validity.md has no row
 * yet carries what we judged from how far the measurements move.
 */
export const NOTE_SDS: Readonly<Record<QualityCode, NoteSd>> = table as unknown as Record<
  QualityCode,
  NoteSd
>;

/** Return the SD in points that a note adds; where its value is not known, the greatest that it can add. */
export function noteSd({ code, value }: Pick<QualityNote, "code" | "value">): number {
  const sd = NOTE_SDS[code];
  if (typeof sd === "number") return sd;
  return value === undefined ? largestSd(code) : onLine(sd, Math.abs(value));
}

/** Return the greatest SD that a note of this code can add, in points. */
export function largestSd(code: QualityCode): number {
  const sd = NOTE_SDS[code];
  return typeof sd === "number" ? sd : Math.max(...sd.map(([, most]) => most));
}

/**
 * Return the SD, in points, that a photo adds: its passes and its quality notes, in quadrature.
 *
 * `passSd` is the SD of the score over the photo's own passes.
 */
export function extraSdOf(passSd: number, notes: readonly QualityNote[]): number {
  return Math.sqrt(notes.reduce((total, note) => total + noteSd(note) ** 2, passSd ** 2));
}

/** Return the notes by what they add, the most first; of those that add alike the given order stays. */
export function gravestFirst(notes: readonly QualityNote[]): QualityNote[] {
  return [...notes].sort((a, b) => noteSd(b) - noteSd(a));
}

/** Notes that say whose face was scored and how the photo was held: they add nothing, and change what the number is of. */
const OF_WHAT: readonly QualityCode[] = ["several-faces", "photo-turned"];
/** Notes that stand beside the number: at most so many, and of the others none that adds less than a point. */
const OPEN_NOTES = { count: 2, sd: 1 };

/** Return the notes that stand beside the number, those that say what it is of first, and the rest; both by what they add. */
export function foldedNotes(notes: readonly QualityNote[]): {
  readonly open: readonly QualityNote[];
  readonly folded: readonly QualityNote[];
} {
  const ordered = gravestFirst(notes);
  const ofWhat = ordered.filter(({ code }) => OF_WHAT.includes(code));
  const grave = ordered.filter((note) => !ofWhat.includes(note) && noteSd(note) >= OPEN_NOTES.sd);
  const open = [...ofWhat, ...grave].slice(0, OPEN_NOTES.count);
  return { open, folded: ordered.filter((note) => !open.includes(note)) };
}

function onLine(line: readonly (readonly [number, number])[], value: number): number {
  const next = line.findIndex(([at]) => at >= value);
  const [after, before] = [line[next], line[next - 1]];
  if (!after) return line.at(-1)?.[1] ?? 0;
  if (!before) return after[1];
  const share = (value - before[0]) / (after[0] - before[0]);
  return before[1] + share * (after[1] - before[1]);
}
