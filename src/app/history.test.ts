import { describe, expect, it, vi } from "vitest";
import { someReport } from "../core/history/testing/some-report.ts";
import type { HistoryRecord } from "../core/history/record.ts";
import { LARGEST_KEPT_SET } from "../state/history/history.ts";
import type { HistoryDb } from "../state/history/history-db.ts";
import { createModelsStore } from "../state/models.ts";
import { addPhotos, setPhotoState } from "../state/photo-changes.ts";
import { createPhotosStore } from "../state/photos.ts";
import { createSettingsStore } from "../state/settings.ts";
import { startHistory } from "./history.ts";

/** A database in memory. */
function fakeDb(own: Partial<HistoryDb> = {}) {
  const records = new Map<string, HistoryRecord>();
  const db: HistoryDb = {
    prepare: () => Promise.resolve(),
    async *pages() {
      yield [...records.values()];
    },
    count: async () => records.size,
    get: async (id) => records.get(id),
    put: async (record) => void records.set(record.id, record),
    add: () => Promise.reject(new Error("no import here")),
    remove: async (id) => void records.delete(id),
    clear: async () => records.clear(),
    destroy: async () => records.clear(),
    ...own,
  };
  return { db, records };
}

function setUp(own: Partial<HistoryDb> = {}) {
  const { db, records } = fakeDb(own);
  const photos = createPhotosStore();
  const settings = createSettingsStore(null, ["en"]);
  const channel = new EventTarget();
  const told: unknown[] = [];
  const persist = vi.fn(() => Promise.reject(new Error("not here")));
  const pictured: string[] = [];
  const history = startHistory(
    {
      photos,
      settings,
      models: createModelsStore(),
      previews: { url: (id) => `blob:${id}` },
      idle: Promise.resolve(),
    },
    {
      db,
      createImporter: () => ({ run: () => new Promise(() => {}), settled: Promise.resolve() }),
      channel: Object.assign(channel, {
        postMessage: (message: unknown) => void told.push(message),
      }) as never,
      thumbnail: async (url) => {
        pictured.push(url);
        return null;
      },
      now: () => new Date("2026-03-02T12:00:00Z"),
      persist,
    },
  );
  const add = (...ids: string[]) =>
    addPhotos(
      photos,
      ids.map((id) => ({ id, name: id, bytes: 1, state: { phase: "queued" } })),
    );
  const score = (id: string, value?: number) =>
    setPhotoState(photos, id, { phase: "done", report: someReport(value) });
  const kept = (...ids: string[]) => vi.waitFor(() => expect([...records.keys()].sort()).toEqual(ids));
  const { store, actions } = history;
  const isAtRest = () =>
    vi.waitFor(() =>
      expect(Object.values(store.getState().keeping).every(({ phase }) => phase !== "keeping")).toBe(true),
    );
  return {
    ...history,
    store,
    actions,
    photos,
    settings,
    channel,
    told,
    persist,
    pictured,
    records,
    add,
    score,
    kept,
    isAtRest,
  };
}

describe("the history while it is off", () => {
  it("keeps nothing by itself, counts what was scored today, and keeps what somebody asks for", async () => {
    const { add, score, store, actions, records, kept, told } = setUp();
    add("a", "b");
    score("a");
    score("b");
    expect(store.getState().today.count).toBe(2);
    expect(records.size).toBe(0);
    await actions.keep("b");
    await kept("b");
    expect(told).toContain("changed");
    await actions.keep("unknown");
    await kept("b");
  });

  it("counts no more than was scored when the nudge is waved away", () => {
    const { add, score, store, actions } = setUp();
    add("a");
    score("a");
    actions.dismissNudge();
    expect(store.getState().today).toEqual({ count: 1, dismissedAt: 1 });
  });
});

describe("the history while it is on", () => {
  it("keeps each photo when it is scored, and brings a record up to a report that changes", async () => {
    const { add, score, actions, settings, records, kept, isAtRest, persist } = setUp();
    await actions.setOn(true);
    expect(settings.getState().history).toBe(true);
    expect(persist).toHaveBeenCalledOnce();
    add("a");
    score("a", 40);
    await kept("a");
    await isAtRest();
    const before = JSON.stringify(records.get("a"));
    score("a", 60);
    await vi.waitFor(() => expect(JSON.stringify(records.get("a"))).not.toBe(before));
    await actions.setOn(false);
    expect(settings.getState().history).toBe(false);
    add("b");
    score("b");
    await actions.read();
    await kept("a");
  });

  it("leaves a large set alone, which does not count either, until somebody asks for one of it", async () => {
    const { add, score, actions, store, kept } = setUp();
    await actions.setOn(true);
    const ids = Array.from({ length: LARGEST_KEPT_SET + 1 }, (_, k) => `p${k}`);
    add(...ids);
    for (const id of ids) score(id);
    expect(store.getState().today.count).toBe(0);
    add("alone");
    score("alone");
    await kept("alone");
    await actions.keep("p3");
    await kept("alone", "p3");
  });

  it("takes a small picture where that is wanted", async () => {
    const { add, score, actions, settings, kept, pictured } = setUp();
    await actions.setOn(true);
    settings.setState({ thumbnails: true });
    add("a");
    score("a");
    await kept("a");
    expect(pictured).toEqual(["blob:a"]);
    settings.setState({ thumbnails: false });
    add("b");
    score("b");
    await kept("a", "b");
    expect(pictured).toEqual(["blob:a"]);
  });
});

describe("the history elsewhere", () => {
  it("stays off where nothing can be stored, and says why", async () => {
    const { actions, settings, store, persist } = setUp({
      prepare: () => Promise.reject(new Error("blocked")),
    });
    await actions.setOn(true);
    expect(settings.getState().history).toBe(false);
    expect(store.getState().list.phase).toBe("failed");
    expect(persist).not.toHaveBeenCalled();
  });

  it("reads the list again when another tab changed it", async () => {
    const { actions, add, score, channel, store, records } = setUp();
    await actions.read();
    add("a");
    score("a");
    await actions.keep("a");
    expect(store.getState().list).toMatchObject({ phase: "ready", entries: [{ id: "a" }] });
    records.clear();
    channel.dispatchEvent(new Event("message"));
    await vi.waitFor(() => expect(store.getState().list).toMatchObject({ phase: "ready", entries: [] }));
  });

  it("tells its size and goes whole", async () => {
    const { actions, add, score, size, destroy, records } = setUp();
    add("a");
    score("a");
    await actions.keep("a");
    expect((await size()).count).toBe(1);
    await destroy();
    expect(records.size).toBe(0);
  });
});
