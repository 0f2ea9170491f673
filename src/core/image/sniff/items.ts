/** Items of a HEIF file: which is the picture, its kind, its properties, its bytes, the tiles it is made of. */
import { hasBytes, latin1, spells, u16be, u32be, u8 } from "./bytes.ts";
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

interface Reference {
  /** `dimg`: is made of; `auxl`: belongs to; `prem`: is weighted by. */
  readonly type: string;
  readonly from: number;
  readonly to: readonly number[];
}

function references(bytes: Uint8Array, meta: Box): readonly Reference[] {
  const iref = childBox(bytes, meta, "iref", FULL_BOX);
  if (!iref) return [];
  const idW = boxVersion(bytes, iref) === 0 ? 2 : 4;
  const id = (at: number) => (idW === 2 ? u16be(bytes, at) : u32be(bytes, at));
  return boxesIn(bytes, iref.start + FULL_BOX, iref.end).map(({ type, start, end }) => {
    const room = Math.max(0, Math.floor((end - start - idW - 2) / idW));
    const length = Math.min(u16be(bytes, start + idW), room, MAX_ITEMS);
    return { type, from: id(start), to: Array.from({ length }, (_, i) => id(start + idW + 2 + i * idW)) };
  });
}

/** Return the ids of the items that a derived picture is made of, in the order of its `dimg` reference. */
export function sourceItems(bytes: Uint8Array, meta: Box, item: number): readonly number[] {
  return references(bytes, meta).find(({ type, from }) => type === "dimg" && from === item)?.to ?? [];
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

/**
 * Return where the bytes of every item lie, run by run, in one walk. An item that is built from other items is not listed; a
 * run without a length goes on to the end of the file, or of `idat`.
 */
function locations(bytes: Uint8Array, meta: Box): ReadonlyMap<number, readonly Extent[]> {
  const found = new Map<number, readonly Extent[]>();
  const iloc = childBox(bytes, meta, "iloc", FULL_BOX);
  if (!iloc) return found;
  const version = boxVersion(bytes, iloc);
  const widths = u16be(bytes, iloc.start + 4);
  const [offsetW, lengthW, baseW] = [(widths >> 12) & 15, (widths >> 8) & 15, (widths >> 4) & 15];
  const indexW = version > 0 ? widths & 15 : 0;
  const step = indexW + offsetW + lengthW;
  const idW = version < 2 ? 2 : 4;
  const idat = childBox(bytes, meta, "idat", FULL_BOX);
  const sources = [{ start: 0, end: bytes.length }, idat];
  let at = iloc.start + 6;
  const count = Math.min(idW === 2 ? u16be(bytes, at) : u32be(bytes, at), MAX_ITEMS);
  at += idW;
  for (let i = 0; i < count && at < iloc.end; i++) {
    const id = idW === 2 ? u16be(bytes, at) : u32be(bytes, at);
    at += idW;
    const source = sources[version > 0 ? u16be(bytes, at) & 15 : 0];
    at += (version > 0 ? 2 : 0) + 2;
    const base = sized(bytes, at, baseW);
    const stated = u16be(bytes, at + baseW);
    at += baseW + 2;
    const runs = Math.min(stated, step === 0 ? 1 : Math.max(0, Math.floor((iloc.end - at) / step)));
    if (source)
      found.set(
        id,
        Array.from({ length: runs }, (_, k) => extentAt(at + k * step, base, source)),
      );
    at += stated * step;
  }
  return found;

  function extentAt(entry: number, base: number, source: Pick<Box, "start" | "end">): Extent {
    const start = source.start + base + sized(bytes, entry + indexW, offsetW);
    const length = sized(bytes, entry + indexW + offsetW, lengthW);
    return { at: start, length: length === 0 ? Math.max(0, source.end - start) : length };
  }
}

/** Return where an item's bytes lie, run by run. Empty when the file does not say, or builds them from other items. */
function itemExtents(bytes: Uint8Array, meta: Box, item: number): readonly Extent[] {
  return locations(bytes, meta).get(item) ?? [];
}

/** How the items of a file may hang together, at most: a grid of turned tiles has two steps, and no file needs more than four. */
const MAX_DEPTH = 4;

/** Return the picture's own item, those it is made of, and those that say how transparent it is. */
export function pictureItems(bytes: Uint8Array, meta: Box): readonly number[] {
  const item = primaryItem(bytes, meta);
  if (item === null) return [];
  const madeOf = new Map<number, number[]>();
  const auxiliaries: number[] = [];
  for (const { type, from, to } of references(bytes, meta)) {
    if (type === "dimg") madeOf.set(from, [...(madeOf.get(from) ?? []), ...to]);
    if (type === "auxl" && to.includes(item) && isAlpha(bytes, meta, from)) auxiliaries.push(from);
  }
  const all = new Set([item, ...auxiliaries]);
  let layer = [...all];
  for (let depth = 0; depth < MAX_DEPTH && layer.length > 0; depth++) {
    layer = layer.flatMap((id) => madeOf.get(id) ?? []).filter((id) => !all.has(id));
    layer.forEach((id) => all.add(id));
  }
  return [...all];
}

/**
 * Whether bytes of the picture lie past the end of the file; null where the file does not say where they lie.
 *
 * What else the file holds (a video, a thumbnail, a camera maker's trailer, rests of an older file) may end as it likes.
 */
export function picturePastEnd(bytes: Uint8Array, meta: Box): boolean | null {
  const lies = locations(bytes, meta);
  const extents = pictureItems(bytes, meta).flatMap((id) => lies.get(id) ?? []);
  return extents.length === 0
    ? null
    : !extents.every(({ at, length }) => hasBytes(bytes, at, length) && length > 0);
}

/** Values of `auxC` that say: alpha. Source: ISO/IEC 23008-12 and 23000-22 (MIAF). */
const ALPHA_TYPES = ["urn:mpeg:hevc:2015:auxid:1", "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"];

function isAlpha(bytes: Uint8Array, meta: Box, item: number): boolean {
  const auxC = itemProperties(bytes, meta, item).find(({ type }) => type === "auxC");
  return auxC !== undefined && ALPHA_TYPES.some((type) => spells(bytes, auxC.start + FULL_BOX, `${type}\0`));
}

/** Return the item that says how transparent another is, or null. */
export function alphaItem(bytes: Uint8Array, meta: Box, item: number): number | null {
  const own = references(bytes, meta).find(
    ({ type, from, to }) => type === "auxl" && to.includes(item) && isAlpha(bytes, meta, from),
  );
  return own?.from ?? null;
}

/** Whether the colours of an item are stored weighted by the opacity that another one states. */
export function isPremultiplied(bytes: Uint8Array, meta: Box, item: number, alpha: number): boolean {
  return references(bytes, meta).some(
    ({ type, from, to }) => type === "prem" && from === item && to.includes(alpha),
  );
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
