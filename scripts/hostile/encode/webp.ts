/** WebP files of one colour: lossless needs no pixel data for them, whatever their size. */
import { concatenated, joined, latin1, le16, le24, le32 } from "./bytes.ts";

export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export const GREY: Colour = { red: 128, green: 128, blue: 128, alpha: 255 };

export function riffChunk(type: string, content: Uint8Array): Uint8Array {
  const padding = new Uint8Array(content.length % 2);
  return concatenated([latin1(type), le32(content.length), content, padding]);
}

export function riffWebp(...chunks: readonly Uint8Array[]): Uint8Array {
  const body = concatenated([latin1("WEBP"), ...chunks]);
  return concatenated([latin1("RIFF"), le32(body.length), body]);
}

/** Return the content of a VP8L chunk: five prefix codes of one symbol each, so that no pixel takes a bit. */
export function losslessContent(width: number, height: number, colour: Colour): Uint8Array {
  const bits: number[] = [];
  const put = (value: number, count: number) => {
    for (let i = 0; i < count; i++) bits.push((value >>> i) & 1);
  };
  put(width - 1, 14);
  put(height - 1, 14);
  put(colour.alpha < 255 ? 1 : 0, 1);
  put(0, 3);
  put(0, 3); // no transform, no colour cache, one group of codes
  for (const symbol of [colour.green, colour.red, colour.blue, colour.alpha]) {
    put(0b101, 3); // simple code, one symbol, of 8 bits
    put(symbol, 8);
  }
  put(0b0001, 4); // distances: simple code, one symbol, of 1 bit: 0
  const bytes = new Uint8Array(Math.ceil(bits.length / 8) + 1);
  bytes[0] = 0x2f;
  bits.forEach((bit, i) => (bytes[1 + (i >> 3)] = (bytes[1 + (i >> 3)] ?? 0) | (bit << (i & 7))));
  return bytes;
}

export function losslessWebp(width: number, height: number, colour: Colour = GREY): Uint8Array {
  return riffWebp(riffChunk("VP8L", losslessContent(width, height, colour)));
}

export interface ExtendedWebp {
  readonly width: number;
  readonly height: number;
  readonly colour?: Colour;
  readonly exif?: Uint8Array;
  readonly icc?: Uint8Array;
}

/** Return an extended WebP: VP8X, then the picture, then EXIF. */
export function extendedWebp({ width, height, colour = GREY, exif, icc }: ExtendedWebp): Uint8Array {
  const flags = (icc ? 0x20 : 0) | (colour.alpha < 255 ? 0x10 : 0) | (exif ? 0x08 : 0);
  return riffWebp(
    riffChunk("VP8X", joined([flags, 0, 0, 0], le24(width - 1), le24(height - 1))),
    ...(icc ? [riffChunk("ICCP", icc)] : []),
    riffChunk("VP8L", losslessContent(width, height, colour)),
    ...(exif ? [riffChunk("EXIF", exif)] : []),
  );
}

/** Return an animated WebP with one frame for each colour. */
export function animatedWebp(width: number, height: number, colours: readonly Colour[]): Uint8Array {
  const frames = colours.map((colour) =>
    riffChunk(
      "ANMF",
      joined(
        le24(0),
        le24(0),
        le24(width - 1),
        le24(height - 1),
        le24(100),
        [0],
        riffChunk("VP8L", losslessContent(width, height, colour)),
      ),
    ),
  );
  return riffWebp(
    riffChunk("VP8X", joined([0x02, 0, 0, 0], le24(width - 1), le24(height - 1))),
    riffChunk("ANIM", joined([255, 255, 255, 255], le16(0))),
    ...frames,
  );
}

/** Return a lossy WebP with a true frame header and no usable picture behind it. */
export function lossyHeaderWebp(width: number, height: number): Uint8Array {
  return riffWebp(
    riffChunk("VP8 ", joined([0x10, 0, 0, 0x9d, 0x01, 0x2a], le16(width), le16(height), new Uint8Array(16))),
  );
}
