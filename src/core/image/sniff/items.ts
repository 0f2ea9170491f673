/** Items of a HEIF file: which is the picture, which properties it has, where its EXIF lies. */
import { latin1, u16be, u32be, u8 } from "./bytes.ts";
import type { Box } from "./boxes.ts";
import { boxesIn, boxVersion, childBox } from "./boxes.ts";

/** Version and flags at the start of a full box. */
const FULL_BOX = 4;
/** More items than a photo has (a 200-megapixel grid has under 1000); bounds the work on made-up counts. */
const MAX_ITEMS = 4096;

/** Return the id of the picture to show, or null. */
export function primaryItem(bytes: Uint8Array, meta: Box): number | null {
  const pitm = childBox(bytes, meta, "pitm", FULL_BOX);
  if (!pitm) return null;
  return boxVersion(bytes, pitm) === 0 ? u16be(bytes, pitm.start + 4) : u32be(bytes, pitm.start + 4);
}

/** Return the property boxes of an item, in the order in which they apply. */
export function itemProperties(bytes: Uint8Array, meta: Box, item: number): readonly Box[] {
  const iprp = childBox(bytes, meta, "iprp", FULL_BOX);
  const ipco = childBox(bytes, iprp, "ipco");
  const ipma = childBox(bytes, iprp, "ipma");
  if (!ipco || !ipma) return [];
  const all = boxesIn(bytes, ipco.start, ipco.end);
  return propertyIndices(bytes, ipma, item).flatMap((index) => all[index - 1] ?? []);
}

/** Return the 1-based property indices that `ipma` lists for an item. */
function propertyIndices(bytes: Uint8Array, ipma: Box, item: number): readonly number[] {
  const wideId = boxVersion(bytes, ipma) >= 1;
  const wideIndex = (u8(bytes, ipma.start + 3) & 1) === 1;
  const count = Math.min(u32be(bytes, ipma.start + 4), MAX_ITEMS);
  let at = ipma.start + 8;
  for (let i = 0; i < count && at < ipma.end; i++) {
    const id = wideId ? u32be(bytes, at) : u16be(bytes, at);
    at += wideId ? 4 : 2;
    const length = u8(bytes, at);
    at += 1;
    if (id === item) {
      return Array.from({ length }, (_, k) =>
        wideIndex ? u16be(bytes, at + 2 * k) & 0x7fff : u8(bytes, at + k) & 0x7f,
      );
    }
    at += length * (wideIndex ? 2 : 1);
  }
  return [];
}

/** Return the id of the item that holds EXIF, or null. */
function exifItem(bytes: Uint8Array, meta: Box): number | null {
  const iinf = childBox(bytes, meta, "iinf", FULL_BOX);
  if (!iinf) return null;
  const entries = boxesIn(bytes, iinf.start + FULL_BOX + (boxVersion(bytes, iinf) === 0 ? 2 : 4), iinf.end);
  for (const infe of entries) {
    const version = boxVersion(bytes, infe);
    if (version < 2) continue;
    const idBytes = version === 2 ? 2 : 4;
    if (latin1(bytes, infe.start + 4 + idBytes + 2, 4) !== "Exif") continue;
    return idBytes === 2 ? u16be(bytes, infe.start + 4) : u32be(bytes, infe.start + 4);
  }
  return null;
}

/** Return a number of 0, 4 or 8 bytes, the widths that `iloc` uses. */
function sized(bytes: Uint8Array, at: number, width: number): number {
  if (width === 8) return u32be(bytes, at) * 2 ** 32 + u32be(bytes, at + 4);
  return width === 4 ? u32be(bytes, at) : 0;
}

/** Return where the first extent of an item lies in the file, or null when it is elsewhere (construction method not 0). */
function itemExtent(bytes: Uint8Array, meta: Box, item: number): { at: number; length: number } | null {
  const iloc = childBox(bytes, meta, "iloc", FULL_BOX);
  if (!iloc) return null;
  const version = boxVersion(bytes, iloc);
  const widths = u16be(bytes, iloc.start + 4);
  const [offsetW, lengthW, baseW] = [(widths >> 12) & 15, (widths >> 8) & 15, (widths >> 4) & 15];
  const indexW = version > 0 ? widths & 15 : 0;
  const idW = version < 2 ? 2 : 4;
  let at = iloc.start + 6;
  const count = Math.min(idW === 2 ? u16be(bytes, at) : u32be(bytes, at), MAX_ITEMS);
  at += idW;
  for (let i = 0; i < count && at < iloc.end; i++) {
    const id = idW === 2 ? u16be(bytes, at) : u32be(bytes, at);
    at += idW;
    const method = version > 0 ? u16be(bytes, at) & 15 : 0;
    at += (version > 0 ? 2 : 0) + 2;
    const base = sized(bytes, at, baseW);
    const extents = u16be(bytes, at + baseW);
    at += baseW + 2;
    if (id === item && extents > 0) {
      if (method !== 0) return null;
      const offset = sized(bytes, at + indexW, offsetW);
      return { at: base + offset, length: sized(bytes, at + indexW + offsetW, lengthW) };
    }
    at += extents * (indexW + offsetW + lengthW);
  }
  return null;
}

/** Return the EXIF block of a HEIF file from its TIFF header on, or null when there is none or it lies past the bytes. */
export function exifBlock(bytes: Uint8Array, meta: Box): Uint8Array | null {
  const item = exifItem(bytes, meta);
  const extent = item === null ? null : itemExtent(bytes, meta, item);
  if (!extent) return null;
  const block = bytes.subarray(extent.at, extent.at + extent.length);
  return block.subarray(4 + u32be(block, 0));
}
