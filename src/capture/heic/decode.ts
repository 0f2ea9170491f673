/** A HEIC file becomes pixels: read, decode tile by tile, paint, turn. */
import { FaultError, toFault } from "../../core/fault.ts";
import { paintAlpha, paintTile, setOpacity, turned } from "../../core/image/heic/paint.ts";
import type { AlphaPlane, YuvTile } from "../../core/image/heic/paint.ts";
import type { HeicAlpha, HeicColour } from "../../core/image/heic/picture.ts";
import { readHeicPicture } from "../../core/image/heic/picture.ts";
import { toSdr } from "../../core/image/heic/sdr.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import { loadOnce } from "../../core/load-once.ts";
import { decodeHevc, type HevcModule } from "./hevc.ts";

/** A decoded photo, turned as it is shown; its values are those of `space`. */
export interface DecodedHeic {
  readonly image: RgbaImage;
  readonly space: HeicColour["space"];
}

/** Told which share of a picture is decoded, 0-1. */
export type OnShare = (share: number) => void;

/** Decodes a tile in another thread; rejects where that cannot. */
export type DecodeBeside = (stream: Uint8Array) => Promise<YuvTile>;

interface DecodeWays {
  readonly onShare?: OnShare | undefined;
  /** Where it is there, this thread and the other one share the tiles. */
  readonly beside?: DecodeBeside | undefined;
}

/** A share is told so many times at most. */
const SHARES = 20;

/**
 * Return the pixels of a HEIC file, telling on the way how far it is. Rejects with `image-undecodable`, `file-heic-subsampling` or
 * `engine-out-of-memory`.
 */
export async function decodeHeicPixels(
  module: HevcModule,
  bytes: Uint8Array,
  { onShare = () => {}, beside }: DecodeWays = {},
): Promise<DecodedHeic> {
  const read = readHeicPicture(bytes);
  if (read.kind === "unreadable") throw new FaultError("image-undecodable", `heic: ${read.detail}`);
  const { width, height, columns, tiles, colour, chroma, alpha, turns } = read.picture;
  if (chroma === "422" || chroma === "444")
    throw new FaultError("file-heic-subsampling", `heic: chroma ${chroma}`);
  const image = { data: new Uint8ClampedArray(4 * width * height), width, height };
  let done = 0;
  await eachTile(module, tiles, beside, (decoded, index) => {
    // The decoder hands out chroma of zeros where there is none.
    const tile = chroma === "grey" ? { ...decoded, chromaWidth: 0, chromaHeight: 0 } : decoded;
    paintTile(image, ...placeOf(index, columns, tile), tile, colour);
    const isTold =
      Math.floor((SHARES * ++done) / tiles.length) > Math.floor((SHARES * (done - 1)) / tiles.length);
    if (isTold) onShare(done / tiles.length);
  });
  if (alpha) setOpacity(image, await alphaPlane(module, alpha, beside), alpha.isPremultiplied);
  toSdr(image, colour);
  const shown = turned(image, turns);
  if (shown !== image) giveBack(image);
  return { image: shown, space: colour.space };
}

/**
 * Give the memory of a picture back at once where the browser can; it holds nothing afterwards. A thread that has nothing to do
 * collects no garbage, and the 195 MB of 48 megapixels would lie there until the next photo.
 */
export function giveBack({ data }: RgbaImage): void {
  (data.buffer as { readonly transfer?: (length: number) => ArrayBuffer }).transfer?.(0);
}

async function alphaPlane(
  module: HevcModule,
  { width, height, columns, tiles }: HeicAlpha,
  beside: DecodeBeside | undefined,
): Promise<AlphaPlane> {
  const plane = { data: new Uint8ClampedArray(width * height), width, height };
  await eachTile(module, tiles, beside, (tile, index) =>
    paintAlpha(plane, ...placeOf(index, columns, tile), tile),
  );
  return plane;
}

function placeOf(index: number, columns: number, tile: YuvTile): [left: number, top: number] {
  return [(index % columns) * tile.width, Math.floor(index / columns) * tile.height];
}

/**
 * Decode tiles, each by whoever is free next, and paint each when it comes. The other thread has two at a time, so that it never
 * waits for this one. What it could not decode is tried here: so its fault is the one that this decoder gives.
 */
async function eachTile(
  module: HevcModule,
  tiles: readonly Uint8Array[],
  beside: DecodeBeside | undefined,
  paint: (tile: YuvTile, index: number) => void,
): Promise<void> {
  const waiting = [...tiles.entries()].reverse();
  const work = async (decode: (stream: Uint8Array) => YuvTile | Promise<YuvTile>) => {
    for (let next = waiting.pop(); next; next = waiting.pop()) paint(await decode(next[1]), next[0]);
  };
  const here = (stream: Uint8Array) => decodeHevc(module, stream);
  if (!beside || tiles.length < 2) return work(here);
  const there = (stream: Uint8Array) => beside(stream).catch(() => here(stream));
  const inTurn = async (stream: Uint8Array) => {
    await nextTask();
    return here(stream);
  };
  try {
    await Promise.all([work(there), work(there), work(inTurn)]);
  } finally {
    waiting.length = 0;
  }
}

/** Resolve in a task of its own, so that what the other thread has said meanwhile is heard first. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** A decoder whose memory grew beyond this over one file is not kept, in bytes: wasm never gives any back. One of tiles has 21 MB. */
const MOST_KEPT = 64e6;

/**
 * Return what decodes one file after another with the decoder that `start` gives, started with the first file; `beside` is the second
 * thread, where there is one.
 *
 * It rejects as `decodeHeicPixels` does, and with `file-heic-unsupported` when there is no decoder. Wasm that broke over one file
 * answers no other: the next file gets a fresh one.
 */
export function heicDecoder(
  start: () => Promise<HevcModule>,
  beside?: DecodeBeside,
): (bytes: Uint8Array, onShare?: OnShare) => Promise<DecodedHeic> {
  const started = loadOnce(start);
  const decode = async (bytes: Uint8Array, onShare?: OnShare) => {
    const module = await started().catch((error: unknown) => {
      throw new FaultError("file-heic-unsupported", toFault(error).detail);
    });
    try {
      return await decodeHeicPixels(module, bytes, { onShare, beside });
    } catch (error) {
      if (error instanceof FaultError) throw error;
      started.forget();
      const { code, detail } = toFault(error);
      throw new FaultError(code === "engine-out-of-memory" ? code : "image-undecodable", `heic: ${detail}`);
    } finally {
      if (module.HEAPU8.length > MOST_KEPT) started.forget();
    }
  };
  // One after another: each holds its whole picture meanwhile, and nothing of it once it has ended.
  let last: Promise<void> = Promise.resolve();
  const nothing = () => undefined;
  return (bytes, onShare) => {
    const work = last.then(() => decode(bytes, onShare));
    last = work.then(nothing, nothing);
    return work;
  };
}
