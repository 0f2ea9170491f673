import { describe, expect, it } from "vitest";
import { historyFile } from "../../core/history/file.ts";
import { HISTORY_VERSION, type HistoryRecord } from "../../core/history/record.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import { named, record, setUp, when } from "./testing/kept.ts";

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

  it("says whose photos some results are, keeps that when a report changes, and says it no more", async () => {
    const { keeper, store, map } = setUp([record("a"), record("b"), record("c")]);
    await keeper.namePerson(["a", "b", "gone"], "  Ada\n");
    const persons = () => {
      const { list } = store.getState();
      return list.phase === "ready" ? list.entries.map(({ person }) => person) : list.phase;
    };
    expect(persons()).toEqual(["Ada", "Ada", ""]);
    await keeper.update("a", someReport(60));
    expect(map.get("a")).toMatchObject({ person: "Ada", psl: { score: 60 } });
    await keeper.namePerson(["a"], " ");
    expect(persons()).toEqual(["", "Ada", ""]);
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

  it("writes the last of several new reports that come faster than they are written", async () => {
    const { keeper, map } = setUp();
    await keeper.keep("p1", someReport(50));
    const written: unknown[] = [];
    const put = map.set.bind(map);
    map.set = (id, value) => {
      written.push((value as HistoryRecord).psl.score);
      return put(id, value);
    };
    await Promise.all([60, 61, 62].map((score) => keeper.update("p1", someReport(score))));
    expect(written).toEqual([62]);
    await keeper.update("p1", someReport(63));
    expect(written).toEqual([62, 63]);
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
