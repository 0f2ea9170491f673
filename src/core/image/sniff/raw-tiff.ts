/** TIFF files that hold what a camera's sensor saw: DNG, and the raw files of makers that begin as TIFF (NEF, ARW, PEF and others). */
import { hasBytes, u16be, u16le, u32be, u32le } from "./bytes.ts";

const NEW_SUBFILE_TYPE = 0x00fe;
const DNG_VERSION = 0xc612;
const REDUCED = 1;
/** More entries than any camera writes; bounds the work on a made-up count. */
const MAX_ENTRIES = 512;

/**
 * Whether a TIFF is a raw file: it says its version of DNG, or its first picture is a small copy of another one. False where its
 * first directory lies past the given bytes. Source: TIFF 6.0, section 8; DNG 1.7, chapter 4.
 */
export function isRawTiff(bytes: Uint8Array): boolean {
  const little = u16be(bytes, 0) === 0x4949;
  const u16 = (at: number) => (little ? u16le(bytes, at) : u16be(bytes, at));
  const u32 = (at: number) => (little ? u32le(bytes, at) : u32be(bytes, at));
  const first = u32(4);
  if (first < 8 || !hasBytes(bytes, first, 2)) return false;
  for (let i = 0; i < Math.min(u16(first), MAX_ENTRIES); i++) {
    const entry = first + 2 + 12 * i;
    if (u16(entry) === DNG_VERSION) return true;
    if (u16(entry) === NEW_SUBFILE_TYPE && (u32(entry + 8) & REDUCED) === REDUCED) return true;
  }
  return false;
}
