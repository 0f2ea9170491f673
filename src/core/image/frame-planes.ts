/**
 * Frames of a camera as cameras give them: brightness at full size, colour at half of it.
 *
 * A browser without a GPU takes tens of milliseconds to turn such a frame into RGBA; reading what is needed from the
 * planes takes one or two.
 */
import type { PixelBox } from "../report.ts";
import type { Similarity } from "../geometry/similarity.ts";
import { inverseOf, transformed } from "../geometry/similarity.ts";
import type { RgbaImage } from "./raster.ts";

/** One plane inside a buffer: rows of `stride` bytes from `offset` on. */
export interface Plane {
  readonly offset: number;
  readonly stride: number;
}

/** A frame of 8 bits a sample. Both chroma planes lie apart (I420) or take turns in one (NV12: `v` is one byte on). */
export interface FramePlanes {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly y: Plane;
  readonly u: Plane;
  readonly v: Plane;
  /** Bytes from one chroma sample to the next: 1 apart, 2 when they take turns. */
  readonly chromaStep: 1 | 2;
  /** Whether brightness uses all of 0-255 instead of 16-235. */
  readonly fullRange: boolean;
}

/** Return brightness 0-255 for every value of the plane. */
function brightness({ fullRange }: FramePlanes): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: 256 }, (_, y) => (fullRange ? y : ((y - 16) * 255) / 219));
}

/**
 * Return the frame resampled to `width` x `height`, which must not be larger than the frame.
 *
 * Each pixel is the mean of four samples, which is enough for a model that looks at the result; colours are read by
 * BT.601 whatever the camera used, which shifts them by less than white balance does.
 */
export function smallPicture(frame: FramePlanes, width: number, height: number): RgbaImage {
  const { data: from, y: luma, u, v, chromaStep } = frame;
  const bright = brightness(frame);
  const data = new Uint8ClampedArray(4 * width * height);
  const columns = sampleColumns(frame.width, width);
  for (let row = 0, to = 0; row < height; row += 1) {
    const [upper, lower] = samplePair(row, frame.height, height);
    const one = luma.offset + upper * luma.stride;
    const other = luma.offset + lower * luma.stride;
    const chroma = (upper >> 1) * u.stride;
    for (let column = 0; column < width; column += 1, to += 4) {
      const left = columns[2 * column] ?? 0;
      const right = columns[2 * column + 1] ?? 0;
      const mean =
        ((from[one + left] ?? 0) +
          (from[one + right] ?? 0) +
          (from[other + left] ?? 0) +
          (from[other + right] ?? 0)) >>
        2;
      const light = bright[mean] ?? 0;
      const place = chroma + (left >> 1) * chromaStep;
      const blue = (from[u.offset + place] ?? 128) - 128;
      const red = (from[v.offset + place] ?? 128) - 128;
      data[to] = light + 1.402 * red;
      data[to + 1] = light - 0.344 * blue - 0.714 * red;
      data[to + 2] = light + 1.772 * blue;
      data[to + 3] = 255;
    }
  }
  return { data, width, height };
}

/** Return two sample positions for each of `count` steps over `size`, at a quarter and three quarters of the step. */
function sampleColumns(size: number, count: number): Uint32Array {
  const columns = new Uint32Array(2 * count);
  for (let step = 0; step < count; step += 1) {
    const [first, second] = samplePair(step, size, count);
    columns[2 * step] = first;
    columns[2 * step + 1] = second;
  }
  return columns;
}

function samplePair(step: number, size: number, count: number): readonly [number, number] {
  const scale = size / count;
  return [Math.floor((step + 0.25) * scale), Math.floor((step + 0.75) * scale)];
}

/**
 * Return the brightness of a part of the frame as a grey picture: `box` is in pixels of what `map` leads to, and the
 * picture has one pixel for each of them. Bilinear; black outside the frame.
 */
export function greyCrop(frame: FramePlanes, map: Similarity, box: PixelBox): RgbaImage {
  const { data: from, y: luma, width: across, height: down } = frame;
  const bright = brightness(frame);
  const [width, height] = [Math.max(1, Math.round(box.width)), Math.max(1, Math.round(box.height))];
  const data = new Uint8ClampedArray(4 * width * height);
  const back = inverseOf(map);
  for (let row = 0, to = 0; row < height; row += 1) {
    // The middle of a pixel, both there and here.
    const start = transformed(back, { x: box.x + 0.5, y: box.y + row + 0.5, z: 0 });
    let x = start.x - 0.5;
    let y = start.y - 0.5;
    for (let column = 0; column < width; column += 1, to += 4, x += back.a, y += back.b) {
      const [left, upper] = [Math.floor(x), Math.floor(y)];
      if (left >= 0 && upper >= 0 && left < across - 1 && upper < down - 1) {
        const at = luma.offset + upper * luma.stride + left;
        const below = at + luma.stride;
        const [fx, fy] = [x - left, y - upper];
        const top = (from[at] ?? 0) * (1 - fx) + (from[at + 1] ?? 0) * fx;
        const bottom = (from[below] ?? 0) * (1 - fx) + (from[below + 1] ?? 0) * fx;
        const light = bright[(top * (1 - fy) + bottom * fy + 0.5) | 0] ?? 0;
        data[to] = light;
        data[to + 1] = light;
        data[to + 2] = light;
      }
      data[to + 3] = 255;
    }
  }
  return { data, width, height };
}
