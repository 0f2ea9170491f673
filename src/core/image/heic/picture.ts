/**
 * What a HEIC file holds, ready for an HEVC decoder: one picture, or the tiles that phones cut a photo into.
 *
 * Source: ISO/IEC 23008-12 (HEIF) and 14496-15 (how HEVC lies in such files).
 */
import type { Box } from "../sniff/boxes.ts";
import { boxesIn } from "../sniff/boxes.ts";
import { hasBytes, latin1, u16be, u32be, u8 } from "../sniff/bytes.ts";
import {
  alphaItem,
  isPremultiplied,
  itemBytes,
  itemProperties,
  itemType,
  primaryItem,
  sourceItems,
} from "../sniff/items.ts";
import { sizeFault } from "../sniff/limits.ts";
import type { CodedColour } from "./vui.ts";
import { vuiColour } from "./vui.ts";

/** How the file says its colours are stored. */
export interface HeicColour {
  /** Weights of red and blue in luma. */
  readonly matrix: "bt601" | "bt709" | "bt2020";
  /** Whether luma uses 0-255 instead of 16-235. */
  readonly fullRange: boolean;
  readonly space: "srgb" | "display-p3";
  /** How light becomes numbers, and whether in the wide primaries of BT.2020: such pixels are made sRGB by `toSdr`. */
  readonly transfer: "sdr" | "pq" | "hlg";
  readonly bt2020: boolean;
}

/** What is done to the picture before it is shown, in the order of the list. */
export type HeicTurn =
  | { readonly kind: "rotate"; /** Anticlockwise, 1-3. */ readonly quarters: number }
  | { readonly kind: "mirror"; readonly swap: "left-right" | "top-bottom" };

/** `chroma_format_idc` of HEVC, 0 to 3. */
export type HeicChroma = "grey" | "420" | "422" | "444";
const CHROMA: readonly HeicChroma[] = ["grey", "420", "422", "444"];

type Tiles = Pick<HeicPicture, "width" | "height" | "columns" | "rows" | "tiles" | "chroma">;

/** How opaque a picture is, in the luma of a picture of its own, which may be smaller. */
export interface HeicAlpha extends Tiles {
  /** Whether the colours are stored weighted by their opacity. */
  readonly isPremultiplied: boolean;
}

/** A picture as stored. Sizes in pixels; tiles row by row, each of the same size. */
export interface HeicPicture {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Each an HEVC stream of its own: parameter sets and one picture, with start codes. */
  readonly tiles: readonly Uint8Array[];
  readonly colour: HeicColour;
  /** How chroma is stored: none, of half size, of half width, of full size. */
  readonly chroma: HeicChroma;
  /** Null where the file has none that can be read. */
  readonly alpha: HeicAlpha | null;
  readonly turns: readonly HeicTurn[];
}

/** What was read of a HEIC file, or why nothing. */
export type HeicRead =
  | { readonly kind: "picture"; readonly picture: HeicPicture }
  | { readonly kind: "unreadable"; readonly detail: string };

const START_CODE = Uint8Array.of(0, 0, 0, 1);
/** Tiles of the largest photo that is let in, if they were as small as any phone's. */
const MAX_TILES = 1024;

function unreadable(detail: string): HeicRead {
  return { kind: "unreadable", detail };
}

/** Return the picture of a HEIC file. Never throws; decodes nothing; copies the coded bytes once. */
export function readHeicPicture(bytes: Uint8Array): HeicRead {
  const meta = boxesIn(bytes, 0, bytes.length).find(({ type }) => type === "meta");
  const item = meta ? primaryItem(bytes, meta) : null;
  if (!meta || item === null) return unreadable("no primary item");
  const properties = itemProperties(bytes, meta, item);
  const tiled = readTiles(bytes, meta, item);
  if (typeof tiled === "string") return unreadable(tiled);
  const first = itemProperties(bytes, meta, tiled.first);
  return {
    kind: "picture",
    picture: {
      ...tiled.tiles,
      colour: colourOf(bytes, [...properties, ...first]),
      alpha: readAlpha(bytes, meta, item),
      turns: turnsOf(bytes, properties),
    },
  };
}

