/** A HEIC file becomes pixels: read, decode tile by tile, paint, turn. */
import { FaultError, toFault } from "../../core/fault.ts";
import { paintAlpha, paintTile, setOpacity, turned } from "../../core/image/heic/paint.ts";
import type { AlphaPlane, YuvTile } from "../../core/image/heic/paint.ts";
import type { HeicAlpha, HeicColour } from "../../core/image/heic/picture.ts";
import { readHeicPicture } from "../../core/image/heic/picture.ts";
import { toSdr } from "../../core/image/heic/sdr.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import { decodeHevc, type HevcModule } from "./hevc.ts";

/** A decoded photo, turned as it is shown; its values are those of `space`. */
export interface DecodedHeic {
  readonly image: RgbaImage;
  readonly space: HeicColour["space"];
}

/** Told which share of a picture is decoded, 0-1. */
export type OnShare = (share: number) => void;

/** A share is told so many times at most. */
const SHARES = 20;

/** Return the pixels of a HEIC file, telling on the way how far it is. Throws `image-undecodable`, `file-heic-subsampling` or `engine-out-of-memory`. */
export function decodeHeicPixels(
  module: HevcModule,
  bytes: Uint8Array,
  onShare: OnShare = () => {},
): DecodedHeic {
  const read = readHeicPicture(bytes);
  if (read.kind === "unreadable") throw new FaultError("image-undecodable", `heic: ${read.detail}`);
  const { width, height, columns, tiles, colour, chroma, alpha, turns } = read.picture;
  if (chroma === "422" || chroma === "444")
    throw new FaultError("file-heic-subsampling", `heic: chroma ${chroma}`);
  const image = { data: new Uint8ClampedArray(4 * width * height), width, height };
  tiles.forEach((stream, index) => {
    const decoded = decodeHevc(module, stream);
    // The decoder hands out chroma of zeros where there is none.
    const tile = chroma === "grey" ? { ...decoded, chromaWidth: 0, chromaHeight: 0 } : decoded;
    paintTile(image, ...placeOf(index, columns, tile), tile, colour);
    const done = index + 1;
    const isTold = Math.floor((SHARES * done) / tiles.length) > Math.floor((SHARES * index) / tiles.length);
    if (isTold) onShare(done / tiles.length);
  });
  if (alpha) setOpacity(image, alphaPlane(module, alpha), alpha.isPremultiplied);
  toSdr(image, colour);
  return { image: turned(image, turns), space: colour.space };
}

function alphaPlane(module: HevcModule, { width, height, columns, tiles }: HeicAlpha): AlphaPlane {
  const plane = { data: new Uint8ClampedArray(width * height), width, height };
  tiles.forEach((stream, index) => {
    const tile = decodeHevc(module, stream);
    paintAlpha(plane, ...placeOf(index, columns, tile), tile);
  });
  return plane;
}

function placeOf(index: number, columns: number, tile: YuvTile): [left: number, top: number] {
  return [(index % columns) * tile.width, Math.floor(index / columns) * tile.height];
}

/**
 * Return what decodes one file after another with the decoder that `start` gives, started with the first file.
 *
 * It throws as `decodeHeicPixels` does, and `file-heic-unsupported` when there is no decoder. Wasm that broke over one file
 * answers no other: the next file gets a fresh one.
 */
export function heicDecoder(
  start: () => Promise<HevcModule>,
): (bytes: Uint8Array, onShare?: OnShare) => Promise<DecodedHeic> {
  let started: Promise<HevcModule> | null = null;
  return async (bytes, onShare) => {
    started ??= start();
    const module = await started.catch((error: unknown) => {
      started = null;
      throw new FaultError("file-heic-unsupported", toFault(error).detail);
    });
    try {
      return decodeHeicPixels(module, bytes, onShare);
    } catch (error) {
      if (error instanceof FaultError) throw error;
      started = null;
      const { code, detail } = toFault(error);
      throw new FaultError(code === "engine-out-of-memory" ? code : "image-undecodable", `heic: ${detail}`);
    }
  };
}
