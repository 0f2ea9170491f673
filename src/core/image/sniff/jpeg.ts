/** JPEG: size from the start-of-frame marker, EXIF from APP1, and whether its scans and end mark are there. */
import { hasBytes, spells, u16be, u8 } from "./bytes.ts";
import type { ExifFacts } from "./exif.ts";
import { exifFacts } from "./exif.ts";
import type { HeaderRead } from "./header.ts";
import { incomplete, malformed } from "./header.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
const PROGRESSIVE = 0xc2;

/** C0-CF are frame headers, baseline to progressive to lossless, except the tables C4 and CC and the reserved C8. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Markers without a length: restarts, start of image and TEM. */
export function standsAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= SOI) || marker === 0x01;
}

/** Return the position of the next marker's code byte (after its 0xFF) at or after `at`, or -1. Skips fill and stuffed bytes. */
export function nextMarker(bytes: Uint8Array, at: number): number {
  let i = bytes.indexOf(0xff, at);
  while (i >= 0) {
    while (bytes[i + 1] === 0xff) i++;
    const code = bytes[i + 1];
    if (code === undefined) return -1;
    if (code !== 0x00) return i + 1;
    i = bytes.indexOf(0xff, i + 2);
  }
  return -1;
}

/** The scans of a JPEG up to its end mark. */
export interface JpegScans {
  readonly hasEnd: boolean;
  /** Whether every bit of every coefficient of a progressive file has a scan; true of other files. */
  readonly isComplete: boolean;
  /** Whether the last scan only refines what the earlier ones brought. */
  readonly endsRefining: boolean;
  /** Where the marker of the last scan lies. */
  readonly last: number;
  /** Where the codes of the last scan end, with what stands behind them up to the next marker. */
  readonly end: number;
}

/**
 * Return the scans from the marker of the first one on; `frame` is where the content of the frame header starts, of a
 * progressive file only.
 *
 * Walks markers, so an end mark inside a thumbnail or after a scan's stuffed byte does not count; what follows the end mark
 * (a video, a second picture, padding) is not looked at. Source: ITU-T T.81, B.2.3 and G.1.1.
 */
export function jpegScans(bytes: Uint8Array, fromMarker: number, frame: number | null): JpegScans {
  // For each coefficient of each component, the bits that have not come yet.
  const missing = new Map<number, Uint8Array>();
  if (frame !== null)
    for (let i = 0; i < u8(bytes, frame + 5); i++)
      missing.set(u8(bytes, frame + 6 + 3 * i), new Uint8Array(64).fill(16));
  let endsRefining = false;
  let last = fromMarker;
  let at = fromMarker;
  const answer = (hasEnd: boolean) => ({
    hasEnd,
    isComplete: [...missing.values()].every((bits) => bits.every((count) => count === 0)),
    endsRefining,
    last,
    end: at < 0 ? bytes.length : at - 1,
  });
  while (at >= 0) {
    const marker = u8(bytes, at);
    if (marker === EOI) return answer(true);
    if (frame !== null && !standsAlone(marker) && !isBetweenScans(bytes, at, missing)) return answer(false);
    if (marker === SOS) {
      const count = u8(bytes, at + 3);
      last = at;
      const [from, to, bits] = [0, 1, 2].map((i) => u8(bytes, at + 4 + 2 * count + i)) as Band;
      endsRefining = bits >> 4 > 0;
      for (let i = 0; i < count; i++) missing.get(u8(bytes, at + 4 + 2 * i))?.fill(bits & 15, from, to + 1);
    }
    at = nextMarker(bytes, standsAlone(marker) ? at + 1 : at + 1 + Math.max(2, u16be(bytes, at + 1)));
  }
  return answer(false);
}

/** Markers that may come after a scan besides another scan: DHT, DNL, DRI, those of programs, and comments. */
function isBetweenScans(bytes: Uint8Array, at: number, components: { has(id: number): boolean }): boolean {
  const marker = u8(bytes, at);
  if (marker !== SOS)
    return marker === 0xc4 || marker === 0xdc || marker === 0xdd || marker === 0xfe || marker >> 4 === 0xe;
  // Bytes behind a picture that lacks its end may look like a marker, and hardly like a scan of its components.
  const count = u8(bytes, at + 3);
  const ids = Array.from({ length: Math.min(count, 4) }, (_, i) => u8(bytes, at + 4 + 2 * i));
  return u16be(bytes, at + 1) === 6 + 2 * count && ids.every((id) => components.has(id));
}

/** Of a scan: its first and last coefficient, and the bits before and after it, four bits each. */
type Band = [from: number, to: number, bits: number];

/** Return the header of a JPEG, baseline or progressive. Height 0 (given only after the first scan) is malformed. */
export function readJpeg(bytes: Uint8Array): HeaderRead {
  let size: { width: number; height: number } | null = null;
  let exif: ExifFacts | null = null;
  let frame: number | null = null;
  let at = nextMarker(bytes, 2);
  while (at >= 0) {
    const marker = u8(bytes, at);
    if (marker === EOI) return malformed("end of image before its pixels");
    if (marker === SOS) break;
    if (standsAlone(marker)) {
      at = nextMarker(bytes, at + 1);
      continue;
    }
    const length = u16be(bytes, at + 1);
    if (!hasBytes(bytes, at + 1, Math.max(2, length)))
      return incomplete("a JPEG segment ends after the file");
    if (marker === PROGRESSIVE) frame ??= at + 3;
    if (isFrameHeader(marker)) size ??= { height: u16be(bytes, at + 4), width: u16be(bytes, at + 6) };
    if (marker === APP1 && exif === null && spells(bytes, at + 3, "Exif\0\0")) {
      exif = exifFacts(bytes.subarray(at + 3, at + 1 + length));
    }
    at = nextMarker(bytes, at + 1 + Math.max(2, length));
  }
  if (at < 0) return incomplete("no JPEG scan");
  if (!size || size.width === 0 || size.height === 0) return malformed("JPEG without a size");
  const { hasEnd, isComplete } = jpegScans(bytes, at, frame);
  return {
    kind: "header",
    ...size,
    ...exif,
    animated: false,
    ...(frame === null ? {} : { progressive: true }),
    truncated: !hasEnd || !isComplete,
  };
}
