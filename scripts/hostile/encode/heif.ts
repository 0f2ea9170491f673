/** AVIF and HEIC files with true boxes around nothing that decodes. */
import { be16, be32, concatenated, joined, latin1 } from "./bytes.ts";

export function box(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concatenated(content);
  return concatenated([be32(8 + body.length), latin1(type), body]);
}

export function fullBox(
  type: string,
  version: number,
  flags: number,
  ...content: readonly Uint8Array[]
): Uint8Array {
  return box(type, be32((version << 24) | flags), ...content);
}

/** Size of an item's picture. */
export function ispe(width: number, height: number): Uint8Array {
  return fullBox("ispe", 0, 0, be32(width), be32(height));
}

/** An entry of `iinf`; a hidden item is part of another and not shown by itself. */
export function infe(id: number, type: string, hidden = false): Uint8Array {
  return fullBox("infe", 2, hidden ? 1 : 0, be16(id), be16(0), latin1(type), Uint8Array.of(0));
}

/** The handler and the item that is shown: how `meta` begins. */
export function metaStart(primary: number): Uint8Array {
  return concatenated([
    fullBox("hdlr", 0, 0, be32(0), latin1("pict"), new Uint8Array(13)),
    fullBox("pitm", 0, 0, be16(primary)),
  ]);
}

export interface HeifFile {
  readonly brand: string;
  readonly compatible?: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Quarter turns anticlockwise. */
  readonly turns?: number;
  readonly exif?: Uint8Array;
  /** A smaller picture listed before the main one, as cameras do with tiles and thumbnails. */
  readonly thumbnail?: { readonly width: number; readonly height: number };
  readonly pixels?: Uint8Array;
}

/** Return `ftyp`, `meta` (primary item 1, EXIF item 2) and `mdat`. */
export function heifFile(file: HeifFile): Uint8Array {
  const { brand, compatible = ["mif1"], width, height, turns, exif, thumbnail } = file;
  const pixels = file.pixels ?? new Uint8Array(64);
  const properties = [
    ...(thumbnail ? [ispe(thumbnail.width, thumbnail.height)] : []),
    ispe(width, height),
    ...(turns === undefined ? [] : [box("irot", Uint8Array.of(turns))]),
  ];
  const own = properties.map((_, i) => i + 1).slice(thumbnail ? 1 : 0);
  const exifItem = exif ? concatenated([be32(0), exif]) : new Uint8Array(0);
  const start = box("ftyp", latin1(brand), be32(0), ...compatible.map(latin1));
  const meta = (dataAt: number) =>
    fullBox(
      "meta",
      0,
      0,
      metaStart(1),
      fullBox(
        "iinf",
        0,
        0,
        be16(exif ? 2 : 1),
        infe(1, brand.startsWith("av") ? "av01" : "hvc1"),
        ...(exif ? [infe(2, "Exif")] : []),
      ),
      fullBox(
        "iloc",
        0,
        0,
        joined([0x44, 0x00]),
        be16(exif ? 2 : 1),
        be16(1),
        be16(0),
        be16(1),
        be32(dataAt + exifItem.length),
        be32(pixels.length),
        ...(exif ? [be16(2), be16(0), be16(1), be32(dataAt), be32(exifItem.length)] : []),
      ),
      box(
        "iprp",
        box("ipco", ...properties),
        fullBox("ipma", 0, 0, be32(1), be16(1), Uint8Array.of(own.length, ...own)),
      ),
    );
  const dataAt = start.length + meta(0).length + 8;
  return concatenated([start, meta(dataAt), box("mdat", exifItem, pixels)]);
}
