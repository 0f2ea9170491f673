/** AVIF and HEIC: size from the picture's own `ispe`, turn from `irot`, and whether all its bytes are there. */
import { latin1, u32be, u8 } from "./bytes.ts";
import type { Box } from "./boxes.ts";
import { boxesIn, childBox } from "./boxes.ts";
import type { Orientation } from "./exif.ts";
import { exifFacts } from "./exif.ts";
import type { HeaderRead } from "./header.ts";
import { incomplete, malformed } from "./header.ts";
import { exifBlock, itemProperties, picturePastEnd, primaryItem } from "./items.ts";

/** `irot` counts quarter turns anticlockwise; these are the same turns as EXIF names them. */
const TURNS: readonly Orientation[] = [1, 8, 3, 6];
const MAX_BRANDS = 64;

/** Return the brands of a file that starts with `ftyp`: the major one first. Empty for other files. */
export function brandsOf(bytes: Uint8Array): readonly string[] {
  if (latin1(bytes, 4, 4) !== "ftyp") return [];
  const end = Math.min(u32be(bytes, 0), bytes.length, 16 + 4 * MAX_BRANDS);
  const brands = [latin1(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(latin1(bytes, at, 4));
  return brands;
}

function sizeOf(bytes: Uint8Array, ispe: Box): { width: number; height: number } {
  return { width: u32be(bytes, ispe.start + 4), height: u32be(bytes, ispe.start + 8) };
}

/**
 * Return the properties of the picture to show. Where the file does not say which belong to it, those are all properties
 * with the largest size in front (tiles and thumbnails are smaller).
 */
function pictureProperties(bytes: Uint8Array, meta: Box): readonly Box[] {
  const item = primaryItem(bytes, meta);
  const own = item === null ? [] : itemProperties(bytes, meta, item);
  if (own.some((box) => box.type === "ispe")) return own;
  const ipco = childBox(bytes, childBox(bytes, meta, "iprp", 4), "ipco");
  const area = (box: Box) => sizeOf(bytes, box).width * sizeOf(bytes, box).height;
  const sizes = (ipco ? boxesIn(bytes, ipco.start, ipco.end) : []).filter((box) => box.type === "ispe");
  return sizes.sort((a, b) => area(b) - area(a));
}

/**
 * Return the header of an AVIF or HEIC file.
 *
 * `orientation` comes from `irot` alone: decoders obey it and ignore EXIF's, so EXIF gives only the focal length here.
 */
export function readHeif(bytes: Uint8Array): HeaderRead {
  const boxes = boxesIn(bytes, 0, bytes.length);
  const meta = boxes.find((box) => box.type === "meta");
  if (!meta?.whole) return incomplete("no whole meta box");
  const properties = pictureProperties(bytes, meta);
  const ispe = properties.find((box) => box.type === "ispe");
  const size = ispe && sizeOf(bytes, ispe);
  if (!size || size.width === 0 || size.height === 0)
    return malformed("no picture size among the item properties");
  const irot = properties.find((box) => box.type === "irot");
  const turn = irot && TURNS[u8(bytes, irot.start) & 3];
  const exif = exifBlock(bytes, meta);
  const { focalLength35 } = exif ? exifFacts(exif) : {};
  const mdat = boxes.find((box) => box.type === "mdat");
  const hasPixels = mdat?.whole ?? childBox(bytes, meta, "idat", 4) !== undefined;
  return {
    kind: "header",
    ...size,
    ...(turn === undefined ? {} : { orientation: turn }),
    ...(focalLength35 === undefined ? {} : { focalLength35 }),
    animated: brandsOf(bytes).some((brand) => brand === "avis" || brand === "hevc" || brand === "msf1"),
    truncated: picturePastEnd(bytes, meta) ?? !hasPixels,
  };
}
