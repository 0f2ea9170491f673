/** Which rows of the table are shown: by name, by how a photo ended, by what was noted of it. */
import { QUALITY_CODES, type QualityCode, type QualityNote } from "../../core/report.ts";
import type { Phase, PhotoState } from "../../state/photo.ts";
import type { End, PhotoFilter } from "../../state/table-view.ts";
import type { Row } from "./rows.ts";

/** Whether a filter leaves something out. */
export function isNarrow({ text, end, note }: PhotoFilter): boolean {
  return text.trim() !== "" || end !== "any" || note !== "any";
}

/** Return the rows that a filter leaves, in their order; the very same list where it leaves all. */
export function filteredRows(rows: readonly Row[], filter: PhotoFilter): readonly Row[] {
  if (!isNarrow(filter)) return rows;
  const { end, note } = filter;
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  return rows.filter(
    ({ photo: { name, state } }) =>
      (end === "any" || endOf(state.phase) === end) &&
      (note === "any" || notesOf(state).some(({ code }) => code === note)) &&
      (words.length === 0 || hasAll(plain(name), words)),
  );
}

/** Return what the photos end as, and which notes they carry, with the number of photos of each; none that no photo has. */
export function choicesOf(rows: readonly Row[]) {
  const ends = new Map<End, number>();
  const notes = new Map<QualityCode, number>();
  const count = <T>(counts: Map<T, number>, key: T) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { photo } of rows) {
    count(ends, endOf(photo.state.phase));
    for (const code of new Set(notesOf(photo.state).map((note) => note.code))) count(notes, code);
  }
  return {
    ends,
    notes: QUALITY_CODES.flatMap((code) => [[code, notes.get(code) ?? 0] as const]).filter(([, n]) => n > 0),
  };
}

function endOf(phase: Phase): Exclude<End, "any"> {
  return phase === "queued" || phase === "running" ? "open" : phase;
}

function notesOf(state: PhotoState): readonly QualityNote[] {
  if (state.phase === "done") return state.report.quality;
  return "quality" in state ? state.quality : [];
}

/** A name is found whatever its capitals, and with or without its accents. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function hasAll(name: string, words: readonly string[]): boolean {
  return words.every((word) => name.includes(word));
}
