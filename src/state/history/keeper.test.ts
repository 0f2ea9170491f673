import { describe, expect, it } from "vitest";
import { historyFile, merged } from "../../core/history/file.ts";
import { HISTORY_VERSION, recordOf, type HistoryRecord } from "../../core/history/record.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import { createHistoryStore } from "./history.ts";
import { historyFaultOf, type HistoryDb } from "./history-db.ts";
import { importFile } from "./import/import-file.ts";
import type { Importer } from "./import/link.ts";
import { createKeeper } from "./keeper.ts";

/** A database in memory that can be told to fail. */
function memoryDb(rows: readonly unknown[] = []) {
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

function importerOver(db: HistoryDb): Importer {
  return { settled: Promise.resolve(), run: (file, options) => importFile(file, { db, ...options }) };
}

const named = (name: string) => Object.assign(new Error(name), { name });
const when = "2026-01-31T12:00:00.000Z";
const record = (id: string, label = ""): HistoryRecord =>
  recordOf(someReport(), { id, scoredAt: when, label });

function setUp(rows: readonly unknown[] = []) {
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

describe("keeping a result", () => {
  it("writes a record under the photo's id and tells other tabs", async () => {
    const { keeper, store, map, announced } = setUp();
    await keeper.keep("p1", someReport());
    expect(map.get("p1")).toMatchObject({ id: "p1", scoredAt: when, versions: { compact: "1.0.0" } });
    expect(store.getState().keeping["p1"]).toEqual({ phase: "kept" });
    expect(announced()).toBe(1);
  });

  it("says so when storage is full, and the next attempt can succeed", async () => {
    const { keeper, store, map, fail } = setUp();
    fail.with = named("QuotaExceededError");
    await keeper.keep("p1", someReport());
    expect(store.getState().keeping["p1"]).toEqual({ phase: "failed", fault: "storage-full" });
    fail.with = null;
    await keeper.keep("p1", someReport());
    expect(map.size).toBe(1);
    expect(store.getState().keeping["p1"]).toEqual({ phase: "kept" });
  });

  it("brings a record up to a report that changed, and keeps its label and date", async () => {
    const { keeper, map } = setUp([{ ...record("p1", "me"), scoredAt: "2026-01-01T00:00:00.000Z" }]);
    await keeper.update("p1", someReport(60));
    expect(map.get("p1")).toMatchObject({
      psl: { score: 60 },
      label: "me",
      scoredAt: "2026-01-01T00:00:00.000Z",
    });
  });

  it("leaves a record deleted that was deleted before its report changed", async () => {
    const { keeper, map, store } = setUp();
    await keeper.keep("p1", someReport());
    await keeper.remove("p1");
    expect(store.getState().keeping).toEqual({});
    await keeper.update("p1", someReport(60));
    expect(map.size).toBe(0);
  });
});

describe("the list", () => {
  it("shows what can be read and counts the rest, which stays stored", async () => {
    const newer = { id: "n", version: HISTORY_VERSION + 1 };
    const { keeper, store, map, ids } = setUp([record("a"), { id: "b", version: 1 }, newer]);
    await keeper.read();
    expect(ids()).toEqual(["a"]);
    expect(store.getState().list).toMatchObject({ unreadable: { broken: 1, newer: 1 } });
    expect(map.size).toBe(3);
  });

  it("tells why it cannot be read, and can be read later", async () => {
    const { keeper, store, fail, ids } = setUp([record("a")]);
    fail.with = named("SecurityError");
    await keeper.read();
    expect(store.getState().list).toEqual({ phase: "failed", fault: "storage-blocked" });
    fail.with = null;
    await keeper.read();
    expect(ids()).toEqual(["a"]);
  });

  it("is read again for another tab's change only if it was read before", async () => {
    const { keeper, map, ids } = setUp();
    await keeper.readAgain();
    expect(ids()).toBe("unread");
    await keeper.read();
    map.set("x", record("x"));
    await keeper.readAgain();
    expect(ids()).toEqual(["x"]);
  });
});

describe("deleting", () => {
  it("can be undone for one", async () => {
    const { keeper, map, store } = setUp([record("a", "me"), record("b")]);
    await keeper.read();
    await keeper.remove("a");
    expect([...map.keys()]).toEqual(["b"]);
    await keeper.undo();
    expect(map.get("a")).toEqual(record("a", "me"));
    expect(store.getState().last).toEqual({ kind: "restored" });
  });

  it("of all removes what cannot be read too, and says how many", async () => {
    const { keeper, map, store } = setUp([record("a"), { id: "n", version: 9 }]);
    await keeper.clear();
    expect(map.size).toBe(0);
    expect(store.getState().last).toEqual({ kind: "cleared", count: 2 });
  });

  it("that fails deletes nothing and says why", async () => {
    const { keeper, map, store, fail } = setUp([record("a")]);
    fail.with = named("UnknownError");
    await keeper.remove("a");
    expect(map.size).toBe(1);
    expect(store.getState().last).toEqual({ kind: "failed", fault: "storage-broken" });
  });
});

describe("import and export", () => {
  it("move a history to another device and lose nothing, even what this version cannot read", async () => {
    const newer = { id: "n", version: HISTORY_VERSION + 1, secretOfTheFuture: 1 };
    const here = setUp([record("a", "me"), record("b"), newer]);
    const file = (await here.keeper.exported()) ?? new Blob();
    const text = await file.text();
    expect(JSON.parse(text)).toMatchObject({ records: [{ id: "a" }, { id: "b" }, newer] });
    const there = setUp();
    await there.keeper.imported(file);
    expect([...there.map.values()]).toEqual([record("a", "me"), record("b")]);
    expect(there.store.getState().last).toEqual({
      kind: "import",
      end: {
        kind: "imported",
        added: 2,
        known: 0,
        left: { broken: 0, impossible: 0, oversized: 0, newer: 1 },
        torn: false,
      },
    });
  });

  it("leave what is here as it is", async () => {
    const { keeper, map, store } = setUp([record("a", "mine"), { id: "odd", version: 9 }]);
    await keeper.imported(new Blob([historyFile([record("a", "theirs"), record("odd"), record("c")], when)]));
    expect(map.get("a")).toMatchObject({ label: "mine" });
    expect(map.get("odd")).toEqual({ id: "odd", version: 9 });
    expect(store.getState().last).toMatchObject({ end: { kind: "imported", added: 1, known: 2 } });
  });

  it("write nothing when storage is full halfway, and say so", async () => {
    const { keeper, map, store, fail } = setUp([record("a")]);
    fail.with = named("QuotaExceededError");
    await keeper.imported(new Blob([historyFile([record("c")], when)]));
    expect([...map.keys()]).toEqual(["a"]);
    expect(store.getState().last).toEqual({ kind: "failed", fault: "storage-full" });
  });

  it("refuse a foreign file and touch nothing", async () => {
    const { keeper, map, store } = setUp([record("a")]);
    await keeper.imported(new Blob(["\u0089PNG"]));
    expect(store.getState().last).toEqual({
      kind: "import",
      end: { kind: "refused", reason: "not-json" },
    });
    expect(map.size).toBe(1);
  });
});

describe("an import that is going on", () => {
  const file = new Blob([historyFile([record("c")], when)]);

  it("says how far it is, and nothing more once it has ended", async () => {
    const { keeper, store } = setUp();
    const seen = new Set<string>();
    store.subscribe(({ importing }) =>
      seen.add(importing ? `${importing.phase} ${importing.share}` : "none"),
    );
    await keeper.imported(file);
    expect([...seen]).toEqual(["reading 0", "reading 1", "none"]);
    expect(store.getState().importing).toBeNull();
  });

  it("can be stopped, and leaves what is here as it is", async () => {
    const { keeper, store, map } = setUp([record("a")]);
    const ended = keeper.imported(file);
    keeper.stopImport();
    await ended;
    expect([...map.keys()]).toEqual(["a"]);
    expect(store.getState()).toMatchObject({
      importing: null,
      last: { kind: "import", end: { kind: "stopped" } },
    });
    await keeper.imported(file);
    expect([...map.keys()]).toEqual(["a", "c"]);
  });

  it("is the only one", async () => {
    const { keeper, map } = setUp();
    const first = keeper.imported(file);
    await keeper.imported(new Blob([historyFile([record("d")], when)]));
    await first;
    expect([...map.keys()]).toEqual(["c"]);
  });
});

describe("the size of the history", () => {
  it("counts what cannot be read too", async () => {
    const rows = [record("a"), { id: "n", version: 9 }, record("b")];
    const bytes = rows.reduce((sum, row) => sum + JSON.stringify(row).length, 0);
    expect(await setUp(rows).keeper.size()).toEqual({ count: 3, bytes });
  });
});

describe("a fault of storage", () => {
  it("is named by what the browser threw", () => {
    expect(historyFaultOf(named("QuotaExceededError"))).toBe("storage-full");
    expect(historyFaultOf(named("VersionError"))).toBe("storage-newer");
    expect(historyFaultOf(named("SecurityError"))).toBe("storage-blocked");
    expect(historyFaultOf("?")).toBe("storage-broken");
  });
});

describe("making room for results", () => {
  it("makes the database and reads it, or says why it cannot", async () => {
    const { keeper, store, fail, ids } = setUp([record("a")]);
    await keeper.prepare();
    expect(ids()).toEqual(["a"]);
    fail.with = named("SecurityError");
    await keeper.prepare();
    expect(store.getState().list).toEqual({ phase: "failed", fault: "storage-blocked" });
  });
});

describe("the list while it is read", () => {
  it("says so the first time, and stays in view when it is read again", async () => {
    const { keeper, store } = setUp([record("a")]);
    const phases: string[] = [];
    store.subscribe(({ list }) => phases.push(list.phase));
    await keeper.read();
    await keeper.read();
    expect(phases).toEqual(["reading", "ready", "ready"]);
  });

  it("shows the newest first, and a new record at once if it was read before", async () => {
    const { keeper, ids } = setUp([{ ...record("old"), scoredAt: "2025-01-01T00:00:00.000Z" }]);
    await keeper.keep("p1", someReport());
    expect(ids()).toBe("unread");
    await keeper.read();
    await keeper.keep("p2", someReport());
    expect(ids()).toEqual(expect.arrayContaining(["p1", "p2", "old"]));
    expect((ids() as string[]).at(-1)).toBe("old");
  });
});

describe("what becomes of keeping a photo", () => {
  it("is told from the moment it is asked, with the picture that there is", async () => {
    const { db, map } = memoryDb();
    const store = createHistoryStore();
    // Head, tables and scan of a JPEG: nothing but pixels.
    const pixels = [0xff, 0xd8, 0xff, 0xdb, 0, 2, 0xff, 0xda, 0, 2, 1, 1];
    const thumbnail = `data:image/jpeg;base64,${btoa(String.fromCharCode(...pixels))}`;
    const keeper = createKeeper({
      db,
      store,
      importer: importerOver(db),
      thumbnail: async (id) => {
        if (id === "broken") throw new Error("no canvas");
        return thumbnail;
      },
      versions: () => ({}),
      now: () => when,
      announce: () => undefined,
    });
    const keeping = keeper.keep("p1", someReport());
    expect(store.getState().keeping).toEqual({ p1: { phase: "keeping" } });
    await keeping;
    await keeper.keep("broken", someReport());
    expect(map.get("p1")).toMatchObject({ thumbnail });
    expect(map.get("broken")).toMatchObject({ thumbnail: null });
    expect(store.getState().keeping).toEqual({ p1: { phase: "kept" }, broken: { phase: "kept" } });
    await keeper.update("p1", someReport(61));
    expect(map.get("p1")).toMatchObject({ thumbnail, psl: { score: 61 } });
  });

  it("stays failed when another result is deleted, and is told when a change cannot be written", async () => {
    const { keeper, store, fail } = setUp([record("a"), record("b")]);
    await keeper.keep("p2", someReport());
    fail.with = named("QuotaExceededError");
    await keeper.keep("p1", someReport());
    await keeper.update("b", someReport());
    fail.with = null;
    await keeper.remove("a");
    expect(store.getState().keeping).toEqual({
      p1: { phase: "failed", fault: "storage-full" },
      b: { phase: "failed", fault: "storage-full" },
      p2: { phase: "kept" },
    });
  });
});

describe("a change of the history", () => {
  it("is told to other tabs, and none that failed", async () => {
    const { keeper, fail, announced } = setUp([record("a")]);
    await keeper.rename("a", "me");
    expect(announced()).toBe(1);
    await keeper.update("a", someReport());
    expect(announced()).toBe(2);
    fail.with = named("UnknownError");
    await keeper.rename("a", "you");
    expect(announced()).toBe(2);
    fail.with = null;
    await keeper.destroy();
    expect(announced()).toBe(3);
  });

  it("gives a record another label, and makes none where there is none", async () => {
    const { keeper, map, store } = setUp([record("a"), record("b", "you")]);
    await keeper.rename("a", "  me \n");
    expect(map.get("a")).toMatchObject({ label: "me" });
    await keeper.rename("gone", "me");
    expect(map.size).toBe(2);
    expect(map.get("b")).toMatchObject({ label: "you" });
    expect(store.getState().last).toBeNull();
  });

  it("undoes a deletion only, and only of a record that could be read", async () => {
    const { keeper, map, store } = setUp([record("a"), { id: "odd", version: 9 }]);
    await keeper.undo();
    expect(store.getState().last).toBeNull();
    await keeper.remove("odd");
    expect(store.getState().last).toBeNull();
    await keeper.remove("a");
    expect(store.getState().last).toEqual({ kind: "deleted", record: record("a") });
    await keeper.undo();
    expect([...map.keys()]).toEqual(["a"]);
  });

  it("waits for the one before it, and goes on after one that failed", async () => {
    const { keeper, map, fail } = setUp([record("a")]);
    fail.with = named("UnknownError");
    const failing = keeper.clear();
    const after = failing.then(() => (fail.with = null));
    const next = keeper.rename("a", "me");
    await Promise.all([failing, after, next]);
    await keeper.rename("a", "you");
    expect(map.get("a")).toMatchObject({ label: "you" });
  });
});

describe("what can be asked of the history", () => {
  it("is one record, or null when it is gone, unreadable or storage fails", async () => {
    const { keeper, fail } = setUp([record("a"), { id: "odd", version: 9 }]);
    expect(await keeper.record("a")).toEqual(record("a"));
    expect(await keeper.record("gone")).toBeNull();
    expect(await keeper.record("odd")).toBeNull();
    fail.with = named("UnknownError");
    expect(await keeper.record("a")).toBeNull();
  });

  it("is its size: how many values, and how long their text is", async () => {
    const values = [record("a"), { id: "odd", version: 9 }];
    const { keeper } = setUp(values);
    const bytes = values.map((value) => JSON.stringify(value).length).reduce((sum, length) => sum + length);
    expect(await keeper.size()).toEqual({ count: 2, bytes });
  });

  it("is a file of everything, with its count, or nothing when it cannot be read", async () => {
    const { keeper, store, fail } = setUp([record("a"), record("b")]);
    expect(await (await keeper.exported())?.text()).toBe(historyFile([record("a"), record("b")], when));
    expect(store.getState().last).toEqual({ kind: "exported", count: 2 });
    fail.with = named("SecurityError");
    expect(await keeper.exported()).toBeNull();
    expect(store.getState().last).toEqual({ kind: "failed", fault: "storage-blocked" });
  });

  it("is nothing once it was destroyed", async () => {
    const { keeper, store, map } = setUp([record("a")]);
    await keeper.read();
    await keeper.keep("p1", someReport());
    await keeper.remove("a");
    await keeper.destroy();
    expect(map.size).toBe(0);
    expect(store.getState()).toMatchObject({ list: { phase: "unread" }, keeping: {}, last: null });
  });
});

describe("every fault of storage", () => {
  it.each([
    ["InvalidStateError", "storage-blocked"],
    ["NotSupportedError", "storage-blocked"],
    ["TypeError", "storage-blocked"],
    ["ReferenceError", "storage-blocked"],
    ["DataError", "storage-broken"],
  ] as const)("of the name %s is %s", (name, fault) => {
    expect(historyFaultOf(named(name))).toBe(fault);
  });
});
