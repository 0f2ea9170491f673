/** Whether a small picture holds pixels alone: no EXIF, no XMP, no comment, no location. */

/** Largest picture of a kept result, in pixels a side and in bytes. */
export const THUMBNAIL = { side: 96, bytes: 24_000 } as const;

/** JPEG segments that pixels need: JFIF, tables, frame, scan. Every other one carries something else. */
const JPEG_PLAIN = new Set([0xe0, 0xdb, 0xc0, 0xc1, 0xc2, 0xc4, 0xdd, 0xda]);
/** WebP chunks that pixels need. */
const WEBP_PLAIN = new Set(["VP8 ", "VP8L", "VP8X", "ALPH"]);

/** Return what kind of picture these bytes are, if they hold nothing but its pixels; else null. */
export function plainPicture(bytes: Uint8Array): "image/jpeg" | "image/webp" | null {
  if (bytes.length > THUMBNAIL.bytes) return null;
  if (isPlainJpeg(bytes)) return "image/jpeg";
  return isPlainWebp(bytes) ? "image/webp" : null;
}

function isPlainJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || !JPEG_PLAIN.has(marker)) return false;
    if (marker === 0xda) return true;
    const length = 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0);
    if (length < 2) return false;
    at += 2 + length;
  }
  return false;
}

function isPlainWebp(bytes: Uint8Array): boolean {
  if (ascii(bytes, 0) !== "RIFF" || ascii(bytes, 8) !== "WEBP") return false;
  let at = 12;
  while (at + 8 <= bytes.length) {
    if (!WEBP_PLAIN.has(ascii(bytes, at))) return false;
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 4, at + 8);
    const length = a + 256 * b + 65_536 * c + 16_777_216 * d;
    at += 8 + length + (length % 2);
  }
  return at > 12 && at >= bytes.length;
}

function ascii(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
