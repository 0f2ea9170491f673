/** Interleaved 8-bit RGBA pixels, row by row from the top left: `data.length = 4 * width * height`. */
export interface RgbaImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}
