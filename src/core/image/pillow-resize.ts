/**
 * Pillow's antialiased bicubic resize of 8-bit pixels, bit for bit.
 *
 * CLIP was trained and published with this filter, and a canvas has another: the embedding of a face, and so its score,
 * would shift. Pillow resizes across first and down second, with the cubic stretched over all source pixels that fall
 * under one result pixel, and it computes on 8-bit channels in fixed point, rounding after each of the two passes.
 */
import type { RgbaImage } from "./raster.ts";

/** Interleaved 8-bit RGB pixels, row by row from the top left: `data.length = 3 * width * height`. */
export interface RgbImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The size after resizing, and the window of it that is wanted; only what the window needs is computed. */
export interface Resize {
  readonly width: number;
  readonly height: number;
  readonly window: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Fractional bits of the fixed-point weights: 32 minus 8 for the pixel minus 2 for the overshoot of the cubic. */
const PRECISION_BITS = 32 - 8 - 2;
const HALF = 1 << (PRECISION_BITS - 1);
/** The cubic reaches two pixels to each side. */
const SUPPORT = 2;

/** Return the window of the resized picture; alpha is dropped, as Pillow's conversion to RGB drops it. */
export function pillowBicubic(source: RgbaImage, { width, height, window }: Resize): RgbImage {
  const across = weightsFor(source.width, width, window.x, window.width);
  const down = weightsFor(source.height, height, window.y, window.height);
  const firstRow = down.first[0] ?? 0;
  const lastOutput = window.height - 1;
  const endRow = (down.first[lastOutput] ?? 0) + (down.count[lastOutput] ?? 0);
  const middle = resizedAcross(source, across, firstRow, endRow);
  const data = resizedDown(middle, window.width, down, firstRow);
  return { data, width: window.width, height: window.height };
}

/** For each result pixel of the window: its first source pixel, how many there are, and their fixed-point weights. */
interface Weights {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** `stride` weights for each result pixel. */
  readonly weights: Int32Array;
  readonly stride: number;
}

function weightsFor(sourceSize: number, size: number, start: number, length: number): Weights {
  const scale = sourceSize / size;
  const stretch = Math.max(scale, 1);
  const support = SUPPORT * stretch;
  const stride = Math.ceil(support) * 2 + 1;
  const first = new Int32Array(length);
  const count = new Int32Array(length);
  const weights = new Int32Array(length * stride);
  const exact = new Float64Array(stride);
  for (let i = 0; i < length; i++) {
    const centre = (start + i + 0.5) * scale;
    const from = Math.max(Math.trunc(centre - support + 0.5), 0);
    const taps = Math.min(Math.trunc(centre + support + 0.5), sourceSize) - from;
    let total = 0;
    for (let tap = 0; tap < taps; tap++) {
      const weight = cubic((tap + from - centre + 0.5) / stretch);
      exact[tap] = weight;
      total += weight;
    }
    first[i] = from;
    count[i] = taps;
    for (let tap = 0; tap < taps; tap++) weights[i * stride + tap] = fixedPoint((exact[tap] ?? 0) / total);
  }
  return { first, count, weights, stride };
}

function fixedPoint(weight: number): number {
  return Math.trunc(weight * (1 << PRECISION_BITS) + (weight < 0 ? -0.5 : 0.5));
}

/** The cubic convolution kernel with a = -0.5. */
function cubic(distance: number): number {
  const a = -0.5;
  const x = Math.abs(distance);
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
}

/**
 * Return rows `firstRow` to `endRow` of the source at the window's width, RGBA with nothing in alpha.
 *
 * Two rows at a time: each weight is read once for both.
 */
function resizedAcross(
  source: RgbaImage,
  across: Weights,
  firstRow: number,
  endRow: number,
): Uint8ClampedArray {
  const { first, count, weights, stride } = across;
  const width = first.length;
  const pixels = wholePixels(source.data);
  const result = new Uint8ClampedArray(4 * width * (endRow - firstRow));
  for (let row = firstRow; row < endRow; row += 2) {
    // A last row without a partner is computed twice, into the same place.
    const isPair = row + 1 < endRow;
    const sourceBelow = isPair ? source.width : 0;
    const below = isPair ? 4 * width : 0;
    let out = (row - firstRow) * 4 * width;
    for (let column = 0; column < width; column++, out += 4) {
      let at = row * source.width + (first[column] as number);
      let k = column * stride;
      const end = k + (count[column] as number);
      let red = HALF;
      let green = HALF;
      let blue = HALF;
      let redBelow = HALF;
      let greenBelow = HALF;
      let blueBelow = HALF;
      for (; k < end; k++, at++) {
        const weight = weights[k] as number;
        const pixel = pixels[at] as number;
        const pixelBelow = pixels[at + sourceBelow] as number;
        red = (red + Math.imul(pixel & 255, weight)) | 0;
        green = (green + Math.imul((pixel >> 8) & 255, weight)) | 0;
        blue = (blue + Math.imul((pixel >> 16) & 255, weight)) | 0;
        redBelow = (redBelow + Math.imul(pixelBelow & 255, weight)) | 0;
        greenBelow = (greenBelow + Math.imul((pixelBelow >> 8) & 255, weight)) | 0;
        blueBelow = (blueBelow + Math.imul((pixelBelow >> 16) & 255, weight)) | 0;
      }
      result[out] = red >> PRECISION_BITS;
      result[out + 1] = green >> PRECISION_BITS;
      result[out + 2] = blue >> PRECISION_BITS;
      result[out + below] = redBelow >> PRECISION_BITS;
      result[out + below + 1] = greenBelow >> PRECISION_BITS;
      result[out + below + 2] = blueBelow >> PRECISION_BITS;
    }
  }
  return result;
}

/** Return the window's RGB pixels from rows that were resized across; `firstRow` is the source row that `middle` begins with. */
function resizedDown(
  middle: Uint8ClampedArray,
  width: number,
  down: Weights,
  firstRow: number,
): Uint8ClampedArray {
  const { first, count, weights, stride } = down;
  const pixels = wholePixels(middle);
  const result = new Uint8ClampedArray(3 * width * first.length);
  let out = 0;
  for (let row = 0; row < first.length; row++) {
    const top = ((first[row] as number) - firstRow) * width;
    const end = row * stride + (count[row] as number);
    for (let column = 0; column < width; column++, out += 3) {
      let red = HALF;
      let green = HALF;
      let blue = HALF;
      for (let k = row * stride, at = top + column; k < end; k++, at += width) {
        const weight = weights[k] as number;
        const pixel = pixels[at] as number;
        red = (red + Math.imul(pixel & 255, weight)) | 0;
        green = (green + Math.imul((pixel >> 8) & 255, weight)) | 0;
        blue = (blue + Math.imul((pixel >> 16) & 255, weight)) | 0;
      }
      result[out] = red >> PRECISION_BITS;
      result[out + 1] = green >> PRECISION_BITS;
      result[out + 2] = blue >> PRECISION_BITS;
    }
  }
  return result;
}

/** Return the pixels as one number each (red lowest: every platform of the web is little-endian): one read instead of three. */
function wholePixels(data: Uint8ClampedArray): Int32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}
