/** EXIF blocks with as much in them as a test wants. */
import { be16, be32, concatenated, latin1, le16, le32 } from "./bytes.ts";

export interface ExifContent {
  readonly orientation?: number;
  readonly focalLength35?: number;
  readonly description?: string;
  readonly bigEndian?: boolean;
}

interface Tag {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Uint8Array;
}

/** Return an EXIF block from its TIFF header on. */
export function exifBlock(content: ExifContent): Uint8Array {
  const big = content.bigEndian ?? false;
  const u16 = big ? be16 : le16;
  const u32 = big ? be32 : le32;
  const short = (tag: number, value: number): Tag => ({
    tag,
    type: 3,
    count: 1,
    value: concatenated([u16(value), u16(0)]),
  });
  const long = (tag: number, value: number): Tag => ({ tag, type: 4, count: 1, value: u32(value) });
  const directory = (tags: readonly Tag[]) =>
    concatenated([
      u16(tags.length),
      ...tags.flatMap(({ tag, type, count, value }) => [u16(tag), u16(type), u32(count), value]),
      u32(0),
    ]);

  const text = latin1(`${content.description ?? ""}\0`);
  const length = (count: number) => 2 + 12 * count + 4;
  const hasOrientation = content.orientation !== undefined;
  const firstBytes = length(hasOrientation ? 3 : 2);
  const textAt = 8 + firstBytes + length(1);
  const first = directory([
    {
      tag: 0x010e,
      type: 2,
      count: text.length,
      value: text.length <= 4 ? concatenated([text, new Uint8Array(4 - text.length)]) : u32(textAt),
    },
    ...(hasOrientation ? [short(0x0112, content.orientation ?? 0)] : []),
    long(0x8769, 8 + firstBytes),
  ]);
  const second = directory([short(0xa405, content.focalLength35 ?? 0)]);
  return concatenated([latin1(big ? "MM" : "II"), u16(42), u32(8), first, second, text]);
}
