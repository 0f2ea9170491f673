import { describe, expect, it } from "vitest";
import { choose, compareWith, createPairStore, shownPair, swap } from "./pair.ts";

describe("the pair to compare", () => {
  it("is the first two scored photos until somebody chooses", () => {
    expect(shownPair({ a: null, b: null }, ["x", "y", "z"])).toEqual({ a: "x", b: "y" });
    expect(shownPair({ a: null, b: "x" }, ["x", "y"])).toEqual({ a: "y", b: "x" });
  });

  it("is nothing with fewer than two scored photos", () => {
    expect(shownPair({ a: "x", b: null }, ["x"])).toBeNull();
    expect(shownPair({ a: null, b: null }, [])).toBeNull();
  });

  it("passes over a chosen photo that is gone, and never shows one photo twice", () => {
    expect(shownPair({ a: "gone", b: "z" }, ["x", "y", "z"])).toEqual({ a: "x", b: "z" });
    expect(shownPair({ a: "x", b: "x" }, ["x", "y"])).toEqual({ a: "x", b: "y" });
  });

  it("swaps when one side is given the photo of the other", () => {
    const store = createPairStore();
    choose(store, "a", "y", { a: "x", b: "y" });
    expect(store.getState()).toEqual({ a: "y", b: "x" });
    choose(store, "b", "z", { a: "y", b: "x" });
    expect(store.getState()).toEqual({ a: "y", b: "z" });
    swap(store, { a: "y", b: "z" });
    expect(store.getState()).toEqual({ a: "z", b: "y" });
  });

  it("has the photo that is compared first, and another one beside it", () => {
    const store = createPairStore();
    compareWith(store, "y");
    expect(shownPair(store.getState(), ["x", "y", "z"])).toEqual({ a: "y", b: "x" });
    choose(store, "b", "z", { a: "y", b: "x" });
    compareWith(store, "x");
    expect(shownPair(store.getState(), ["x", "y", "z"])).toEqual({ a: "x", b: "z" });
    compareWith(store, "z");
    expect(shownPair(store.getState(), ["x", "y", "z"])).toEqual({ a: "z", b: "x" });
  });
});
