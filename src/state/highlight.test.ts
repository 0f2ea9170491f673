import { describe, expect, it } from "vitest";
import { clearHighlight, createHighlightStore, highlighted, pointAt, togglePin } from "./highlight.ts";

describe("the measurement in view", () => {
  it("is none at first, then the one pointed at, before the one that is pinned", () => {
    const store = createHighlightStore();
    expect(highlighted(store.getState())).toBeNull();
    togglePin(store, "midface");
    expect(highlighted(store.getState())).toBe("midface");
    pointAt(store, "lip-ratio");
    expect(highlighted(store.getState())).toBe("lip-ratio");
    pointAt(store, null);
    expect(highlighted(store.getState())).toBe("midface");
  });

  it("is unpinned by a second click, and another click pins another one", () => {
    const store = createHighlightStore();
    togglePin(store, "midface");
    togglePin(store, "lip-ratio");
    expect(store.getState().pinned).toBe("lip-ratio");
    togglePin(store, "lip-ratio");
    expect(store.getState()).toEqual({ pointed: null, pinned: null });
  });

  it("tells nobody when the pointer stays on it", () => {
    const store = createHighlightStore();
    let told = 0;
    store.subscribe(() => (told += 1));
    pointAt(store, "midface");
    pointAt(store, "midface");
    expect(told).toBe(1);
  });

  it("is forgotten when asked", () => {
    const store = createHighlightStore();
    pointAt(store, "midface");
    togglePin(store, "midface");
    clearHighlight(store);
    expect(store.getState()).toEqual({ pointed: null, pinned: null });
  });
});
