/**
 * Reading a history file that somebody picked: ours, ours from another version, damaged, or something else entirely.
 *
 * It never throws and never guesses: what can be read is returned, what cannot is counted.
 */
import { HISTORY_FORMAT, LARGEST_FILE } from "../../core/history/file.ts";
import { HISTORY_VERSION, type HistoryRecord } from "../../core/history/record.ts";
import { readRecord } from "./schema.ts";

/** Why a whole file is refused. */
export type FileRefusal = "too-large" | "not-json" | "not-a-history" | "newer";

export type HistoryFile =
  | { readonly kind: "refused"; readonly reason: FileRefusal }
  | {
      readonly kind: "read";
      readonly records: readonly HistoryRecord[];
      /** Entries that are no record, or a damaged one. */
      readonly broken: number;
      /** Entries written by a newer version. */
      readonly newer: number;
      /** Whether the end of the file was missing and whole lines were saved from it. */
      readonly torn: boolean;
    };

/** Return what a file holds. `text` may be anything; its size is judged in characters. */
export function readHistoryFile(text: string): HistoryFile {
  if (text.length > LARGEST_FILE) return { kind: "refused", reason: "too-large" };
  const whole = parsed(text);
  if (whole === undefined) return readTorn(text);
  return readTree(whole, false);
}

function readTree(tree: unknown, torn: boolean): HistoryFile {
  const { format, version, records } = (typeof tree === "object" && tree !== null ? tree : {}) as Partial<
    Record<string, unknown>
  >;
  if (format !== HISTORY_FORMAT || !Array.isArray(records))
    return { kind: "refused", reason: "not-a-history" };
  if (typeof version === "number" && version > HISTORY_VERSION && records.length === 0)
    return { kind: "refused", reason: "newer" };
  const read = records.map(readRecord);
  const newer = read.filter(({ kind }) => kind === "newer").length;
  if (newer > 0 && newer === read.length) return { kind: "refused", reason: "newer" };
  return {
    kind: "read",
    records: read.flatMap((entry) => (entry.kind === "record" ? [entry.record] : [])),
    broken: read.filter(({ kind }) => kind === "broken").length,
    newer,
    torn,
  };
}

/** A file of ours has a record a line: whole lines are saved from one that was cut off. */
function readTorn(text: string): HistoryFile {
  const [head = "", ...lines] = text.split("\n");
  const top = parsed(`${head.trim()}]}`);
  if (top === undefined) return { kind: "refused", reason: "not-json" };
  const records = lines.flatMap((line) => {
    const bare = line.trim().replace(/,$/, "");
    return bare === "" || bare === "]}" ? [] : [parsed(bare) ?? null];
  });
  return readTree({ ...(top as object), records }, true);
}

/** Return the value of a JSON text; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