function readAlpha(bytes: Uint8Array, meta: Box, item: number): HeicAlpha | null {
  const alpha = alphaItem(bytes, meta, item);
  const read = alpha === null ? null : readTiles(bytes, meta, alpha);
  return alpha === null || read === null || typeof read === "string"
    ? null
    : { ...read.tiles, isPremultiplied: isPremultiplied(bytes, meta, item, alpha) };
}

/** Where in a configuration record `chroma_format_idc` lies. */
const CHROMA_AT = 16;

/** Return an item's coded tiles and the id of the first, or why there are none. */
function readTiles(
  bytes: Uint8Array,
  meta: Box,
  item: number,
): { readonly tiles: Tiles; readonly first: number } | string {
  const type = itemType(bytes, meta, item);
  if (type !== "hvc1" && type !== "grid") return `the picture is of kind ${type ?? "unknown"}`;
  const grid =
    type === "grid"
      ? readGrid(itemBytes(bytes, meta, item))
      : singleTile(bytes, itemProperties(bytes, meta, item));
  if (!grid) return "no size or grid that makes sense";
  const items = type === "grid" ? sourceItems(bytes, meta, item) : [item];
  if (items.length !== grid.columns * grid.rows) return `${items.length} tiles for the grid`;
  if (!items.every((id) => itemType(bytes, meta, id) === "hvc1")) return "a tile that is not HEVC";
  const tiles = items.map((id) => tileStream(bytes, meta, id));
  if (!tiles.every((tile) => tile !== null)) return "a tile without bytes or parameter sets";
  const first = items[0] ?? item;
  const configuration = itemProperties(bytes, meta, first).find(({ type }) => type === "hvcC");
  const chroma = CHROMA[u8(bytes, (configuration?.start ?? 0) + CHROMA_AT) & 3] ?? "420";
  return { tiles: { ...grid, tiles, chroma }, first };
}

type Grid = Pick<HeicPicture, "width" | "height" | "columns" | "rows">;

/** The content of a `grid` item: version, flags, rows and columns less one, width, height. */
function readGrid(content: Uint8Array | null): Grid | null {
  if (!content || content.length < 8) return null;
  const wide = (u8(content, 1) & 1) === 1;
  const [width, height] = wide
    ? [u32be(content, 4), u32be(content, 8)]
    : [u16be(content, 4), u16be(content, 6)];
  const [rows, columns] = [u8(content, 2) + 1, u8(content, 3) + 1];
  return sizeFault(width, height) === null && rows * columns <= MAX_TILES
    ? { width, height, columns, rows }
    : null;
}

function singleTile(bytes: Uint8Array, properties: readonly Box[]): Grid | null {
  const ispe = properties.find(({ type }) => type === "ispe");
  if (!ispe) return null;
  const [width, height] = [u32be(bytes, ispe.start + 4), u32be(bytes, ispe.start + 8)];
  return sizeFault(width, height) === null ? { width, height, columns: 1, rows: 1 } : null;
}

