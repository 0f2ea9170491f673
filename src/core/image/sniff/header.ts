/** What the parsers of one format each answer; `sniff.ts` turns it into a verdict. */
import type { ExifFacts } from "./exif.ts";

/** The formats that a photo may have. HEIC includes HEIF with HEVC inside. */
export const IMAGE_FORMATS = ["jpeg", "png", "webp", "avif", "gif", "heic", "bmp"] as const;
/** One of `IMAGE_FORMATS`. */
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** Pixel size as stored in the file (before any rotation), with what else the header tells. */
export interface ImageHeader extends ExifFacts {
  readonly kind: "header";
  readonly width: number;
  readonly height: number;
  /** Whether the file holds several frames; only the first is used. */
  readonly animated: boolean;
  /** Whether a JPEG stores its picture scan by scan, each sharper. */
  readonly progressive?: boolean;
  /** Whether the picture ends before its end mark, taking the bytes for the whole file. */
  readonly truncated: boolean;
}

/** `incomplete`: the bytes end before the size is known. `malformed`: no amount of further bytes would help. */
export type HeaderRead =
  | ImageHeader
  | { readonly kind: "incomplete"; readonly detail: string }
  | { readonly kind: "malformed"; readonly detail: string };

/** Return the answer for bytes that end too early. */
export function incomplete(detail: string): HeaderRead {
  return { kind: "incomplete", detail };
}

/** Return the answer for bytes that break the rules of their format. */
export function malformed(detail: string): HeaderRead {
  return { kind: "malformed", detail };
}
