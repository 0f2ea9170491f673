/**
 * Reading a history file that somebody picked: ours, ours from another version, damaged, or something else entirely.
 *
 * It never throws for what is in the file and never guesses: what can be read is returned, what cannot is counted by the
 * reason. Memory is bounded by the records that are sound, not by the file.
 */
import { HISTORY_FORMAT, LARGEST_FILE } from "../../../core/history/file.ts";
import { HISTORY_VERSION, type HistoryRecord } from "../../../core/history/record.ts";
import { readRecord } from "../schema.ts";
import type { FileRefusal, LeftOut } from "./protocol.ts";
import { createScan } from "./scan.ts";

/** What a file holds, or why it was refused. */
export type HistoryFile =
  | { readonly kind: "refused"; readonly reason: FileRefusal }
  | {
      readonly kind: "read";
      readonly records: readonly HistoryRecord[];
      readonly left: LeftOut;
      /** Whether the end of the file was missing. */
      readonly torn: boolean;
    };

/** Reads a file slice by slice. */
export interface FileReader {
  push(bytes: Uint8Array): void;
  /** Return what the file holds; call it once, after the last slice. */
  end(): HistoryFile;
}

/** Bytes that are read at a time: some hundredths of a second of work. */
const SLICE = 512 * 1024;

/**
 * Return what a file holds, read slice by slice; rejects when the browser cannot read it, or with the signal's reason.
 *
 * `asOf` is the present, ISO 8601 in UTC. `onShare` hears the share that was read, 0-1.
 */
export async function readHistoryFile(
  file: Blob,
  { asOf, onShare, signal }: ReadOptions,
): Promise<HistoryFile> {
  if (file.size > LARGEST_FILE) return { kind: "refused", reason: "too-large" };
  const reader = createFileReader(asOf);
  for (let from = 0; from < file.size; from += SLICE) {
    const bytes = await file.slice(from, from + SLICE).arrayBuffer();
    signal?.throwIfAborted();
    reader.push(new Uint8Array(bytes));
    onShare?.(Math.min(1, (from + SLICE) / file.size));
  }
  return reader.end();
}

/** The present (ISO 8601 in UTC), and who follows or stops the reading. */
export interface ReadOptions {
  readonly asOf: string;
  readonly onShare?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Return a reader at the beginning of a file; `asOf` is the present, ISO 8601 in UTC. */
export function createFileReader(asOf: string): FileReader {
  const records: HistoryRecord[] = [];
  const left = { broken: 0, impossible: 0, oversized: 0, newer: 0 };
  const scan = createScan({
    entry(text) {
      const read = readRecord(parsed(text), asOf);
      if (read.kind === "record") records.push(read.record);
      else left[read.kind] += 1;
    },
    oversized: () => void (left.oversized += 1),
    torn: () => void (left.broken += 1),
  });
  return {
    push: scan.push,
    end() {
      const end = scan.end();
      const whole = parsed(end.around ?? "");
      const tree = whole ?? (end.before === null ? whole : parsed(`${end.before}]}`));
      if (tree === undefined)
        return { kind: "refused", reason: end.around === null ? "not-a-history" : "not-json" };
      const { format, version, records: list } = fieldsOf(tree);
      if (format !== HISTORY_FORMAT || !Array.isArray(list))
        return { kind: "refused", reason: "not-a-history" };
      // Records and a sound beginning, but something that is no JSON after them: one thing more that could not be read.
      if (whole === undefined && !end.isTorn) left.broken += 1;
      const others = records.length + left.broken + left.impossible + left.oversized;
      const isOfNewer = left.newer > 0 || (typeof version === "number" && version > HISTORY_VERSION);
      if (others === 0 && isOfNewer) return { kind: "refused", reason: "newer" };
      return { kind: "read", records, left, torn: end.isTorn };
    },
  };
}

function fieldsOf(tree: unknown): Partial<Record<string, unknown>> {
  return typeof tree === "object" && tree !== null ? tree : {};
}

/** Return the value of a JSON text; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
