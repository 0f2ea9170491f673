/** Interleaved 8-bit RGBA pixels, row by row from the top left: `data.length = 4 * width * height`. */
export interface RgbaImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Return the luma of a colour after ITU-R BT.601, in the unit of its channels. */
export function lumaOf(r: number, g: number, b: number): number {
  return 0.299 * r + 0.587 * g + 0.114 * b;
}
