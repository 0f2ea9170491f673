/** A history over a database in memory, for the tests of what keeps it. */
import { merged } from "../../../core/history/file.ts";
import { recordOf, type HistoryRecord } from "../../../core/history/record.ts";
import { someReport } from "../../../core/history/testing/some-report.ts";
import { createHistoryStore } from "../history.ts";
import type { HistoryDb } from "../history-db.ts";
import { importFile } from "../import/import-file.ts";
import type { Importer } from "../import/link.ts";
import { createKeeper } from "../keeper.ts";

/** A database in memory that can be told to fail. */
export function memoryDb(rows: readonly unknown[] = []) {
  const map = new Map(rows.map((row) => [(row as { id: string }).id, row]));
  const fail: { with: Error | null } = { with: null };
  const check = () => {
    if (fail.with) throw fail.with;
  };
  const db: HistoryDb = {
    prepare: async () => check(),
    async *pages() {
      check();
      const rows = [...map.values()];
      for (let from = 0; from < rows.length; from += 2) yield rows.slice(from, from + 2);
    },
    count: async () => (check(), map.size),
    get: async (id) => (check(), map.get(id)),
    put: async (record) => (check(), void map.set(record.id, record)),
    async add(records) {
      check();
      const { added, known } = merged(new Set(map.keys()), records);
      for (const record of added) map.set(record.id, record);
      return { added: added.length, known };
    },
    remove: async (id) => (check(), void map.delete(id)),
    clear: async () => (check(), map.clear()),
    destroy: async () => (check(), map.clear()),
  };
  return { db, map, fail };
}

export function importerOver(db: HistoryDb): Importer {
  return { settled: Promise.resolve(), run: (file, options) => importFile(file, { db, ...options }) };
}

export const named = (name: string) => Object.assign(new Error(name), { name });
export const when = "2026-01-31T12:00:00.000Z";
export const record = (id: string, label = ""): HistoryRecord =>
  recordOf(someReport(), { id, scoredAt: when, label });

export function setUp(rows: readonly unknown[] = []) {
  const { db, map, fail } = memoryDb(rows);
  const store = createHistoryStore();
  let announced = 0;
  const keeper = createKeeper({
    db,
    store,
    importer: importerOver(db),
    thumbnail: async () => null,
    versions: () => ({ compact: "1.0.0" }),
    now: () => when,
    announce: () => void (announced += 1),
  });
  const ids = () => {
    const { list } = store.getState();
    return list.phase === "ready" ? list.entries.map(({ id }) => id) : list.phase;
  };
  return { keeper, store, map, fail, ids, announced: () => announced };
}
