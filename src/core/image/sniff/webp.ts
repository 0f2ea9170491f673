/** WebP: size from VP8, VP8L or VP8X, EXIF from its chunk, and whether the RIFF size fits the file. */
import { hasBytes, spells, u16le, u24le, u32le, u8 } from "./bytes.ts";
import type { ExifFacts } from "./exif.ts";
import { exifFacts } from "./exif.ts";
import type { HeaderRead } from "./header.ts";
import { incomplete, malformed } from "./header.ts";

const ANIMATION = 0x02;
const FIRST_CHUNK = 12;

/** Return the size that the first chunk's data (at `at`) states, or null. */
function statedSize(bytes: Uint8Array, at: number): { width: number; height: number } | null {
  if (spells(bytes, FIRST_CHUNK, "VP8X"))
    return { width: u24le(bytes, at + 4) + 1, height: u24le(bytes, at + 7) + 1 };
  if (spells(bytes, FIRST_CHUNK, "VP8L") && u8(bytes, at) === 0x2f) {
    const packed = u32le(bytes, at + 1);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (spells(bytes, FIRST_CHUNK, "VP8 ") && u24le(bytes, at + 3) === 0x2a019d) {
    return { width: u16le(bytes, at + 6) & 0x3fff, height: u16le(bytes, at + 8) & 0x3fff };
  }
  return null;
}

function exifChunk(bytes: Uint8Array): ExifFacts {
  for (let at = FIRST_CHUNK; hasBytes(bytes, at, 8);) {
    const length = u32le(bytes, at + 4);
    if (spells(bytes, at, "EXIF")) return exifFacts(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return {};
}

/** Return the header of a WebP, lossy, lossless or extended. */
export function readWebp(bytes: Uint8Array): HeaderRead {
  const needed = spells(bytes, FIRST_CHUNK, "VP8L") ? 5 : 10;
  if (!hasBytes(bytes, 0, FIRST_CHUNK + 8 + needed)) return incomplete("WebP ends within its first chunk");
  const size = statedSize(bytes, FIRST_CHUNK + 8);
  if (!size || size.width === 0 || size.height === 0) return malformed("WebP without a size");
  const extended = spells(bytes, FIRST_CHUNK, "VP8X");
  return {
    kind: "header",
    ...size,
    ...(extended ? exifChunk(bytes) : {}),
    animated: extended && (u8(bytes, FIRST_CHUNK + 8) & ANIMATION) !== 0,
    truncated: u32le(bytes, 4) + 8 > bytes.length,
  };
}
