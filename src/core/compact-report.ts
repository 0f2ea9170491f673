/**
 * A report that takes little room, for visits of thousands of photos.
 *
 * [Note: Compact reports]
 * A report of the engine takes 22 kB in memory, of which landmarks are 11. In a compact one their coordinates are single
 * floats, and every word (ids, codes, bands) is there once for all reports: what crosses threads brings a copy of each.
 * That leaves 13 kB, 13 MB for a thousand photos; packing the other numbers too would leave 4, and cost a format, lazy
 * getters and the arithmetic of the score once more. Numbers other than the landmarks' keep all their digits. Landmarks are only drawn and exported: single
 * floats give a place in a photo of 8,192 px back to .0003 px, and the looks at one photo scatter by a thousand times that.
 */
import type { Report } from "./report.ts";

const words = new Map<string, string>();

/** Return the report in the room of a kept one; one that is kept already comes back as it is. See: [Note: Compact reports]. */
export function compactReport(report: Report): Report {
  const { coordinates } = report.face.landmarks;
  if (coordinates instanceof Float32Array) return report;
  const landmarks = { ...report.face.landmarks, coordinates: Float32Array.from(coordinates) };
  return withInternedWords({ ...report, face: { ...report.face, landmarks } });
}

/** Return the same plain data with one copy of each short word; long ones, which seldom come twice, stay as they are. */
function withInternedWords<T>(value: T): T {
  return (isWord(value) ? interned(value) : isPlain(value) ? mapped(value) : value) as T;
}

function mapped(data: object): unknown {
  if (Array.isArray(data)) return data.map(withInternedWords);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withInternedWords(value)]));
}

function interned(word: string): string {
  const known = words.get(word);
  if (known === undefined) words.set(word, word);
  return known ?? word;
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && value.length <= 40;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
}
