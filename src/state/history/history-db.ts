/**
 * The history's database in IndexedDB. The only file that imports `idb`.
 *
 * It is opened when first needed and opened again after a failure, so that one blocked attempt does not end the visit.
 * Several records go in together or not at all.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";
import { merged } from "../../core/history/file.ts";
import { loadOnce, type LoadOnce } from "../../core/load-once.ts";
import type { HistoryRecord } from "../../core/history/record.ts";

/** The name of the database in IndexedDB. */
export const HISTORY_DB = "mien-history";
const RECORDS = "records";

/** Version of the database's shape: its stores and indexes. The shape of records has a version of its own. */
const DB_VERSION = 1;

interface Schema extends DBSchema {
  records: { key: string; value: HistoryRecord };
}

/** What can go wrong with the history, as a closed list; `ui/words` has a sentence and a next step for each. */
export const HISTORY_FAULTS = ["storage-blocked", "storage-full", "storage-newer", "storage-broken"] as const;
/** One of `HISTORY_FAULTS`. */
export type HistoryFault = (typeof HISTORY_FAULTS)[number];

/** Everything the history asks of its storage. Values that come out are not trusted: they may be of any version. */
export interface HistoryDb {
  /** Make the database if there is none: somebody switched the history on. Every other call leaves an absent one absent. */
  prepare(): Promise<void>;
  /** Give everything that is stored, by id, in pages that are read one after the other: a large history never at once. */
  pages(): AsyncIterable<readonly unknown[]>;
  count(): Promise<number>;
  get(id: string): Promise<unknown>;
  put(record: HistoryRecord): Promise<void>;
  /**
   * Write the records whose id is not here yet: all of them, or none when one cannot be or the signal says stop. Return how
   * many were added, and how many were known or came twice.
   */
  add(records: readonly HistoryRecord[], options: AddOptions): Promise<Added>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  /** Delete the database itself, so that nothing of it is left. */
  destroy(): Promise<void>;
}

/** Who may stop records being added, and who hears how far they are. */
export interface AddOptions {
  readonly signal: AbortSignal;
  /** Hears the share that was written, 0-1. */
  readonly onShare: (share: number) => void;
}

/** How many records were added, and how many were known already. */
export interface Added {
  readonly added: number;
  readonly known: number;
}

/** Records that are read or written at a time: a few milliseconds, also where each has a picture. */
const PAGE = 100;

/** Return the database of this origin; nothing is opened yet. */
export function createHistoryDb(): HistoryDb {
  const open: LoadOnce<[], IDBPDatabase<Schema>> = loadOnce(() => openHistory(open.forget));
  /** Nothing is stored before somebody asks, not even an empty database: reading one that is absent finds nothing. */
  const openIfThere = async () => (open.current() !== null || (await isThere()) ? open() : null);
  return {
    prepare: async () => void (await open()),
    async *pages() {
      const database = await openIfThere();
      if (!database) return;
      let page = await database.getAll(RECORDS, null, PAGE);
      while (page.length > 0) {
        yield page;
        const last = page.at(-1)?.id ?? "";
        page =
          page.length < PAGE ? [] : await database.getAll(RECORDS, IDBKeyRange.lowerBound(last, true), PAGE);
      }
    },
    count: async () => (await openIfThere())?.count(RECORDS) ?? 0,
    get: async (id) => (await openIfThere())?.get(RECORDS, id),
    async put(record) {
      const transaction = (await open()).transaction(RECORDS, "readwrite");
      // The transaction tells why it was undone; its request only tells that it was.
      transaction.store.put(record).catch(() => undefined);
      await transaction.done;
    },
    add: async (records, options) =>
      records.length === 0 ? { added: 0, known: 0 } : addAll(await open(), records, options),
    remove: async (id) => (await openIfThere())?.delete(RECORDS, id),
    clear: async () => (await openIfThere())?.clear(RECORDS),
    async destroy() {
      (await open.current()?.catch(() => null))?.close();
      open.forget();
      await deleteDB(HISTORY_DB);
    },
  };
}

async function addAll(
  database: IDBPDatabase<Schema>,
  records: readonly HistoryRecord[],
  { signal, onShare }: AddOptions,
): Promise<Added> {
  signal.throwIfAborted();
  const transaction = database.transaction(RECORDS, "readwrite");
  const { store, done } = transaction;
  const isOver = new AbortController();
  signal.addEventListener("abort", () => transaction.abort(), { signal: isOver.signal });
  try {
    const here = new Set(await store.getAllKeys());
    let added = 0;
    for (let from = 0; from < records.length; from += PAGE) {
      const fresh = merged(here, records.slice(from, from + PAGE)).added;
      await Promise.all(fresh.map(async (record) => store.put(record)));
      for (const { id } of fresh) here.add(id);
      added += fresh.length;
      onShare(Math.min(1, (from + PAGE) / records.length));
    }
    await done;
    return { added, known: records.length - added };
  } catch (error) {
    undo(transaction);
    // The transaction tells why it was undone; its requests only tell that it was.
    await done;
    throw error;
  } finally {
    isOver.abort();
  }
}

/** Undo a transaction; one that is undone already stays so. */
function undo(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It is over.
  }
}

/** Whether the database exists; where the browser cannot tell, it may. */
async function isThere(): Promise<boolean> {
  if (!("databases" in indexedDB)) return true;
  return (await indexedDB.databases()).some(({ name }) => name === HISTORY_DB);
}

async function openHistory(onGone: () => void): Promise<IDBPDatabase<Schema>> {
  const database = await openDB<Schema>(HISTORY_DB, DB_VERSION, {
    upgrade: (db) => void db.createObjectStore(RECORDS, { keyPath: "id" }),
    // Another tab wants to delete or upgrade the database: make way at once.
    blocking: (_current, _wanted, event) => {
      (event.target as IDBDatabase).close();
      onGone();
    },
    terminated: onGone,
  });
  return database;
}

/** Return which fault an error of the storage stands for. */
export function historyFaultOf(error: unknown): HistoryFault {
  switch (error instanceof Error ? error.name : "") {
    case "QuotaExceededError":
      return "storage-full";
    case "VersionError":
      return "storage-newer";
    case "SecurityError":
    case "InvalidStateError":
    case "NotSupportedError":
    case "TypeError":
    case "ReferenceError":
      return "storage-blocked";
    default:
      return "storage-broken";
  }
}
