import { describe, expect, it } from "vitest";
import { transformed } from "../geometry/similarity.ts";
import { fromQuarterTurned, quarterTurned } from "./quarter-turn.ts";
import type { QuarterTurns } from "./quarter-turn.ts";
import type { RgbaImage } from "./raster.ts";

/** A 3 x 2 picture whose red is the pixel's number: 1 2 3 above 4 5 6. */
const picture: RgbaImage = {
  width: 3,
  height: 2,
  data: new Uint8ClampedArray([1, 2, 3, 4, 5, 6].flatMap((red) => [red, 10 * red, 7, 255])),
};
const redsOf = ({ data }: RgbaImage) => Array.from({ length: data.length / 4 }, (_, k) => data[4 * k]);
const ALL: readonly QuarterTurns[] = [0, 1, 2, 3];

describe("a picture turned by right angles", () => {
  it.each([
    [1, 2, 3, [4, 1, 5, 2, 6, 3]],
    [2, 3, 2, [6, 5, 4, 3, 2, 1]],
    [3, 2, 3, [3, 6, 2, 5, 1, 4]],
  ] as const)("(%i) is turned clockwise", (turns, width, height, reds) => {
    const turned = quarterTurned(picture, turns);
    expect([turned.width, turned.height, redsOf(turned)]).toEqual([width, height, reds]);
    expect([...turned.data.subarray(0, 4)]).toEqual([reds[0], 10 * reds[0], 7, 255]);
  });

  it("is itself when it is not turned, and again after four turns", () => {
    expect(quarterTurned(picture, 0)).toBe(picture);
    const around = [1, 1, 1, 1].reduce((image) => quarterTurned(image, 1), picture);
    expect(redsOf(around)).toEqual(redsOf(picture));
  });

  it.each(ALL)("(%i) is mapped back to where each pixel was, and leaves the picture as it is", (turns) => {
    const turned = quarterTurned(picture, turns);
    const back = fromQuarterTurned(picture, turns);
    redsOf(turned).forEach((red, k) => {
      const [column, row] = [k % turned.width, Math.floor(k / turned.width)];
      const { x, y } = transformed(back, { x: column + 0.5, y: row + 0.5, z: 0 });
      expect(picture.data[4 * (Math.floor(y) * picture.width + Math.floor(x))]).toBe(red);
      expect([x % 1, y % 1]).toEqual([0.5, 0.5]);
    });
    expect(redsOf(picture)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
