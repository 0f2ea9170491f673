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
  const data = new Uint8ClampedArray(4 * width * height);
  for (let row = 0; row < height; row += 1) {
    let x = back.a * 0.5 + back.c * (row + 0.5) + back.e - 0.5;
    let y = back.b * 0.5 + back.d * (row + 0.5) + back.f - 0.5;
    let out = 4 * row * width;
    for (let column = 0; column < width; column += 1) {
      sample(source, x, y, data, out);
      x += back.a;
      y += back.b;
      out += 4;
    }
  }
  return { data, width, height };
}

function sample(source: RgbaImage, x: number, y: number, into: Uint8ClampedArray, out: number): void {
  const { data, width, height } = source;
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (!(left >= -1 && top >= -1 && left < width && top < height)) {
    into[out] = into[out + 1] = into[out + 2] = OUTSIDE_GREY;
    into[out + 3] = 255;
    return;
  }
  const x0 = left < 0 ? 0 : left;
  const x1 = left + 1 < width ? left + 1 : width - 1;
  const y0 = top < 0 ? 0 : top;
  const y1 = top + 1 < height ? top + 1 : height - 1;
  const fx = x - left;
  const fy = y - top;
  const a = 4 * (y0 * width + x0);
  const b = 4 * (y0 * width + x1);
  const c = 4 * (y1 * width + x0);
  const d = 4 * (y1 * width + x1);
  const wa = (1 - fx) * (1 - fy);
  const wb = fx * (1 - fy);
  const wc = (1 - fx) * fy;
  const wd = fx * fy;
  for (let k = 0; k < 3; k += 1) {
    into[out + k] =
      (data[a + k] ?? 0) * wa + (data[b + k] ?? 0) * wb + (data[c + k] ?? 0) * wc + (data[d + k] ?? 0) * wd;
  }
  into[out + 3] = 255;
}
