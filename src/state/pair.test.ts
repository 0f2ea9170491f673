import { describe, expect, it } from "vitest";
import {
  choose,
  compareBoth,
  compareWith,
  createPairStore,
  keptKey,
  MARKED,
  personKey,
  showChoice,
  shownPair,
  swap,
} from "./pair.ts";

describe("the pair to compare", () => {
  it("is the first two scored photos until somebody chooses", () => {
    expect(shownPair({ a: null, b: null }, ["x", "y", "z"])).toEqual({ a: "x", b: "y" });
    expect(shownPair({ a: null, b: "x" }, ["x", "y"])).toEqual({ a: "y", b: "x" });
  });

  it("has one side, or none, with fewer than two scored photos", () => {
    expect(shownPair({ a: "x", b: null }, ["x"])).toEqual({ a: "x", b: null });
    expect(shownPair({ a: null, b: null }, [])).toEqual({ a: null, b: null });
  });

  it("passes over a chosen photo that is gone, and never shows one photo twice", () => {
    expect(shownPair({ a: "gone", b: "z" }, ["x", "y", "z"])).toEqual({ a: "x", b: "z" });
    expect(shownPair({ a: "x", b: "x" }, ["x", "y"])).toEqual({ a: "x", b: "y" });
  });

  it("holds a kept result or a person only where somebody chose it, and as long as it is there", () => {
    const others = [keptKey("x"), personKey("Ada"), MARKED];
    expect(shownPair({ a: null, b: null }, ["x"], others)).toEqual({ a: "x", b: null });
    expect(shownPair({ a: null, b: keptKey("x") }, ["x"], others)).toEqual({ a: "x", b: "kept:x" });
    expect(shownPair({ a: MARKED, b: personKey("Ada") }, [], others)).toEqual({
      a: "marked",
      b: "person:Ada",
    });
    expect(shownPair({ a: "x", b: keptKey("gone") }, ["x", "y"], others)).toEqual({ a: "x", b: "y" });
  });

  it("swaps when one side is given the photo of the other", () => {
    const store = createPairStore();
    choose(store, "a", "y", { a: "x", b: "y" });
    expect(store.getState()).toMatchObject({ a: "y", b: "x" });
    choose(store, "b", "z", { a: "y", b: "x" });
    expect(store.getState()).toMatchObject({ a: "y", b: "z" });
    swap(store, { a: "y", b: "z" });
    expect(store.getState()).toMatchObject({ a: "z", b: "y" });
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

  it("is chosen from pictures that are there when a result is compared, and go when one is chosen", () => {
    const store = createPairStore();
    compareWith(store, "x");
    expect(store.getState().choosing).toBe("b");
    choose(store, "b", "y", { a: "x", b: null });
    expect(store.getState()).toEqual({ a: "x", b: "y", choosing: null });
    showChoice(store, "a");
    expect(store.getState().choosing).toBe("a");
    compareBoth(store, "y", "z");
    expect(store.getState()).toEqual({ a: "y", b: "z", choosing: null });
  });
});
