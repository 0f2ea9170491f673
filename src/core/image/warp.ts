/** Bilinear resampling through a similarity transform. */
import type { Similarity } from "../geometry/similarity.ts";
import { inverseOf } from "../geometry/similarity.ts";
import type { RgbaImage } from "./raster.ts";

/** The grey of everything outside the picture, 0-255. */
export const OUTSIDE_GREY = 128;

/**
 * Return a `width` x `height` picture whose pixels are the source's, moved by `toCrop` (source to result, pixels).
 *
 * Pixel centres are at half-integers in both pictures. Bilinear, so the result should be no more than about half the
 * source's scale, or it aliases: read the source at the size needed first. Outside the source is middle grey, opaque.
 */
export function warp(source: RgbaImage, toCrop: Similarity, width: number, height: number): RgbaImage {
  const back = inverseOf(toCrop);
  const into = new Uint8ClampedArray(4 * width * height).fill(OUTSIDE_GREY);
  for (let row = 0; row < height; row += 1) {
    const x = back.a * 0.5 + back.c * (row + 0.5) + back.e - 0.5;
    const y = back.b * 0.5 + back.d * (row + 0.5) + back.f - 0.5;
    warpRow(source, { x, y, dx: back.a, dy: back.b }, into, 4 * row * width, width);
  }
  return { data: into, width, height };
}

/** Fill one row of `width` pixels, its samples lying on a straight line of the source. One loop without calls: it is hot. */
function warpRow(
  source: RgbaImage,
  line: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number },
  into: Uint8ClampedArray,
  from: number,
  width: number,
): void {
  const { data } = source;
  const lastColumn = source.width - 1;
  const lastRow = source.height - 1;
  let { x, y } = line;
  for (let out = from; out < from + 4 * width; out += 4, x += line.dx, y += line.dy) {
    into[out + 3] = 255;
    const left = Math.floor(x);
    const top = Math.floor(y);
    if (!(left >= -1 && top >= -1 && left <= lastColumn && top <= lastRow)) continue;
    const x0 = left < 0 ? 0 : left;
    const x1 = left < lastColumn ? left + 1 : lastColumn;
    const upper = (top < 0 ? 0 : top) * source.width;
    const lower = (top < lastRow ? top + 1 : lastRow) * source.width;
    const fx = x - left;
    const fy = y - top;
    const wa = (1 - fx) * (1 - fy);
    const wb = fx * (1 - fy);
    const wc = (1 - fx) * fy;
    const wd = fx * fy;
    const a = 4 * (upper + x0);
    const b = 4 * (upper + x1);
    const c = 4 * (lower + x0);
    const d = 4 * (lower + x1);
    into[out] = at(data, a) * wa + at(data, b) * wb + at(data, c) * wc + at(data, d) * wd;
    into[out + 1] = at(data, a + 1) * wa + at(data, b + 1) * wb + at(data, c + 1) * wc + at(data, d + 1) * wd;
    into[out + 2] = at(data, a + 2) * wa + at(data, b + 2) * wb + at(data, c + 2) * wc + at(data, d + 2) * wd;
  }
}

/** Return a value that is known to be there; inlined by the engine. */
function at(data: Uint8ClampedArray, index: number): number {
  return data[index] as number;
}
