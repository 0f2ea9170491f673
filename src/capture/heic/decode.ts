/** A HEIC file becomes pixels: read, decode tile by tile, paint, turn. */
import { FaultError } from "../../core/fault.ts";
import { paintTile, turned } from "../../core/image/heic/paint.ts";
import type { HeicColour } from "../../core/image/heic/picture.ts";
import { readHeicPicture } from "../../core/image/heic/picture.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import { decodeHevc, type HevcModule } from "./hevc.ts";

/** A decoded photo, turned as it is shown; its values are those of `space`. */
export interface DecodedHeic {
  readonly image: RgbaImage;
  readonly space: HeicColour["space"];
}

/** Return the pixels of a HEIC file. Throws `image-undecodable` or `engine-out-of-memory`. */
export function decodeHeicPixels(module: HevcModule, bytes: Uint8Array): DecodedHeic {
  const read = readHeicPicture(bytes);
  if (read.kind === "unreadable") throw new FaultError("image-undecodable", `heic: ${read.detail}`);
  const { width, height, columns, tiles, colour, turns } = read.picture;
  const image = { data: new Uint8ClampedArray(4 * width * height), width, height };
  tiles.forEach((stream, index) => {
    const tile = decodeHevc(module, stream);
    const [column, row] = [index % columns, Math.floor(index / columns)];
    paintTile(image, column * tile.width, row * tile.height, tile, colour);
  });
  return { image: turned(image, turns), space: colour.space };
}
