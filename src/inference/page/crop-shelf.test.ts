import { describe, expect, it } from "vitest";
import { createCropShelf, MOST_CROPS } from "./crop-shelf.ts";

const crop = (photo: string, extraSd = 0) => ({ photo, crop: new Uint8ClampedArray(3), extraSd });

/** Take everything that waits, in its order. */
function drained(shelf: ReturnType<typeof createCropShelf>): string[] {
  const names: string[] = [];
  for (let next = shelf.next(); next; next = shelf.next()) {
    names.push(next.photo);
    shelf.settle(next.photo);
  }
  return names;
}

describe("the crops that are kept", () => {
  it("wait in the order in which they came, until each is settled", () => {
    const shelf = createCropShelf();
    expect(shelf.next()).toBeUndefined();
    const first = crop("a");
    shelf.put(first);
    shelf.put(crop("b"));
    expect(shelf.waiting()).toBe(2);
    expect(shelf.next()).toBe(first);
    expect(shelf.next()).toBe(first);
    shelf.settle("a");
    expect(shelf.next()?.photo).toBe("b");
    expect(shelf.waiting()).toBe(1);
  });

  it("are the last ones only: the oldest goes, answered or not", () => {
    const shelf = createCropShelf(2);
    for (const photo of ["a", "b", "c"]) shelf.put(crop(photo));
    expect(drained(shelf)).toEqual(["b", "c"]);
    shelf.put(crop("d"));
    shelf.reopen();
    expect(new Set(drained(shelf))).toEqual(new Set(["c", "d"]));
    expect(MOST_CROPS).toBe(50);
  });

  it("are one of a photo: a newer one takes the place of the older and comes last", () => {
    const shelf = createCropShelf();
    shelf.put(crop("a"));
    shelf.put(crop("b"));
    shelf.put(crop("a", 2));
    expect(shelf.waiting()).toBe(2);
    expect(shelf.next()?.photo).toBe("b");
    shelf.settle("b");
    expect(shelf.next()).toMatchObject({ photo: "a", extraSd: 2 });
  });

  it("all wait again when another variant shall answer, but for those that were forgotten", () => {
    const shelf = createCropShelf();
    for (const photo of ["a", "b", "c"]) shelf.put(crop(photo));
    expect(drained(shelf)).toEqual(["a", "b", "c"]);
    shelf.forget("b");
    shelf.reopen();
    expect(drained(shelf)).toEqual(["a", "c"]);
  });

  it("do not wait once they are forgotten", () => {
    const shelf = createCropShelf();
    shelf.put(crop("a"));
    shelf.forget("a");
    expect([shelf.waiting(), shelf.next()]).toEqual([0, undefined]);
  });
});
