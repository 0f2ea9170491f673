import { describe, expect, it } from "vitest";
import { IDENTITY, composed, flipAt, inverseOf, similarityAbout } from "../geometry/similarity.ts";
import type { RgbaImage } from "./raster.ts";
import { OUTSIDE_GREY, warp } from "./warp.ts";

/** A smooth picture: red grows with x, green with y. */
function ramp(width: number, height: number): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.set([(255 * (x + 0.5)) / width, (255 * (y + 0.5)) / height, 60, 255], 4 * (y * width + x));
  return { data, width, height };
}

describe("warp", () => {
  it("copies a picture exactly under the identity", () => {
    const picture = ramp(31, 17);
    expect(warp(picture, IDENTITY, 31, 17).data).toEqual(picture.data);
  });

  it("mirrors exactly under a flip", () => {
    const picture = ramp(20, 4);
    const flipped = warp(picture, flipAt(10), 20, 4);
    for (let x = 0; x < 20; x += 1) expect(flipped.data[4 * x]).toBe(picture.data[4 * (19 - x)]);
  });

  it("comes back to within a few levels after a turn and its inverse", () => {
    const turn = similarityAbout({ x: 50, y: 50 }, { radians: 0.2, scale: 1, dx: 0.3, dy: -0.7 });
    const picture = ramp(100, 100);
    const back = warp(warp(picture, turn, 100, 100), inverseOf(turn), 100, 100);
    for (let y = 30; y < 70; y += 1)
      for (let x = 30; x < 70; x += 1) {
        const at = 4 * (100 * y + x);
        expect(Math.abs((back.data[at] ?? 0) - (picture.data[at] ?? 0))).toBeLessThanOrEqual(3);
      }
  });

  it("paints what lies outside the picture middle grey and opaque", () => {
    const away = composed({ ...IDENTITY, e: 500 }, IDENTITY);
    expect([...warp(ramp(8, 8), away, 2, 1).data]).toEqual([128, 128, 128, 255, 128, 128, 128, 255]);
    expect(OUTSIDE_GREY).toBe(128);
  });
});
