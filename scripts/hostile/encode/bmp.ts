/** BMP files. */
import { concatenated, joined, latin1, le16, le32 } from "./bytes.ts";
import type { Pixels } from "./picture.ts";

export interface BmpShape {
  readonly depth: 24 | 32;
  /** Rows from the top, written with a negative height. */
  readonly topDown?: boolean;
}

/** Return an uncompressed BMP of a picture. */
export function pictureBmp(
  { width, height, data }: Pixels,
  { depth, topDown = false }: BmpShape,
): Uint8Array {
  const rowBytes = Math.ceil((width * depth) / 32) * 4;
  const pixels = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    const row = (topDown ? y : height - 1 - y) * rowBytes;
    for (let x = 0; x < width; x++) {
      const [r = 0, g = 0, b = 0, a = 0] = data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4);
      pixels.set(depth === 32 ? [b, g, r, a] : [b, g, r], row + (x * depth) / 8);
    }
  }
  const info = joined(
    le32(40),
    le32(width),
    le32(topDown ? -height : height),
    le16(1),
    le16(depth),
    new Uint8Array(24),
  );
  return concatenated([latin1("BM"), le32(54 + pixels.length), le32(0), le32(54), info, pixels]);
}
