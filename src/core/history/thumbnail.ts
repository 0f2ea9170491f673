/** Small pictures that hold pixels alone: no EXIF, no XMP, no comment, no location, no profile of a device. */

/** Largest picture of a kept result, in pixels a side and in bytes. */
export const THUMBNAIL = { side: 96, bytes: 24_000 } as const;

/** JPEG segments that pixels need: JFIF, tables, frame, scan. Every other one carries something else. */
const JPEG_PLAIN = new Set([0xe0, 0xdb, 0xc0, 0xc1, 0xc2, 0xc4, 0xdd, 0xda]);
/** WebP chunks that pixels need. */
const WEBP_PLAIN = new Set(["VP8 ", "VP8L", "VP8X", "ALPH"]);

/** Of the flags of a VP8X chunk only alpha stays: profile, EXIF, XMP and animation are what was taken out. */
const VP8X_ALPHA = 0x10;

type Bytes = Uint8Array<ArrayBuffer>;

/** An encoded picture. */
export interface Picture {
  readonly type: "image/jpeg" | "image/webp";
  readonly bytes: Bytes;
}

/** Return what kind of picture these bytes are, if they hold nothing but its pixels and are few enough; else null. */
export function plainPicture(bytes: Uint8Array): Picture["type"] | null {
  if (bytes.length > THUMBNAIL.bytes) return null;
  const plain = withPixelsAlone(bytes);
  return plain && plain.bytes.length === bytes.length ? plain.type : null;
}

/**
 * Return a JPEG or WebP without everything that is not its pixels; null when it is neither, or torn.
 *
 * Browsers put a profile of the colour space into what a canvas gives. A canvas is sRGB, which is also what a picture
 * without a profile is taken for, so nothing looks different.
 */
export function withPixelsAlone(bytes: Uint8Array): Picture | null {
  const jpeg = jpegParts(bytes)?.filter(({ name }) => JPEG_PLAIN.has(name));
  if (jpeg)
    return { type: "image/jpeg", bytes: joined([bytes.subarray(0, 2), ...jpeg.map(({ whole }) => whole)]) };
  const webp = webpParts(bytes)?.filter(({ name }) => WEBP_PLAIN.has(name));
  return webp ? { type: "image/webp", bytes: webpOf(webp.map(({ whole }) => whole)) } : null;
}

interface Part<N> {
  readonly name: N;
  /** The part with its head. */
  readonly whole: Uint8Array;
}

/** Return the segments of a JPEG by their marker, the last one being the scan with everything behind it. */
function jpegParts(bytes: Uint8Array): Part<number>[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const parts: Part<number>[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const name = bytes[at + 1] ?? 0;
    const length = 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0);
    if (bytes[at] !== 0xff || length < 2 || at + 2 + length > bytes.length) return null;
    const isScan = name === 0xda;
    parts.push({ name, whole: bytes.subarray(at, isScan ? bytes.length : at + 2 + length) });
    if (isScan) return parts;
    at += 2 + length;
  }
  return null;
}

/** Return the chunks of a WebP by their name, each with its filling byte. */
function webpParts(bytes: Uint8Array): Part<string>[] | null {
  if (ascii(bytes, 0) !== "RIFF" || ascii(bytes, 8) !== "WEBP") return null;
  const parts: Part<string>[] = [];
  let at = 12;
  while (at + 8 <= bytes.length) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 4, at + 8);
    const length = a + 256 * b + 65_536 * c + 16_777_216 * d;
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) return null;
    parts.push({ name: ascii(bytes, at), whole: bytes.subarray(at, end) });
    at = end;
  }
  return at === bytes.length && parts.length > 0 ? parts : null;
}

function webpOf(chunks: readonly Uint8Array[]): Bytes {
  const body = joined(chunks.map((chunk) => (ascii(chunk, 0) === "VP8X" ? withoutFlags(chunk) : chunk)));
  const size = body.length + 4;
  const head = [82, 73, 70, 70, size, size >> 8, size >> 16, size >> 24, 87, 69, 66, 80];
  return joined([Uint8Array.from(head), body]);
}

function withoutFlags(chunk: Uint8Array): Uint8Array {
  return chunk.map((byte, index) => (index === 8 ? byte & VP8X_ALPHA : byte));
}

function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function ascii(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
