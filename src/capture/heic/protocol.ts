/** What the page and the HEIC thread say to each other, and that thread and the second one. */
import type { Fault } from "../../core/fault.ts";
import type { YuvTile } from "../../core/image/heic/paint.ts";

export type HeicAnswer =
  { readonly ok: true; readonly bitmap: ImageBitmap } | { readonly ok: false; readonly fault: Fault };

export interface HeicWorker {
  /** Resolves when the decoder's files are there, or cannot be had. */
  loaded(): Promise<void>;
  /** Tells on the way which share of the picture is decoded, 0-1. */
  decode(file: Blob, onShare: (share: number) => void): Promise<HeicAnswer>;
}

export type TileAnswer =
  { readonly ok: true; readonly tile: YuvTile } | { readonly ok: false; readonly fault: Fault };

export interface TileWorker {
  /** Resolves when the decoder's files are there, or cannot be had. */
  loaded(): Promise<void>;
  /** Decodes one HEVC stream with start codes. */
  decode(stream: Uint8Array): Promise<TileAnswer>;
}
