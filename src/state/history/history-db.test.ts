import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { recordOf, type HistoryRecord } from "../../core/history/record.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import { createHistoryDb, HISTORY_DB, historyFaultOf, type HistoryDb } from "./history-db.ts";

const record = (id: string): HistoryRecord =>
  recordOf(someReport(), { id, scoredAt: "2026-01-31T12:00:00.000Z" });
const records = (count: number) => Array.from({ length: count }, (_, k) => record(`r-${k}`));

const quiet = () => ({ signal: new AbortController().signal, onShare: () => undefined });

async function idsIn(db: HistoryDb): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of db.pages()) ids.push(...page.map((value) => (value as { id: string }).id));
  return ids;
}

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
});

describe("a database that is not there", () => {
  it("stays away while it is only read or nothing is added", async () => {
    const db = createHistoryDb();
    expect([await idsIn(db), await db.count(), await db.get("a")]).toEqual([[], 0, undefined]);
    expect(await db.add([], quiet())).toEqual({ added: 0, known: 0 });
    await db.remove("a");
    await db.clear();
    expect(await indexedDB.databases()).toEqual([]);
    await db.prepare();
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([HISTORY_DB]);
    await db.destroy();
    expect(await indexedDB.databases()).toEqual([]);
  });
});

describe("a database", () => {
  it("gives everything in pages, each value once", async () => {
    const db = createHistoryDb();
    const all = records(250);
    expect(await db.add(all, quiet())).toEqual({ added: 250, known: 0 });
    expect((await idsIn(db)).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(await db.count()).toBe(250);
    await db.remove("r-0");
    await db.put(record("x"));
    expect(await db.get("x")).toEqual(record("x"));
    await db.clear();
    expect(await idsIn(db)).toEqual([]);
  });

  it("adds only what is not there, and of two with one id the first", async () => {
    const db = createHistoryDb();
    const mine = { ...record("r-1"), label: "mine" };
    await db.put(mine);
    const shares: number[] = [];
    const added = await db.add([...records(150), record("r-2")], {
      ...quiet(),
      onShare: (share) => shares.push(share),
    });
    expect(added).toEqual({ added: 149, known: 2 });
    expect(await db.get("r-1")).toEqual(mine);
    expect(shares.at(-1)).toBeCloseTo(1);
  });

  it("adds nothing when it is stopped, before or halfway", async () => {
    const db = createHistoryDb();
    await db.put(record("here"));
    const stopping = new AbortController();
    const onShare = () => stopping.abort();
    await expect(db.add(records(300), { signal: stopping.signal, onShare })).rejects.toThrow();
    await expect(db.add(records(300), { signal: stopping.signal, onShare })).rejects.toThrow();
    expect(await idsIn(db)).toEqual(["here"]);
    expect(await db.add(records(3), quiet())).toEqual({ added: 3, known: 0 });
  });

  it("adds nothing when one record cannot be written", async () => {
    const db = createHistoryDb();
    const bad = { ...record("bad"), label: (() => undefined) as unknown as string };
    await expect(db.add([...records(150), bad], quiet())).rejects.toThrow();
    expect(await idsIn(db)).toEqual([]);
  });

  it("can be opened again after it could not", async () => {
    const open = vi.spyOn(indexedDB, "open").mockImplementationOnce(() => {
      throw new DOMException("denied", "SecurityError");
    });
    const db = createHistoryDb();
    await expect(db.prepare()).rejects.toThrow("denied");
    await db.prepare();
    expect(open).toHaveBeenCalledTimes(2);
  });
});

describe("a fault", () => {
  it("is named by what the browser threw", () => {
    const named = (name: string) => historyFaultOf(Object.assign(new Error(name), { name }));
    expect(["InvalidStateError", "ReferenceError", "TypeError", "NotSupportedError"].map(named)).toEqual(
      Array.from({ length: 4 }, () => "storage-blocked"),
    );
    expect(named("UnknownError")).toBe("storage-broken");
  });
});
