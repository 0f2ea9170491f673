import { describe, expect, it } from "vitest";
import type { RgbaImage } from "../src/core/image/raster.ts";
import { jpegOf, pictureIn, pngOf } from "../fixtures/picture.ts";
import {
  brightened,
  cropped,
  doubled,
  halved,
  mirrored,
  paddedBy,
  paddedTo,
  resized,
  rolled,
} from "./transforms.ts";

/** A picture whose red rises to the right and whose green rises downward. */
function slope(width: number, height: number): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([10 * x, 10 * y, 90, 255], 4 * (y * width + x));
  }
  return { data, width, height };
}

function pixel({ data, width }: RgbaImage, x: number, y: number): number[] {
  return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
}

describe("changes of a photo", () => {
  it("halves by the mean of four pixels", () => {
    const half = halved(slope(8, 6));
    expect([half.width, half.height]).toEqual([4, 3]);
    expect(pixel(half, 1, 2)).toEqual([25, 45, 90, 255]);
  });

  it("doubles so that halving gives the picture back", () => {
    const back = halved(doubled(slope(8, 6)));
    expect(pixel(back, 3, 2)).toEqual(pixel(slope(8, 6), 3, 2));
  });

  it("crops a share of each side and leaves what is inside", () => {
    const inner = cropped(slope(10, 20), 0.1);
    expect([inner.width, inner.height]).toEqual([8, 16]);
    expect(pixel(inner, 0, 0)).toEqual(pixel(slope(10, 20), 1, 2));
    expect(pixel(inner, 7, 15)).toEqual(pixel(slope(10, 20), 8, 17));
  });

  it("brightens colours, cut at white, and leaves the alpha", () => {
    expect(pixel(brightened(slope(8, 6), 1.2), 5, 4)).toEqual([60, 48, 108, 255]);
    expect(pixel(brightened(slope(8, 6), 10), 5, 4)).toEqual([255, 255, 255, 255]);
  });

  it("resizes evenly, opaque", () => {
    const small = resized(slope(16, 8), 0.5);
    expect([small.width, small.height]).toEqual([8, 4]);
    const [red = 0, green = 0, blue, alpha] = pixel(small, 4, 2);
    expect([blue, alpha]).toEqual([90, 255]);
    expect(Math.abs(red - 85)).toBeLessThanOrEqual(1);
    expect(Math.abs(green - 45)).toBeLessThanOrEqual(1);
  });

  it("pads to an aspect ratio and keeps every pixel", () => {
    const wide = paddedTo(slope(8, 9), 16 / 9, [1, 2, 3]);
    expect([wide.width, wide.height]).toEqual([16, 9]);
    expect(pixel(wide, 0, 0)).toEqual([1, 2, 3, 255]);
    expect(pixel(wide, 4 + 7, 8)).toEqual(pixel(slope(8, 9), 7, 8));
  });

  it("pads all around by a share of the size", () => {
    const wider = paddedBy(slope(8, 6), 0.5, [0, 0, 0]);
    expect([wider.width, wider.height]).toEqual([16, 12]);
    expect(pixel(wider, 4, 3)).toEqual([0, 0, 90, 255]);
  });

  it("turns a quarter clockwise: what was on the left comes to the top", () => {
    const turned = rolled(slope(8, 8), 90);
    expect(pixel(turned, 4, 0)[0]).toBeLessThan(10);
    expect(pixel(turned, 4, 7)[0]).toBeGreaterThan(60);
  });

  it("mirrors, and twice is the picture itself", () => {
    const picture = slope(8, 6);
    expect(pixel(mirrored(picture), 0, 2)).toEqual(pixel(picture, 7, 2));
    expect(mirrored(mirrored(picture))).toEqual(picture);
  });
});

describe("pictures as files", () => {
  it("loses nothing in a PNG", () => {
    expect(pictureIn(pngOf(slope(8, 6)))).toEqual(slope(8, 6));
  });

  it("comes back from a JPEG nearly as it was", () => {
    const back = pictureIn(jpegOf(slope(16, 16), 95));
    expect(Math.abs((pixel(back, 8, 8)[0] ?? 0) - 80)).toBeLessThan(6);
  });
});
