import { describe, expect, it } from "vitest";
import { LANDMARK_COUNT } from "../geometry/points.ts";
import type { PixelLandmarks } from "../geometry/points.ts";
import type { RgbaImage } from "../image/raster.ts";
import { skinTexture } from "./skin-texture.ts";

const SIZE = 96;
const painted = (colour: (x: number, y: number) => readonly [number, number, number]): RgbaImage => {
  const data = new Uint8ClampedArray(4 * SIZE * SIZE);
  for (let k = 0; k < SIZE * SIZE; k += 1) data.set([...colour(k % SIZE, Math.floor(k / SIZE)), 255], 4 * k);
  return { data, width: SIZE, height: SIZE };
};
const allAt = (x: number, y: number): PixelLandmarks => ({
  space: "pixel",
  points: Array.from({ length: LANDMARK_COUNT }, () => ({ x, y, z: 0 })),
});
const middle = allAt(48, 48);

describe("the texture of skin", () => {
  it("is nothing where the skin is even or shaded evenly", () => {
    expect(
      skinTexture(
        painted(() => [120, 90, 80]),
        middle,
      ).texture,
    ).toBeCloseTo(0, 9);
    expect(
      skinTexture(
        painted((x, y) => [x + y, x + y, x + y]),
        middle,
      ).texture,
    ).toBeLessThan(0.01);
  });

  it("grows with blotches, and counts them against the light", () => {
    const blotched = (by: number, base = 100) =>
      skinTexture(
        painted((x, y) => {
          const value = base + (Math.floor(x / 4) % 2 === Math.floor(y / 4) % 2 ? by : -by);
          return [value, value, value];
        }),
        middle,
      ).texture;
    expect(blotched(4)).toBeGreaterThan(0.5);
    expect(blotched(8)).toBeCloseTo(2 * blotched(4), 1);
    expect(blotched(4, 200)).toBeLessThan(0.6 * blotched(4));
  });

  it("tells the luma and the colour, of which grey has none", () => {
    const read = skinTexture(
      painted(() => [200, 150, 120]),
      middle,
    );
    expect(read.luma).toBeCloseTo(0.299 * 200 + 0.587 * 150 + 0.114 * 120, 6);
    expect(read.colour).toBe(80);
    expect(
      skinTexture(
        painted(() => [77, 77, 77]),
        middle,
      ).colour,
    ).toBe(0);
  });

  it("is read where the whole spot lies inside, and is all 0 where none does", () => {
    expect(
      skinTexture(
        painted(() => [9, 9, 9]),
        allAt(5, 48),
      ),
    ).toEqual({ texture: 0, luma: 0, colour: 0 });
    expect(
      skinTexture(
        painted(() => [9, 9, 9]),
        allAt(19, 76),
      ).luma,
    ).toBeCloseTo(9, 6);
  });
});
