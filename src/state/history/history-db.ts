/**
 * The history's room in IndexedDB. The only file that imports `idb`.
 *
 * It is opened when first needed and opened again after a failure, so that one blocked attempt does not end the visit.
 * Several records go in together or not at all.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";
import { loadOnce } from "../../core/load-once.ts";
import type { HistoryRecord } from "../../core/history/record.ts";

export const HISTORY_DB = "mien-history";
const RECORDS = "records";

/** Version of the database's shape: its stores and indexes. The shape of records has a version of its own. */
const DB_VERSION = 1;

interface Schema extends DBSchema {
  records: { key: string; value: HistoryRecord };
}

/** What can go wrong with the history, as a closed list; `ui/words` has a sentence and a next step for each. */
export const HISTORY_FAULTS = ["storage-blocked", "storage-full", "storage-newer", "storage-broken"] as const;
export type HistoryFault = (typeof HISTORY_FAULTS)[number];

/** Everything the history asks of its storage. Values that come out are not trusted: they may be of any version. */
export interface HistoryDb {
  /** Make the database if there is none: somebody switched the history on. Every other call leaves an absent one absent. */
  prepare(): Promise<void>;
  all(): Promise<readonly unknown[]>;
  get(id: string): Promise<unknown>;
  /** Write records: all of them, or none when one cannot be. */
  put(records: readonly HistoryRecord[]): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  /** Delete the database itself, so that nothing of it is left. */
  destroy(): Promise<void>;
}

/** Return the database of this origin; nothing is opened yet. */
export function createHistoryDb(): HistoryDb {
  const open = loadOnce(() => openHistory(open.forget));
  /** Nothing is stored before somebody asks, not even an empty database: reading one that is absent finds nothing. */
  const openIfThere = async () => (open.current() !== null || (await isThere()) ? open() : null);
  return {
    prepare: async () => void (await open()),
    all: async () => (await openIfThere())?.getAll(RECORDS) ?? [],
    get: async (id) => (await openIfThere())?.get(RECORDS, id),
    async put(records) {
      const transaction = (await open()).transaction(RECORDS, "readwrite");
      // The transaction tells why it was undone; its requests only tell that it was.
      for (const record of records) transaction.store.put(record).catch(() => undefined);
      await transaction.done;
    },
    remove: async (id) => (await openIfThere())?.delete(RECORDS, id),
    clear: async () => (await openIfThere())?.clear(RECORDS),
    async destroy() {
      (await open.current()?.catch(() => null))?.close();
      open.forget();
      await deleteDB(HISTORY_DB);
    },
  };
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
