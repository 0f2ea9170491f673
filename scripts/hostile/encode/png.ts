/** PNG files, chunk by chunk. */
import { crc32, deflateSync } from "node:zlib";
import { be32, concatenated, joined, latin1 } from "./bytes.ts";
import type { Pixels } from "./picture.ts";

export const PNG_SIGNATURE: Uint8Array = latin1("\x89PNG\r\n\x1a\n");

/** Return a chunk with its length and checksum. */
export function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = concatenated([latin1(type), content]);
  return concatenated([be32(content.length), body, be32(crc32(body))]);
}

/** Colour types: 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGBA. */
export interface PngShape {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: 0 | 2 | 3 | 4 | 6;
  readonly interlaced?: boolean;
}

const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

export function header({ width, height, depth, colour, interlaced = false }: PngShape): Uint8Array {
  return chunk("IHDR", joined(be32(width), be32(height), [depth, colour, 0, 0, interlaced ? 1 : 0]));
}

/** Return a PNG from ready rows (each with its filter byte), with more chunks before the pixels. */
export function pngOf(shape: PngShape, rows: Uint8Array, ...extra: readonly Uint8Array[]): Uint8Array {
  return concatenated([
    PNG_SIGNATURE,
    header(shape),
    ...extra,
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/** Return an RGBA PNG of a picture. */
export function picturePng(pixels: Pixels, ...extra: readonly Uint8Array[]): Uint8Array {
  const { width, height, data } = pixels;
  const rows = new Uint8Array(height * (1 + 4 * width));
  for (let y = 0; y < height; y++)
    rows.set(data.subarray(4 * width * y, 4 * width * (y + 1)), y * (1 + 4 * width) + 1);
  return pngOf({ width, height, depth: 8, colour: 6 }, rows, ...extra);
}

/** Return a PNG whose samples all have one byte value, of any depth and colour type; not interlaced. */
export function flatPng(shape: PngShape, value: number, ...extra: readonly Uint8Array[]): Uint8Array {
  const rowBytes = Math.ceil((shape.width * shape.depth * CHANNELS[shape.colour]) / 8);
  const row = new Uint8Array(1 + rowBytes).fill(value, 1);
  const rows = new Uint8Array(row.length * shape.height);
  for (let y = 0; y < shape.height; y++) rows.set(row, y * row.length);
  return pngOf(shape, rows, ...extra);
}
