import { describe, expect, it } from "vitest";
import { historyFile } from "../../core/history/file.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import { createHistoryStore } from "./history.ts";
import { historyFaultOf } from "./history-db.ts";
import { createKeeper } from "./keeper.ts";
import { importerOver, memoryDb, named, record, setUp, when } from "./testing/kept.ts";

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
