import { beforeEach, describe, expect, it } from "vitest";
import { someReport } from "../core/history/testing/some-report.ts";
import type { Report } from "../core/report.ts";
import type { Photo, PhotoState } from "./photo.ts";
import { rescorePhotos, settlePhotos } from "./choices.ts";
import { addPhotos, dropPhoto, setPhotoState } from "./photo-changes.ts";
import { areSettled, createPhotosStore, selectedPhoto, selectPhoto, type PhotosStore } from "./photos.ts";

const photo = (id: string, state: PhotoState = { phase: "queued" }): Photo => ({
  id,
  name: `${id}.jpg`,
  bytes: 7,
  state,
});

let store: PhotosStore;
beforeEach(() => {
  store = createPhotosStore();
});
const phases = () =>
  Object.fromEntries(Object.values(store.getState().byId).map((p) => [p.id, p.state.phase]));

describe("adding photos", () => {
  it("begins with none", () => {
    expect(store.getState()).toEqual({ order: [], byId: {}, selected: null });
    expect(selectedPhoto(store.getState())).toBeNull();
  });

  it("appends them in their order and looks at the first of the new ones", () => {
    addPhotos(store, [photo("a"), photo("b")]);
    expect(store.getState()).toEqual({
      order: ["a", "b"],
      byId: { a: photo("a"), b: photo("b") },
      selected: "a",
    });
    addPhotos(store, [photo("c"), photo("d")]);
    expect(store.getState().order).toEqual(["a", "b", "c", "d"]);
    expect(selectedPhoto(store.getState())).toEqual(photo("c"));
  });

  it("changes nothing when there is none to add", () => {
    addPhotos(store, [photo("a")]);
    const before = store.getState();
    addPhotos(store, []);
    expect(store.getState()).toBe(before);
  });
});

describe("looking at a photo", () => {
  it("stays where it is for a photo that is not there", () => {
    addPhotos(store, [photo("a"), photo("b")]);
    selectPhoto(store, "b");
    expect(store.getState().selected).toBe("b");
    selectPhoto(store, "gone");
    expect(store.getState().selected).toBe("b");
  });

  it("finds none when the one that was looked at is gone", () => {
    expect(selectedPhoto({ order: [], byId: {}, selected: "gone" })).toBeNull();
  });
});

describe("moving photos on", () => {
  it("moves one and leaves the others and its name", () => {
    addPhotos(store, [photo("a"), photo("b")]);
    setPhotoState(store, "a", { phase: "running", step: "decode" });
    expect(store.getState().byId).toEqual({
      a: photo("a", { phase: "running", step: "decode" }),
      b: photo("b"),
    });
  });

  it("does not bring back a photo that was removed", () => {
    addPhotos(store, [photo("a")]);
    const before = store.getState().byId;
    setPhotoState(store, "gone", { phase: "cancelled" });
    settlePhotos(store, ["gone"], { phase: "cancelled" });
    expect(store.getState().byId).toBe(before);
  });

  it("keeps what a report says, and only what it says", () => {
    addPhotos(store, [photo("a")]);
    const report = someReport();
    setPhotoState(store, "a", { phase: "done", report, change: "joined" });
    const { state } = store.getState().byId["a"] ?? photo("a");
    if (state.phase !== "done") throw new Error(state.phase);
    expect(state.change).toBe("joined");
    expect(state.report.psl).toEqual(report.psl);
    // Compacted: a copy that shares nothing large with what the engine gave.
    expect(state.report).not.toBe(report);
  });

  it("moves many in one step, and those that are gone not", () => {
    addPhotos(store, [photo("a"), photo("b"), photo("c")]);
    let steps = 0;
    store.subscribe(() => (steps += 1));
    settlePhotos(store, ["a", "gone", "c"], { phase: "cancelled" });
    expect(phases()).toEqual({ a: "cancelled", b: "queued", c: "cancelled" });
    expect(steps).toBe(1);
    expect(areSettled(store.getState())).toBe(false);
    settlePhotos(store, ["b"], { phase: "cancelled" });
    expect(areSettled(store.getState())).toBe(true);
  });
});

describe("making reports anew", () => {
  const better = (report: Report): Report => ({ ...report, extraSd: report.extraSd + 1 });

  it("changes those that have one, in one step, and says so", () => {
    const done = (id: string) => photo(id, { phase: "done", report: someReport() });
    addPhotos(store, [done("a"), photo("b"), done("c")]);
    let steps = 0;
    store.subscribe(() => (steps += 1));
    rescorePhotos(store, ["a", "b", "gone"], better);
    expect(store.getState().byId["a"]?.state).toMatchObject({
      phase: "done",
      change: "rescored",
      report: { extraSd: 3 },
    });
    expect(store.getState().byId["b"]).toEqual(photo("b"));
    expect(store.getState().byId["c"]).toEqual(done("c"));
    expect(Object.keys(store.getState().byId)).toEqual(["a", "b", "c"]);
    expect(steps).toBe(1);
  });

  it("changes nothing where the same report comes back", () => {
    addPhotos(store, [photo("a", { phase: "done", report: someReport() })]);
    const before = store.getState().byId;
    rescorePhotos(store, ["a"], (report) => report);
    expect(store.getState().byId).toBe(before);
  });
});

describe("forgetting a photo", () => {
  beforeEach(() =>
    addPhotos(
      store,
      ["a", "b", "c"].map((id) => photo(id)),
    ),
  );

  it("moves the look to the one after it, or to the last", () => {
    selectPhoto(store, "b");
    dropPhoto(store, "b");
    expect(store.getState()).toEqual({
      order: ["a", "c"],
      byId: { a: photo("a"), c: photo("c") },
      selected: "c",
    });
    dropPhoto(store, "c");
    expect(store.getState().selected).toBe("a");
    dropPhoto(store, "a");
    expect(store.getState()).toEqual({ order: [], byId: {}, selected: null });
  });

  it("leaves the look where it is when another one is being looked at", () => {
    selectPhoto(store, "a");
    dropPhoto(store, "c");
    expect(store.getState()).toMatchObject({ order: ["a", "b"], selected: "a" });
  });

  it("looks at the first when the one that was looked at had no place", () => {
    store.setState({ selected: "lost" });
    dropPhoto(store, "lost");
    expect(store.getState()).toMatchObject({ order: ["a", "b", "c"], selected: "a" });
  });
});
