/** The history as a file, and what two histories have in common. */
import { HISTORY_VERSION } from "./record.ts";

/** What the file calls itself. */
export const HISTORY_FORMAT = "mien-history";

/** Largest file that is read, in bytes: some ten thousand results. */
export const LARGEST_FILE = 100_000_000;

/** Return the file of some records. See `historyFileParts`. */
export function historyFile(records: readonly unknown[], exportedAt: string): string {
  const { head, lines, tail } = historyFileParts(exportedAt);
  return head + lines(records) + tail;
}

/**
 * Return what a file is put together from: its head, lines of records, a few at a time, and its tail.
 *
 * A record has a line, so that a text editor can show it and a torn end costs one record. Records are written as they were
 * stored, also those that this version cannot read: an export loses nothing.
 */
export function historyFileParts(exportedAt: string) {
  const head = JSON.stringify({ format: HISTORY_FORMAT, version: HISTORY_VERSION, exportedAt }).slice(0, -1);
  let isFirst = true;
  return {
    head: `${head},"records":[`,
    lines(records: readonly unknown[]): string {
      const text = records.map((record) => `\n${JSON.stringify(record)}`).join(",");
      const joint = isFirst || text === "" ? "" : ",";
      isFirst &&= text === "";
      return joint + text;
    },
    tail: "\n]}\n",
  };
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