/** Return an item as a stream with start codes: its parameter sets, then its own units. Null when something is missing. */
function tileStream(bytes: Uint8Array, meta: Box, item: number): Uint8Array | null {
  const configuration = itemProperties(bytes, meta, item).find(({ type }) => type === "hvcC");
  const coded = itemBytes(bytes, meta, item);
  if (!configuration || !coded) return null;
  const record = bytes.subarray(configuration.start, configuration.end);
  const units = [...parameterSets(record), ...lengthPrefixed(coded, (u8(record, 21) & 3) + 1)];
  if (units.length === 0) return null;
  const whole = new Uint8Array(units.reduce((sum, unit) => sum + START_CODE.length + unit.length, 0));
  let end = 0;
  for (const part of units.flatMap((unit) => [START_CODE, unit])) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** Return the units of an HEVC configuration record: 23 bytes of profile, then arrays of units. */
function parameterSets(record: Uint8Array): readonly Uint8Array[] {
  const units: Uint8Array[] = [];
  let at = 23;
  for (let array = u8(record, 22); array > 0 && at < record.length; array--) {
    const count = u16be(record, at + 1);
    at += 3;
    for (let i = 0; i < count && at < record.length; i++) {
      const length = u16be(record, at);
      units.push(record.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  return units;
}

/** Return units of which each is preceded by its length in 1 to 4 bytes; stops at the first that is not whole. */
function lengthPrefixed(coded: Uint8Array, width: number): readonly Uint8Array[] {
  const units: Uint8Array[] = [];
  let at = 0;
  while (hasBytes(coded, at, width)) {
    let length = 0;
    for (let i = 0; i < width; i++) length = length * 256 + u8(coded, at + i);
    at += width;
    if (length === 0 || !hasBytes(coded, at, length)) break;
    units.push(coded.subarray(at, at + length));
    at += length;
  }
  return units;
}

/** Values of `matrix_coefficients` (ITU-T H.273) that are not BT.601's. */
const MATRICES: Readonly<Record<number, HeicColour["matrix"]>> = { 1: "bt709", 9: "bt2020" };
const P3_PRIMARIES = 12;
const BT2020_PRIMARIES = 9;
/** Values of `transfer_characteristics` (ITU-T H.273) that hold more light than SDR: SMPTE ST 2084 and ARIB STD-B67. */
const TRANSFERS: Readonly<Record<number, HeicColour["transfer"]>> = { 16: "pq", 18: "hlg" };

/**
 * Return the colours of a picture: as `colr` says; without one, as the stream of its first tile says; without that, what phones
 * store: BT.601, full range, sRGB.
 */
function colourOf(bytes: Uint8Array, properties: readonly Box[]): HeicColour {
  const boxes = properties.filter(({ type }) => type === "colr");
  const kind = (box: Box) => latin1(bytes, box.start, 4);
  const nclx = boxes.find((box) => kind(box) === "nclx");
  const profile = boxes.find((box) => kind(box) === "prof" || kind(box) === "rICC");
  const configuration = properties.find(({ type }) => type === "hvcC");
  const coded = nclx ? nclxColour(bytes, nclx) : configuration && streamColour(bytes, configuration);
  const wide = profile
    ? describesP3(bytes.subarray(profile.start + 4, profile.end))
    : coded?.primaries === P3_PRIMARIES;
  return {
    matrix: (coded && MATRICES[coded.matrix]) ?? "bt601",
    fullRange: coded?.fullRange ?? true,
    space: wide ? "display-p3" : "srgb",
    transfer: (coded && TRANSFERS[coded.transfer]) ?? "sdr",
    bt2020: profile === undefined && coded?.primaries === BT2020_PRIMARIES,
  };
}

function nclxColour(bytes: Uint8Array, { start }: Box): CodedColour {
  return {
    primaries: u16be(bytes, start + 4),
    transfer: u16be(bytes, start + 6),
    matrix: u16be(bytes, start + 8),
    fullRange: (u8(bytes, start + 10) & 0x80) !== 0,
  };
}

function streamColour(bytes: Uint8Array, { start, end }: Box): CodedColour | null {
  for (const unit of parameterSets(bytes.subarray(start, end))) {
    const colour = vuiColour(unit);
    if (colour) return colour;
  }
  return null;
}

/** Whether a colour profile calls itself Display P3, in one byte a letter or two. */
function describesP3(profile: Uint8Array): boolean {
  const head = profile.subarray(0, 4096).filter((byte) => byte !== 0);
  return latin1(head, 0, head.length).includes("Display P3");
}

function turnsOf(bytes: Uint8Array, properties: readonly Box[]): readonly HeicTurn[] {
  return properties.flatMap(({ type, start }): HeicTurn[] => {
    const value = u8(bytes, start);
    if (type === "irot" && (value & 3) !== 0) return [{ kind: "rotate", quarters: value & 3 }];
    if (type === "imir") return [{ kind: "mirror", swap: (value & 1) === 1 ? "left-right" : "top-bottom" }];
    return [];
  });
}
