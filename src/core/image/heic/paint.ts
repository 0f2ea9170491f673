/** Decoded tiles become one picture: luma and chroma to RGB, each tile at its place, turned as the file says. */
import type { RgbaImage } from "../raster.ts";
import type { HeicColour, HeicTurn } from "./picture.ts";

/** One decoded tile. Planes row by row without gaps, `bitDepth` bits a value; chroma is empty in a grey picture. */
export interface YuvTile {
  readonly y: Uint16Array;
  readonly cb: Uint16Array;
  readonly cr: Uint16Array;
  readonly width: number;
  readonly height: number;
  readonly chromaWidth: number;
  readonly chromaHeight: number;
  readonly bitDepth: number;
}

/** Weights of red and blue in luma. Source: ITU-R BT.601, BT.709, BT.2020. */
const LUMA: Readonly<Record<HeicColour["matrix"], readonly [red: number, blue: number]>> = {
  bt601: [0.299, 0.114],
  bt709: [0.2126, 0.0722],
  bt2020: [0.2627, 0.0593],
};

/**
 * Paint a tile into `target` with its top left corner at (`left`, `top`) in pixels; what lies outside is cut off.
 *
 * Chroma of half size is taken from the nearest value, as decoders of photos do when they are in a hurry: half a pixel of
 * colour is far below what a face's measurements see.
 */
export function paintTile(
  target: RgbaImage,
  left: number,
  top: number,
  tile: YuvTile,
  colour: HeicColour,
): void {
  const { data, width, height } = target;
  const [red, blue] = LUMA[colour.matrix];
  const scale = 255 / (2 ** tile.bitDepth - 1);
  const [black, lumaGain, chromaGain] = colour.fullRange
    ? [0, scale, scale]
    : [
        16 * 2 ** (tile.bitDepth - 8),
        (255 / 219) * 2 ** (8 - tile.bitDepth),
        (255 / 224) * 2 ** (8 - tile.bitDepth),
      ];
  const middle = 2 ** (tile.bitDepth - 1);
  const [crRed, cbBlue] = [2 * (1 - red) * chromaGain, 2 * (1 - blue) * chromaGain];
  const green = 1 - red - blue;
  const [crGreen, cbGreen] = [(crRed * red) / green, (cbBlue * blue) / green];
  const grey = tile.chromaWidth === 0;
  const shiftX = tile.chromaWidth === tile.width ? 0 : 1;
  const shiftY = tile.chromaHeight === tile.height ? 0 : 1;
  const columns = Math.min(tile.width, width - left);
  const rows = Math.min(tile.height, height - top);
  for (let row = 0; row < rows; row++) {
    const chromaRow = (row >> shiftY) * tile.chromaWidth;
    let at = 4 * ((top + row) * width + left);
    for (let column = 0; column < columns; column++, at += 4) {
      const luma = ((tile.y[row * tile.width + column] ?? 0) - black) * lumaGain;
      const chroma = chromaRow + (column >> shiftX);
      const cb = grey ? 0 : (tile.cb[chroma] ?? middle) - middle;
      const cr = grey ? 0 : (tile.cr[chroma] ?? middle) - middle;
      data[at] = luma + crRed * cr;
      data[at + 1] = luma - cbGreen * cb - crGreen * cr;
      data[at + 2] = luma + cbBlue * cb;
      data[at + 3] = 255;
    }
  }
}

/** How opaque each pixel is, 0-255, row by row. */
export interface AlphaPlane {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Put the luma of a tile into a plane of alpha, as `paintTile` puts colours. Alpha always uses its full range. */
export function paintAlpha(
  { data, width, height }: AlphaPlane,
  left: number,
  top: number,
  tile: YuvTile,
): void {
  const scale = 255 / (2 ** tile.bitDepth - 1);
  const columns = Math.min(tile.width, width - left);
  const rows = Math.min(tile.height, height - top);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      data[(top + row) * width + left + column] = (tile.y[row * tile.width + column] ?? 0) * scale;
}

/**
 * Make a picture as opaque as a plane says, in place. A plane of another size is stretched over it, each pixel taking the nearest
 * value. Colours that were stored weighted by their opacity become the plain ones that `RgbaImage` holds.
 */
export function setOpacity(target: RgbaImage, alpha: AlphaPlane, isPremultiplied: boolean): void {
  const { data, width, height } = target;
  const columns = Uint32Array.from({ length: width }, (_, x) => Math.floor((x * alpha.width) / width));
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor((y * alpha.height) / height) * alpha.width;
    for (let x = 0; x < width; x++, at += 4) {
      const opacity = alpha.data[row + (columns[x] ?? 0)] ?? 255;
      data[at + 3] = opacity;
      if (isPremultiplied && opacity > 0 && opacity < 255)
        for (let i = at; i < at + 3; i++) data[i] = ((data[i] ?? 0) * 255) / opacity;
    }
  }
}

/** Return the picture after all turns, in their order. A new picture unless there are none. */
export function turned(image: RgbaImage, turns: readonly HeicTurn[]): RgbaImage {
  return turns.reduce(turnedOnce, image);
}

function turnedOnce(image: RgbaImage, turn: HeicTurn): RgbaImage {
  const { width, height } = image;
  const [right, bottom] = [width - 1, height - 1];
  if (turn.kind === "mirror")
    return turn.swap === "left-right"
      ? rearranged(image, width, height, (x, y) => y * width + right - x)
      : rearranged(image, width, height, (x, y) => (bottom - y) * width + x);
  switch (turn.quarters) {
    case 1:
      return rearranged(image, height, width, (x, y) => x * width + right - y);
    case 2:
      return rearranged(image, width, height, (x, y) => (bottom - y) * width + right - x);
    default:
      return rearranged(image, height, width, (x, y) => (bottom - x) * width + y);
  }
}

/** Return a picture whose pixel (x, y) is the pixel number `from(x, y)` of the given one. */
function rearranged(
  image: RgbaImage,
  width: number,
  height: number,
  from: (x: number, y: number) => number,
): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height);
  const source = new Uint32Array(image.data.buffer, image.data.byteOffset, width * height);
  const target = new Uint32Array(data.buffer);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) target[y * width + x] = source[from(x, y)] ?? 0;
  return { data, width, height };
}
