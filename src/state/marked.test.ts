import { describe, expect, it } from "vitest";
import { someReport } from "../core/history/testing/some-report.ts";
import { clearMarks, createMarkedStore, markedPhotos, toggleMark } from "./marked.ts";
import type { Photos } from "./photos.ts";

const photos: Photos = {
  order: ["x", "y", "z"],
  selected: null,
  byId: {
    x: { id: "x", name: "x.jpg", bytes: 1, state: { phase: "done", report: someReport() } },
    y: { id: "y", name: "y.jpg", bytes: 1, state: { phase: "queued" } },
    z: { id: "z", name: "z.jpg", bytes: 1, state: { phase: "done", report: someReport(60) } },
  },
};

describe("the photos marked as one person's", () => {
  it("are those that were ticked, in the order they came, as far as they have a result", () => {
    const store = createMarkedStore();
    for (const id of ["z", "y", "x", "gone"]) toggleMark(store, id);
    expect(markedPhotos(photos, store.getState().ids)).toEqual(["x", "z"]);
    toggleMark(store, "x");
    expect(markedPhotos(photos, store.getState().ids)).toEqual(["z"]);
    clearMarks(store);
    expect(markedPhotos(photos, store.getState().ids)).toEqual([]);
  });
});
