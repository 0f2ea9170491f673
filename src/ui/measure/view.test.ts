import { describe, expect, it } from "vitest";
import { boxOfAspect, centreOf, moved, placeIn, shifted, wholePhoto, zoomed } from "./view.ts";

const photo = { width: 800, height: 1000 };

describe("the view of the photo", () => {
  it("holds the whole photo in a window of another shape", () => {
    const view = wholePhoto(photo, 1);
    expect(view).toEqual({ x: -100, y: 0, width: 1000, height: 1000 });
  });

  it("keeps the place under the pointer still while zooming", () => {
    const view = { x: 200, y: 300, width: 400, height: 400 };
    const still = { x: 300, y: 400 };
    const closer = zoomed(view, 2, still, photo);
    expect(closer.width).toBe(200);
    expect((still.x - closer.x) / closer.width).toBeCloseTo((still.x - view.x) / view.width);
    expect((still.y - closer.y) / closer.height).toBeCloseTo((still.y - view.y) / view.height);
  });

  it("never zooms out beyond the photo and returns to exactly the whole", () => {
    const view = zoomed(wholePhoto(photo, 1), 3, { x: 700, y: 900 }, photo);
    expect(zoomed(view, 1 / 9, { x: 0, y: 0 }, photo)).toEqual(wholePhoto(photo, 1));
  });

  it("brings what lay under the fingers' middle to where that middle went, as much closer as they parted", () => {
    const view = { x: 200, y: 300, width: 400, height: 400 };
    const [from, to] = [
      { x: 0.25, y: 0.5 },
      { x: 0.5, y: 0.75 },
    ];
    const after = shifted(view, { from, to, factor: 2 }, photo);
    expect(after.width).toBe(200);
    expect(placeIn(after, to).x).toBeCloseTo(placeIn(view, from).x);
    expect(placeIn(after, to).y).toBeCloseTo(placeIn(view, from).y);
  });

  it("stops at the edges when moved", () => {
    const view = { x: 0, y: 0, width: 200, height: 200 };
    expect(moved(view, -50, 5000, photo)).toMatchObject({ x: 0, y: 800 });
  });

  it("grows a box to an aspect around its centre", () => {
    const box = { x: 10, y: 20, width: 100, height: 50 };
    const grown = boxOfAspect(box, 1);
    expect(grown.width).toBe(grown.height);
    expect(centreOf(grown)).toEqual(centreOf(box));
  });
});
