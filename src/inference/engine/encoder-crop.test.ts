import { describe, expect, it } from "vitest";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { alignedCrop } from "../../core/image/clip-framing.ts";
import { clipPixels, CLIP_SIZE } from "../../core/image/clip-preprocess.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import { LEFT, LEFT_EYE, RIGHT, RIGHT_EYE } from "../../core/geometry/landmarks.ts";
import type { PixelBox } from "../../core/report.ts";
import { encoderPixels } from "./encoder-crop.ts";
import type { PhotoSource } from "./photo-source.ts";

/** A photo in memory; reading takes the nearest pixel, and nothing outside is ever asked for. */
function photoOf(image: RgbaImage) {
  const boxes: PixelBox[] = [];
  const source: PhotoSource = {
    width: image.width,
    height: image.height,
    read(box, width, height) {
      boxes.push(box);
      const data = new Uint8ClampedArray(4 * width * height);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const from = [box.x + ((x + 0.5) * box.width) / width, box.y + ((y + 0.5) * box.height) / height];
          const at = 4 * (Math.floor(from[1] ?? 0) * image.width + Math.floor(from[0] ?? 0));
          data.set(image.data.subarray(at, at + 4), 4 * (y * width + x));
        }
      }
      return { data, width, height };
    },
  };
  return { source, boxes };
}

function waves(width: number, height: number): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    data.set(
      [128 + 90 * Math.sin(x / 40), 128 + 90 * Math.sin(y / 50), 128 + 90 * Math.sin((x + y) / 60), 255],
      4 * i,
    );
  }
  return { data, width, height };
}

/** Landmarks of a face whose eyes and mouth are at given places; all others lie in the middle between the eyes. */
function faceAt(x: number, y: number, eyes: number): PixelLandmarks {
  const points = Array.from({ length: 478 }, () => ({ x, y, z: 0 }));
  const put = (index: number, dx: number, dy: number) => (points[index] = { x: x + dx, y: y + dy, z: 0 });
  for (const index of RIGHT_EYE) put(index, -eyes / 2, 0);
  for (const index of LEFT_EYE) put(index, eyes / 2, 0);
  put(RIGHT.cheilion, -eyes / 3, eyes);
  put(LEFT.cheilion, eyes / 3, eyes);
  return { points } as unknown as PixelLandmarks;
}

const meanDifference = (a: Uint8ClampedArray, b: Uint8ClampedArray) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? NaN)), 0) / a.length;

describe("what the encoder sees of a photo", () => {
  it("is the aligned crop of the whole photo, though only the face's surroundings are read", () => {
    const image = waves(900, 700);
    const { source, boxes } = photoOf(image);
    const face = faceAt(420, 260, 70);
    const seen = encoderPixels(source, face, "aligned");
    expect(seen).toHaveLength(3 * CLIP_SIZE * CLIP_SIZE);
    expect(meanDifference(seen, clipPixels(alignedCrop(image, face)).data)).toBeLessThan(0.5);
    expect(boxes).toHaveLength(1);
    expect(boxes[0]?.width).toBeLessThan(400);
  });

  it("is mirrored beyond the photo's edge, and nothing beyond it is read", () => {
    const image = waves(400, 400);
    const { source, boxes } = photoOf(image);
    const face = faceAt(60, 80, 70);
    expect(
      meanDifference(encoderPixels(source, face, "aligned"), clipPixels(alignedCrop(image, face)).data),
    ).toBeLessThan(0.5);
    const [box] = boxes;
    expect(box).toMatchObject({ x: 0, y: 0 });
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(400);
  });

  it("reads a very large face smaller", () => {
    const { source } = photoOf(waves(3000, 3000));
    const sizes: number[] = [];
    const watched: PhotoSource = {
      ...source,
      read: (box, width, height) => {
        sizes.push(Math.max(width, height));
        return source.read(box, width, height);
      },
    };
    encoderPixels(watched, faceAt(1500, 1300, 700), "aligned");
    expect(sizes[0]).toBeLessThanOrEqual(1900);
  });

  it("is the whole photo where the model says so", () => {
    const image = waves(300, 260);
    const { source } = photoOf(image);
    expect(encoderPixels(source, faceAt(100, 100, 30), "whole-image")).toEqual(clipPixels(image).data);
  });
});
