/** What page and HEIC thread say to each other. */
import type { Fault } from "../../core/fault.ts";

export type HeicAnswer =
  { readonly ok: true; readonly bitmap: ImageBitmap } | { readonly ok: false; readonly fault: Fault };

export interface HeicWorker {
  /** Resolves when the decoder's files are there, or cannot be had. */
  loaded(): Promise<void>;
  /** Tells on the way which share of the picture is decoded, 0-1. */
  decode(file: Blob, onShare: (share: number) => void): Promise<HeicAnswer>;
}
