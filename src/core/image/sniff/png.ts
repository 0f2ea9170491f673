/** PNG: size from IHDR, EXIF from eXIf, animation from acTL, and whether IEND is there. */
import { hasBytes, spells, u32be } from "./bytes.ts";
import type { ExifFacts } from "./exif.ts";
import { exifFacts } from "./exif.ts";
import type { HeaderRead } from "./header.ts";
import { incomplete, malformed } from "./header.ts";

const SIGNATURE_BYTES = 8;
/** Length, type and checksum around each chunk's data. */
const CHUNK_OVERHEAD = 12;

/** Return the header of a PNG. Checksums are left to the decoder. */
export function readPng(bytes: Uint8Array): HeaderRead {
  if (!hasBytes(bytes, SIGNATURE_BYTES, 8 + 13)) return incomplete("PNG ends within IHDR");
  if (!spells(bytes, 12, "IHDR") || u32be(bytes, 8) !== 13) return malformed("PNG without IHDR");
  const width = u32be(bytes, 16);
  const height = u32be(bytes, 20);
  if (width === 0 || height === 0) return malformed("PNG without a size");
  let exif: ExifFacts = {};
  let animated = false;
  let at = SIGNATURE_BYTES;
  while (hasBytes(bytes, at, CHUNK_OVERHEAD)) {
    const end = at + CHUNK_OVERHEAD + u32be(bytes, at);
    if (end > bytes.length) break;
    if (spells(bytes, at + 4, "IEND"))
      return { kind: "header", width, height, ...exif, animated, truncated: false };
    if (spells(bytes, at + 4, "acTL")) animated = true;
    if (spells(bytes, at + 4, "eXIf")) exif = exifFacts(bytes.subarray(at + 8, end - 4));
    at = end;
  }
  return { kind: "header", width, height, ...exif, animated, truncated: true };
}
