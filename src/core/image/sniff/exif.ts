/**
 * Two facts from EXIF, and deliberately no more: how the camera was turned and its focal length.
 *
 * Place, time, owner and thumbnail are never read. The general library (exifr) was weighed: it is asynchronous, does not read
 * WebP, reads far more than is wanted here, and `core` imports no package; two tags need sixty lines.
 */
import { hasBytes, u16be, u16le, u32be, u32le } from "./bytes.ts";

/** EXIF orientation: 1 upright, 3 upside down, 6 and 8 quarter turns, the others mirrored. 5-8 swap width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** What is read from EXIF; a missing or senseless value is absent. */
export interface ExifFacts {
  readonly orientation?: Orientation;
  /** Focal length for a 36 x 24 mm frame, in millimetres, 1-2000. */
  readonly focalLength35?: number;
}

const ORIENTATION = 0x0112;
const EXIF_DIRECTORY = 0x8769;
const FOCAL_LENGTH_35 = 0xa405;
const SHORT = 3;
const LONG = 4;
/** More entries than any camera writes; bounds the work on a made-up count. */
const MAX_ENTRIES = 512;
const MAX_FOCAL_LENGTH_MM = 2000;

interface Tiff {
  readonly bytes: Uint8Array;
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
}

function openTiff(bytes: Uint8Array): Tiff | null {
  const little = u16be(bytes, 0) === 0x4949;
  if (!little && u16be(bytes, 0) !== 0x4d4d) return null;
  const u16 = (at: number) => (little ? u16le(bytes, at) : u16be(bytes, at));
  const u32 = (at: number) => (little ? u32le(bytes, at) : u32be(bytes, at));
  return u16(2) === 42 ? { bytes, u16, u32 } : null;
}

/** Return the value of one tag in the directory at `at`; SHORT and LONG with one value only, else null. */
function tagValue(tiff: Tiff, at: number, tag: number): number | null {
  if (at < 8 || !hasBytes(tiff.bytes, at, 2)) return null;
  const count = Math.min(tiff.u16(at), MAX_ENTRIES);
  for (let i = 0; i < count; i++) {
    const entry = at + 2 + 12 * i;
    if (!hasBytes(tiff.bytes, entry, 12)) return null;
    if (tiff.u16(entry) !== tag) continue;
    if (tiff.u32(entry + 4) !== 1) return null;
    const type = tiff.u16(entry + 2);
    if (type === SHORT) return tiff.u16(entry + 8);
    return type === LONG ? tiff.u32(entry + 8) : null;
  }
  return null;
}

function isOrientation(value: number | null): value is Orientation {
  return value !== null && value >= 1 && value <= 8;
}

/**
 * Return orientation and 35 mm focal length from an EXIF block.
 *
 * `bytes` starts at the TIFF header ("II" or "MM"), or at the "Exif\0\0" before it. Anything else gives no facts.
 * At most two directories are read, so no loop of offsets can hold it.
 */
export function exifFacts(bytes: Uint8Array): ExifFacts {
  const prefixed = u32be(bytes, 0) === 0x45786966;
  const tiff = openTiff(prefixed ? bytes.subarray(6) : bytes);
  if (!tiff) return {};
  const first = tiff.u32(4);
  const orientation = tagValue(tiff, first, ORIENTATION);
  const directory = tagValue(tiff, first, EXIF_DIRECTORY);
  const focal = directory === null ? null : tagValue(tiff, directory, FOCAL_LENGTH_35);
  return {
    ...(isOrientation(orientation) ? { orientation } : {}),
    ...(focal !== null && focal >= 1 && focal <= MAX_FOCAL_LENGTH_MM ? { focalLength35: focal } : {}),
  };
}
