/** One import, from the file to the database: the same in its thread and in tests. */
import { historyFaultOf, type HistoryDb } from "../history-db.ts";
import type { ImportEnd, ImportProgress } from "./protocol.ts";
import { readHistoryFile } from "./read-file.ts";

/** Where records go, and who follows or stops the import. */
export interface ImportOptions {
  readonly db: Pick<HistoryDb, "add">;
  /** The present, ISO 8601 in UTC. */
  readonly asOf: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Add what a file holds and is not here yet; what is here stays as it is.
 *
 * Never rejects. Stopped or failed, at any moment, it changes nothing: all is written in one transaction.
 */
export async function importFile(file: Blob, options: ImportOptions): Promise<ImportEnd> {
  const { db, asOf, signal, onProgress } = options;
  const onShare = (phase: ImportProgress["phase"]) => (share: number) => onProgress({ phase, share });
  try {
    const content = await readHistoryFile(file, { asOf, signal, onShare: onShare("reading") });
    if (content.kind === "refused") return content;
    const { records, left, torn } = content;
    try {
      const { added, known } = await db.add(records, { signal, onShare: onShare("writing") });
      return { kind: "imported", added, known, left, torn };
    } catch (error) {
      return signal.aborted ? { kind: "stopped" } : { kind: "failed", fault: historyFaultOf(error) };
    }
  } catch {
    return signal.aborted ? { kind: "stopped" } : { kind: "refused", reason: "unreadable" };
  }
}
