/** JPEG files: a picture by jpeg-js, flat ones of any kind by a small encoder of our own, and their segments. */
import jpeg from "jpeg-js";
import { be16, concatenated, joined, latin1 } from "./bytes.ts";
import type { Pixels } from "./picture.ts";

/** Return a baseline JPEG of a picture. */
export function pictureJpeg(pixels: Pixels, quality = 85): Uint8Array {
  return new Uint8Array(jpeg.encode({ ...pixels, data: pixels.data }, quality).data);
}

/** Return a JPEG segment with its marker and length. */
export function segment(marker: number, content: Uint8Array): Uint8Array {
  return concatenated([Uint8Array.of(0xff, marker), be16(content.length + 2), content]);
}

/** Return the file with segments put right after its start. */
export function withSegments(file: Uint8Array, ...segments: readonly Uint8Array[]): Uint8Array {
  return concatenated([file.subarray(0, 2), ...segments, file.subarray(2)]);
}

/** Return an APP1 segment with an EXIF block. */
export function exifSegment(block: Uint8Array): Uint8Array {
  return segment(0xe1, concatenated([latin1("Exif\0\0"), block]));
}

export interface FlatJpeg {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 YCbCr, 4 CMYK. */
  readonly components: 1 | 3 | 4;
  readonly progressive?: boolean;
  /** The frame marker, where it shall lie. */
  readonly marker?: number;
}

/**
 * Return a JPEG of one colour. Each block has a zero DC difference (code "0", category 0) and, in a sequential file, an end of block
 * (code "0"); so the scan is all zero bits, and its length follows from the number of blocks.
 */
export function flatJpeg({ width, height, components, progressive = false, marker }: FlatJpeg): Uint8Array {
  const ids = Array.from({ length: components }, (_, i) => i + 1);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8) * components;
  const scanBytes = Math.ceil((blocks * (progressive ? 1 : 2)) / 8);
  const bits = blocks * (progressive ? 1 : 2);
  const scan = new Uint8Array(scanBytes);
  if (bits % 8 !== 0) scan[scanBytes - 1] = 2 ** (8 - (bits % 8)) - 1;
  const oneCode = (tableClass: number) => joined([tableClass << 4, 1, ...Array<number>(15).fill(0), 0]);
  const adobe = joined("Adobe", be16(100), be16(0), be16(0), [0]);
  return concatenated([
    Uint8Array.of(0xff, 0xd8),
    ...(components === 4 ? [segment(0xee, adobe)] : []),
    segment(0xdb, joined([0], Array<number>(64).fill(16))),
    segment(
      marker ?? (progressive ? 0xc2 : 0xc0),
      joined(
        [8],
        be16(height),
        be16(width),
        [components],
        ids.flatMap((id) => [id, 0x11, 0]),
      ),
    ),
    segment(0xc4, oneCode(0)),
    segment(0xc4, oneCode(1)),
    segment(
      0xda,
      joined(
        [components],
        ids.flatMap((id) => [id, 0]),
        progressive ? [0, 0, 0] : [0, 63, 0],
      ),
    ),
    scan,
    Uint8Array.of(0xff, 0xd9),
  ]);
}
