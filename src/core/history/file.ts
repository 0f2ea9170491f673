/** The history as a file, and what two histories have in common. */
import { HISTORY_VERSION } from "./record.ts";

/** What the file calls itself. */
export const HISTORY_FORMAT = "mien-history";

/** Largest file that is read, in bytes: some ten thousand results. */
export const LARGEST_FILE = 100_000_000;

/**
 * Return the file: one record a line, so that a text editor can show it and a torn end costs one record.
 *
 * `records` are written as they were stored, also those that this version cannot read: an export loses nothing.
 */
export function historyFile(records: readonly unknown[], exportedAt: string): string {
  const head = JSON.stringify({ format: HISTORY_FORMAT, version: HISTORY_VERSION, exportedAt }).slice(0, -1);
  const lines = records.map((record) => JSON.stringify(record)).join(",\n");
  return `${head},"records":[\n${lines}\n]}\n`;
}

/** What of an import is new and what is there already. */
export interface Merge<T> {
  readonly added: readonly T[];
  /** Records whose id is known, or occurs twice in the import: what is here stays as it is. */
  readonly known: number;
}

/** Return the imported records whose id is not here yet; of two with the same id, the first. */
export function merged<T extends { readonly id: string }>(
  here: ReadonlySet<string>,
  imported: readonly T[],
): Merge<T> {
  const seen = new Set(here);
  const added = imported.filter(({ id }) => !seen.has(id) && seen.add(id));
  return { added, known: imported.length - added.length };
}
