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

/** Rows of pixels that are judged together: the largest blocks of HEVC. */
const BAND = 64;
/**
 * Steps of brightness between blocks, of those within them: at most 1.33 in what was decoded rightly, at least 1.59 in what was
 * not (13 encodings of one photo).
 */
const MAX_STEP_RATIO = 1.5;

/**
 * Whether the luma of a tile falls apart into blocks of 8 pixels somewhere, as it does where a decoder lost its place in the
 * codes: the steps from block to block are larger there than those inside.
 */
export function fallsApart({ y, width, height }: YuvTile): boolean {
  for (let top = 0; top < height; top += BAND) {
    const bottom = Math.min(height, top + BAND);
    const [between, inside] = [0, 0].map(() => ({ sum: 0, count: 0 })) as [Steps, Steps];
    for (let row = top; row < bottom; row++)
      for (let at = row * width + 1, column = 1; column < width; column++, at++) {
        const steps = column % 8 === 0 ? between : inside;
        steps.sum += Math.abs((y[at] ?? 0) - (y[at - 1] ?? 0));
        steps.count++;
      }
    if (between.sum * inside.count > MAX_STEP_RATIO * inside.sum * between.count) return true;
  }
  return false;
}

interface Steps {
  sum: number;
  count: number;
}

/** Put the luma of a tile into the opacity of `target`, as `paintTile` puts colours. Alpha always uses its full range. */
export function paintAlpha(target: RgbaImage, left: number, top: number, tile: YuvTile): void {
  const { data, width, height } = target;
  const scale = 255 / (2 ** tile.bitDepth - 1);
  const columns = Math.min(tile.width, width - left);
  const rows = Math.min(tile.height, height - top);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      data[4 * ((top + row) * width + left + column) + 3] = (tile.y[row * tile.width + column] ?? 0) * scale;
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
