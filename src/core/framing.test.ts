import { describe, expect, it } from "vitest";
import {
  AS_IT_CAME,
  framedByHand,
  isAsItCame,
  isSamePicture,
  pixelsOf,
  sharesOf,
  turnedPart,
  wholePixelsOf,
} from "./framing.ts";

const PART = { x: 0.25, y: 0.1, width: 0.5, height: 0.3 };
const FACE = { box: PART, number: 2, of: 3 };

describe("a choice made by hand", () => {
  it("chooses nothing where the photo stays as it came", () => {
    expect(isAsItCame(AS_IT_CAME)).toBe(true);
    expect(isAsItCame({ ...AS_IT_CAME, turns: 1 })).toBe(false);
    expect(isAsItCame({ ...AS_IT_CAME, part: PART })).toBe(false);
    expect(isAsItCame({ ...AS_IT_CAME, face: FACE })).toBe(false);
  });

  it("shows the same picture whichever face of it is chosen", () => {
    const cut = { turns: 1, part: PART, face: null } as const;
    expect(isSamePicture(cut, { ...cut, part: { ...PART }, face: FACE })).toBe(true);
    expect(isSamePicture(cut, { ...cut, turns: 2 })).toBe(false);
    expect(isSamePicture(cut, { ...cut, part: { ...PART, x: 0.2 } })).toBe(false);
    expect(isSamePicture(cut, { ...cut, part: null })).toBe(false);
    expect(isSamePicture(AS_IT_CAME, { ...AS_IT_CAME })).toBe(true);
  });

  it("says in a report what was done, and no place", () => {
    expect(framedByHand({ turns: 3, part: PART, face: FACE })).toEqual({
      isCropped: true,
      turns: 3,
      face: { number: 2, of: 3 },
    });
  });
});

describe("a part of a picture", () => {
  const picture = { width: 801, height: 603 };

  it("goes to pixels and back", () => {
    const back = sharesOf(pixelsOf(PART, picture), picture);
    for (const side of ["x", "y", "width", "height"] as const) expect(back[side]).toBeCloseTo(PART[side], 12);
  });

  it("is whole pixels inside the picture, never none", () => {
    expect(wholePixelsOf(PART, picture)).toEqual({ x: 200, y: 60, width: 401, height: 181 });
    expect(wholePixelsOf({ x: -0.5, y: 0.9, width: 2, height: 2 }, picture)).toEqual({
      x: 0,
      y: 543,
      width: 801,
      height: 60,
    });
    expect(wholePixelsOf({ x: 1, y: 1, width: 0, height: 0 }, picture)).toEqual({
      x: 800,
      y: 602,
      width: 1,
      height: 1,
    });
  });

  it("is where it was after four turns, and at the right after one if it was at the top", () => {
    const once = turnedPart({ x: 0.1, y: 0, width: 0.2, height: 0.3 });
    expect(once.x + once.width).toBeCloseTo(1, 12);
    expect(once).toMatchObject({ y: 0.1, width: 0.3, height: 0.2 });
    const four = [1, 2, 3, 4].reduce(turnedPart, PART);
    for (const side of ["x", "y", "width", "height"] as const) expect(four[side]).toBeCloseTo(PART[side], 12);
  });
});
