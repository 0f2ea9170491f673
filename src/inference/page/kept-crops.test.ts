import { describe, expect, it } from "vitest";
import { createKeptCrops, MOST_CROPS } from "./kept-crops.ts";

const crop = (photo: string, extraSd = 0) => ({ photo, crop: new Uint8ClampedArray(3), extraSd });

/** Take everything that waits, in its order. */
function drained(crops: ReturnType<typeof createKeptCrops>): string[] {
  const names: string[] = [];
  for (let next = crops.next(); next; next = crops.next()) {
    names.push(next.photo);
    crops.settle(next.photo);
  }
  return names;
}

describe("the crops that are kept", () => {
  it("wait in the order in which they came, until each is settled", () => {
    const crops = createKeptCrops();
    expect(crops.next()).toBeUndefined();
    const first = crop("a");
    crops.put(first);
    crops.put(crop("b"));
    expect(crops.waiting()).toBe(2);
    expect(crops.next()).toBe(first);
    expect(crops.next()).toBe(first);
    crops.settle("a");
    expect(crops.next()?.photo).toBe("b");
    expect(crops.waiting()).toBe(1);
  });

  it("are the last ones only: the oldest goes, answered or not", () => {
    const crops = createKeptCrops(2);
    for (const photo of ["a", "b", "c"]) crops.put(crop(photo));
    expect(drained(crops)).toEqual(["b", "c"]);
    crops.put(crop("d"));
    crops.reopen();
    expect(new Set(drained(crops))).toEqual(new Set(["c", "d"]));
    expect(MOST_CROPS).toBe(50);
  });

  it("are one of a photo: a newer one takes the place of the older and comes last", () => {
    const crops = createKeptCrops();
    crops.put(crop("a"));
    crops.put(crop("b"));
    crops.put(crop("a", 2));
    expect(crops.waiting()).toBe(2);
    expect(crops.next()?.photo).toBe("b");
    crops.settle("b");
    expect(crops.next()).toMatchObject({ photo: "a", extraSd: 2 });
  });

  it("all wait again when another variant shall answer, but for those that were forgotten", () => {
    const crops = createKeptCrops();
    for (const photo of ["a", "b", "c"]) crops.put(crop(photo));
    expect(drained(crops)).toEqual(["a", "b", "c"]);
    crops.forget("b");
    crops.reopen();
    expect(drained(crops)).toEqual(["a", "c"]);
  });

  it("do not wait once they are forgotten", () => {
    const crops = createKeptCrops();
    crops.put(crop("a"));
    crops.forget("a");
    expect([crops.waiting(), crops.next()]).toEqual([0, undefined]);
  });
});
