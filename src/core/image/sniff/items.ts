/** Items of a HEIF file: which is the picture, its kind, its properties, its bytes, the tiles it is made of. */
import { hasBytes, latin1, u16be, u32be, u8 } from "./bytes.ts";
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

interface ItemInfo {
  readonly id: number;
  /** Four letters: `hvc1`, `grid`, `Exif`. */
  readonly type: string;
}

/** Return the items that `iinf` names; versions of `infe` before 2 carry no type and are left out. */
function itemInfos(bytes: Uint8Array, meta: Box): readonly ItemInfo[] {
  const iinf = childBox(bytes, meta, "iinf", FULL_BOX);
  if (!iinf) return [];
  const entries = boxesIn(bytes, iinf.start + FULL_BOX + (boxVersion(bytes, iinf) === 0 ? 2 : 4), iinf.end);
  return entries.flatMap((infe) => {
    const version = boxVersion(bytes, infe);
    if (version < 2) return [];
    const idBytes = version === 2 ? 2 : 4;
    const id = idBytes === 2 ? u16be(bytes, infe.start + 4) : u32be(bytes, infe.start + 4);
    return [{ id, type: latin1(bytes, infe.start + 4 + idBytes + 2, 4) }];
  });
}

/** Return the kind of an item, or null when the file does not say. */
export function itemType(bytes: Uint8Array, meta: Box, item: number): string | null {
  return itemInfos(bytes, meta).find(({ id }) => id === item)?.type ?? null;
}

/** Return the ids of the items that a derived picture is made of, in the order of its `dimg` reference. */
export function sourceItems(bytes: Uint8Array, meta: Box, item: number): readonly number[] {
  const iref = childBox(bytes, meta, "iref", FULL_BOX);
  if (!iref) return [];
  const idW = boxVersion(bytes, iref) === 0 ? 2 : 4;
  const id = (at: number) => (idW === 2 ? u16be(bytes, at) : u32be(bytes, at));
  const references = boxesIn(bytes, iref.start + FULL_BOX, iref.end);
  const own = references.find(({ type, start }) => type === "dimg" && id(start) === item);
  if (!own) return [];
  const length = Math.min(u16be(bytes, own.start + idW), MAX_ITEMS);
  return Array.from({ length }, (_, i) => id(own.start + idW + 2 + i * idW));
}

/** Return a number of 0, 4 or 8 bytes, the widths that `iloc` uses. */
function sized(bytes: Uint8Array, at: number, width: number): number {
  if (width === 8) return u32be(bytes, at) * 2 ** 32 + u32be(bytes, at + 4);
  return width === 4 ? u32be(bytes, at) : 0;
}

/** A run of an item's bytes: where in the file. */
interface Extent {
  readonly at: number;
  readonly length: number;
}

/** Return where an item's bytes lie, run by run. Empty when the file does not say, or builds them from other items. */
function itemExtents(bytes: Uint8Array, meta: Box, item: number): readonly Extent[] {
  const iloc = childBox(bytes, meta, "iloc", FULL_BOX);
  if (!iloc) return [];
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
    const step = indexW + offsetW + lengthW;
    if (id === item) {
      const idat = method === 1 ? childBox(bytes, meta, "idat", FULL_BOX) : undefined;
      const from = method === 0 ? 0 : idat?.start;
      if (from === undefined) return [];
      return Array.from({ length: Math.min(extents, MAX_ITEMS) }, (_, k) => ({
        at: from + base + sized(bytes, at + k * step + indexW, offsetW),
        length: sized(bytes, at + k * step + indexW + offsetW, lengthW),
      }));
    }
    at += extents * step;
  }
  return [];
}

/** Return an item's bytes, or null when there are none or they lie past the end of the given ones. */
export function itemBytes(bytes: Uint8Array, meta: Box, item: number): Uint8Array | null {
  const extents = itemExtents(bytes, meta, item);
  const [only] = extents;
  if (!only || !extents.every(({ at, length }) => hasBytes(bytes, at, length))) return null;
  if (extents.length === 1) return bytes.subarray(only.at, only.at + only.length);
  const whole = new Uint8Array(extents.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const { at, length } of extents) {
    whole.set(bytes.subarray(at, at + length), end);
    end += length;
  }
  return whole;
}

/** Return the EXIF block of a HEIF file from its TIFF header on, or null when there is none or it lies past the bytes. */
export function exifBlock(bytes: Uint8Array, meta: Box): Uint8Array | null {
  const item = itemInfos(bytes, meta).find(({ type }) => type === "Exif");
  const [extent] = item ? itemExtents(bytes, meta, item.id) : [];
  if (!extent) return null;
  const block = bytes.subarray(extent.at, extent.at + extent.length);
  return block.subarray(4 + u32be(block, 0));
}
