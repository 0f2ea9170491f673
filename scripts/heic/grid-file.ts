/** A HEIC file as phones write it: a grid of HEVC tiles, turned, with EXIF. */
import { be16, be32, concatenated, latin1 } from "../hostile/encode/bytes.ts";
import { box, fullBox, infe, ispe, metaStart } from "../hostile/encode/heif.ts";

export interface GridFile {
  /** Row by row, each `tile` pixels a side and with the same configuration. */
  readonly tiles: readonly { readonly configuration: Uint8Array; readonly coded: Uint8Array }[];
  readonly tile: number;
  readonly columns: number;
  /** Size of the picture before it is turned, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Quarter turns anticlockwise. */
  readonly turns: number;
  /** From its TIFF header on. */
  readonly exif: Uint8Array;
}

/** Return the bytes: items 1 to n are the tiles, n + 1 the grid, n + 2 EXIF. */
export function gridFile({ tiles, tile, columns, width, height, turns, exif }: GridFile): Uint8Array {
  const [grid, exifItem] = [tiles.length + 1, tiles.length + 2];
  const ids = tiles.map((_, i) => i + 1);
  const rows = tiles.length / columns;
  const gridContent = concatenated([Uint8Array.of(0, 0, rows - 1, columns - 1), be16(width), be16(height)]);
  const parts = [...tiles.map(({ coded }) => coded), concatenated([be32(0), exif])];
  const properties = [
    box("hvcC", tiles[0]?.configuration ?? new Uint8Array(0)),
    ispe(tile, tile),
    ispe(width, height),
    box("irot", Uint8Array.of(turns)),
  ];
  const start = box("ftyp", latin1("heic"), be32(0), latin1("mif1"), latin1("heic"));
  const meta = (dataAt: number) => {
    let at = dataAt;
    const located = parts.map((part, i) => {
      const id = i < tiles.length ? i + 1 : exifItem;
      const entry = [be16(id), be16(0), be16(0), be16(1), be32(at), be32(part.length)];
      at += part.length;
      return concatenated(entry);
    });
    // The grid lies in `idat`, as phones have it: construction method 1.
    const gridEntry = [be16(grid), be16(1), be16(0), be16(1), be32(0), be32(gridContent.length)];
    return fullBox(
      "meta",
      0,
      0,
      metaStart(grid),
      fullBox(
        "iinf",
        0,
        0,
        be16(exifItem),
        ...ids.map((id) => infe(id, "hvc1", true)),
        infe(grid, "grid"),
        infe(exifItem, "Exif"),
      ),
      fullBox("iref", 0, 0, box("dimg", be16(grid), be16(ids.length), ...ids.map(be16))),
      box(
        "iprp",
        box("ipco", ...properties),
        fullBox(
          "ipma",
          0,
          0,
          be32(ids.length + 1),
          ...ids.map((id) => concatenated([be16(id), Uint8Array.of(2, 1, 2)])),
          concatenated([be16(grid), Uint8Array.of(2, 3, 4)]),
        ),
      ),
      fullBox("iloc", 1, 0, Uint8Array.of(0x44, 0), be16(located.length + 1), ...located, ...gridEntry),
      box("idat", gridContent),
    );
  };
  const dataAt = start.length + meta(0).length + 8;
  return concatenated([start, meta(dataAt), box("mdat", ...parts)]);
}
