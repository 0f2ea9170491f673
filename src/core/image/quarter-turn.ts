/** Turning a picture by right angles: exact, no pixel is mixed with another. */
import type { Similarity } from "../geometry/similarity.ts";
import type { RgbaImage } from "./raster.ts";

/** Clockwise right angles: 1 is 90 degrees. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/** Return the picture turned clockwise. With 0 turns it is the same object. */
export function quarterTurned(image: RgbaImage, turns: QuarterTurns): RgbaImage {
  if (turns === 0) return image;
  const { width, height } = image;
  const from = new Uint32Array(image.data.slice().buffer);
  const into = new Uint32Array(from.length);
  const turned = turns === 2 ? { width, height } : { width: height, height: width };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = [
        [x, y],
        [height - 1 - y, x],
        [width - 1 - x, height - 1 - y],
        [y, width - 1 - x],
      ][turns] as [number, number];
      into[row * turned.width + column] = from[y * width + x] as number;
    }
  }
  return { data: new Uint8ClampedArray(into.buffer), ...turned };
}

/** Return the map from the turned picture's pixels back to those of the picture, whose size is given. */
export function fromQuarterTurned(
  { width, height }: { readonly width: number; readonly height: number },
  turns: QuarterTurns,
): Similarity {
  const maps: Readonly<Record<QuarterTurns, Similarity>> = {
    0: { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 },
    1: { a: 0, b: -1, c: 1, d: 0, e: 0, f: height },
    2: { a: -1, b: 0, c: 0, d: -1, e: width, f: height },
    3: { a: 0, b: 1, c: -1, d: 0, e: width, f: 0 },
  };
  return maps[turns];
}
