import { describe, expect, it } from "vitest";
import { LEFT, LEFT_EYE, RIGHT, RIGHT_EYE } from "../geometry/landmarks.ts";
import { LANDMARK_COUNT, type PixelLandmarks } from "../geometry/points.ts";
import { similarityAbout, transformedLandmarks, type Similarity } from "../geometry/similarity.ts";
import { ALIGNED_SIZE, alignedCrop, alignedFrame } from "./clip-framing.ts";
import type { RgbaImage } from "./raster.ts";

/** A face of which only the eyes and the mouth are placed: eyes 100 apart at y 200, mouth 120 below, about x 250. */
function face(): PixelLandmarks {
  const points = Array.from({ length: LANDMARK_COUNT }, () => ({ x: 0, y: 0, z: 0 }));
  for (const index of RIGHT_EYE) points[index] = { x: 200, y: 200, z: 0 };
  for (const index of LEFT_EYE) points[index] = { x: 300, y: 200, z: 0 };
  points[RIGHT.cheilion] = { x: 215, y: 320, z: 0 };
  points[LEFT.cheilion] = { x: 285, y: 320, z: 0 };
  return { space: "pixel", points };
}

/** A photo with a smooth colour ramp: red across, green down, by `scale` source pixels for each level. */
function ramp(width: number, height: number, perLevel: number): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([x / perLevel, y / perLevel, 90, 255], 4 * (y * width + x));
  }
  return { data, width, height };
}

const pixel = (image: RgbaImage, x: number, y: number): number[] => [
  ...image.data.subarray(4 * (y * image.width + x), 4 * (y * image.width + x) + 3),
];

describe("alignedFrame", () => {
  it("is upright, 1.8 eye-to-mouth distances to each side, a tenth below the eyes", () => {
    const { centre, halfSide } = alignedFrame(face());
    expect(centre.x).toBeCloseTo(250);
    expect(centre.y).toBeCloseTo(212);
    expect(halfSide.x).toBeCloseTo(216);
    expect(halfSide.y).toBeCloseTo(0);
  });

  it("turns and grows with the face", () => {
    const turn = similarityAbout({ x: 250, y: 212 }, { radians: 0.5, scale: 2, dx: 10, dy: -7 });
    const { centre, halfSide } = alignedFrame(transformedLandmarks(turn, face()));
    expect(centre.x).toBeCloseTo(260);
    expect(centre.y).toBeCloseTo(205);
    expect(halfSide.x).toBeCloseTo(432 * Math.cos(0.5));
    expect(halfSide.y).toBeCloseTo(432 * Math.sin(0.5));
  });
});

describe("alignedCrop", () => {
  it("shows the frame's middle in its middle and its corners in its corners", () => {
    const crop = alignedCrop(ramp(500, 500, 2), face());
    expect([crop.width, crop.height]).toEqual([ALIGNED_SIZE, ALIGNED_SIZE]);
    const [red, green] = pixel(crop, ALIGNED_SIZE / 2, ALIGNED_SIZE / 2);
    expect(Math.abs((red ?? 0) - 125)).toBeLessThanOrEqual(1);
    expect(Math.abs((green ?? 0) - 106)).toBeLessThanOrEqual(1);
    expect(Math.abs((pixel(crop, 0, 0)[0] ?? 0) - 17)).toBeLessThanOrEqual(1);
    expect(Math.abs((pixel(crop, ALIGNED_SIZE - 1, 0)[0] ?? 0) - 233)).toBeLessThanOrEqual(1);
  });

  it("is the same face from a photo five times as large", () => {
    const small = alignedCrop(ramp(500, 500, 2), face());
    const enlarge: Similarity = { a: 5, b: 0, c: 0, d: 5, e: 0, f: 0 };
    const large = alignedCrop(ramp(2500, 2500, 10), transformedLandmarks(enlarge, face()));
    const worst = small.data.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (large.data[i] ?? 0))),
      0,
    );
    expect(worst).toBeLessThanOrEqual(2);
  });

  it("continues the photo by reflection beyond its edge", () => {
    const up: Similarity = { a: 1, b: 0, c: 0, d: 1, e: 0, f: -150 };
    const crop = alignedCrop(ramp(500, 500, 2), transformedLandmarks(up, face()));
    const topGreen = pixel(crop, ALIGNED_SIZE / 2, 0)[1] ?? 0;
    expect(Math.abs(topGreen - (216 + 150 - 212) / 2)).toBeLessThanOrEqual(2);
  });

  it("does not depend on how the head is rolled", () => {
    const upright = alignedCrop(ramp(500, 500, 2), face());
    const { centre } = alignedFrame(face());
    const roll = similarityAbout(centre, { radians: Math.PI / 2, scale: 1, dx: 0, dy: 0 });
    const rolled = alignedCrop(ramp(500, 500, 2), transformedLandmarks(roll, face()));
    const mid = ALIGNED_SIZE / 2;
    // A quarter turn clockwise: what is at the crop's right was below in the photo.
    expect(
      Math.abs((pixel(rolled, mid + 100, mid)[1] ?? 0) - (pixel(upright, mid, mid + 100)[1] ?? 0)),
    ).toBeLessThanOrEqual(1);
  });
});
