/**
 * The verdict on a file from its bytes, before anything decodes it: a 33 kB PNG can claim 268 million pixels, and browsers show
 * a JPEG that ends half-way as a half-grey picture without a word.
 */
import type { FileFaultCode } from "../../fault.ts";
import { readBmp } from "./bmp.ts";
import type { Orientation } from "./exif.ts";
import { readGif } from "./gif.ts";
import type { HeaderRead, ImageFormat, ImageHeader } from "./header.ts";
import { readHeif } from "./heif.ts";
import { readJpeg } from "./jpeg.ts";
import { MAX_FILE_BYTES, sizeFault } from "./limits.ts";
import type { OtherKind } from "./magic.ts";
import { magicOf } from "./magic.ts";
import { readPng } from "./png.ts";
import { readWebp } from "./webp.ts";

/** What the bytes say about a file. Width and height are as stored: `orientation` 5-8 swaps them when shown. */
export type Sniff =
  | {
      readonly kind: "image";
      readonly format: ImageFormat;
      readonly width: number;
      readonly height: number;
      readonly orientation?: Orientation;
      /** Millimetres for a 36 x 24 mm frame. */
      readonly focalLength35?: number;
      readonly animated?: true;
      /** A JPEG whose scans make the picture sharper one by one. */
      readonly progressive?: true;
      /** Present when the whole file was given and it ends before its end mark. */
      readonly truncated?: true;
    }
  | { readonly kind: "refused"; readonly code: FileFaultCode; readonly detail: string };

const READERS: Readonly<Record<ImageFormat, (bytes: Uint8Array) => HeaderRead>> = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
  avif: readHeif,
  heic: readHeif,
  gif: readGif,
  bmp: readBmp,
};

const OTHER_FAULTS: Readonly<Record<OtherKind, FileFaultCode>> = {
  "other-image": "file-unsupported-format",
  raw: "file-raw",
  video: "file-video",
  "no-image": "file-not-image",
};

function refused(code: FileFaultCode, detail: string): Sniff {
  return { kind: "refused", code, detail };
}

function verdict(format: ImageFormat, header: ImageHeader, whole: boolean): Sniff {
  const { width, height, orientation, focalLength35 } = header;
  const fault = sizeFault(width, height);
  if (fault) return refused(fault, `${format} of ${width} x ${height} pixels`);
  return {
    kind: "image",
    format,
    width,
    height,
    ...(orientation === undefined ? {} : { orientation }),
    ...(focalLength35 === undefined ? {} : { focalLength35 }),
    ...(header.animated ? { animated: true } : {}),
    ...(header.progressive ? { progressive: true } : {}),
    ...(whole && header.truncated ? { truncated: true } : {}),
  };
}

/**
 * Return what a file is, how large its picture is and how it was turned, or why it is refused. Never throws, decodes nothing.
 *
 * `bytes` is the whole file or its beginning; `fileBytes` is the size of the whole file. A beginning that ends within the
 * header is refused as `file-truncated`: give more of the file, and believe it only of the whole. Refusals by kind need 4 KiB.
 */
export function sniffImage(bytes: Uint8Array, fileBytes: number = bytes.length): Sniff {
  if (fileBytes === 0 || bytes.length === 0) return refused("file-empty", "0 bytes");
  const magic = magicOf(bytes);
  if (magic.kind !== "accepted") return refused(OTHER_FAULTS[magic.kind], magic.name);
  if (fileBytes > MAX_FILE_BYTES) return refused("file-too-large", `${fileBytes} bytes`);
  const header = READERS[magic.format](bytes);
  switch (header.kind) {
    case "header":
      return verdict(magic.format, header, bytes.length >= fileBytes);
    case "incomplete":
      return refused("file-truncated", header.detail);
    case "malformed":
      return refused("image-undecodable", header.detail);
    default:
      return header satisfies never;
  }
}
