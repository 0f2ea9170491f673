/** What a file is, by its first bytes alone; its name and declared type are never asked. */
import { boxesIn } from "./boxes.ts";
import { latin1, spells, u8 } from "./bytes.ts";
import type { ImageFormat } from "./header.ts";
import { brandsOf } from "./heif.ts";
import { isRawTiff } from "./raw-tiff.ts";

/** What is not accepted: an image of another format, what a camera's sensor saw, moving pictures, or none of these. */
export type OtherKind = "other-image" | "raw" | "video" | "no-image";
/** A format that is accepted, or what else it is; `name` is for developers. */
export type Magic =
  | { readonly kind: "accepted"; readonly format: ImageFormat }
  | { readonly kind: OtherKind; readonly name: string };

/** Start bytes of what is no accepted photo. Order matters: a longer start stands before a shorter one. */
const OTHER_STARTS: readonly (readonly [start: string, kind: OtherKind, name: string])[] = [
  ["II*\0\x10\0\0\0CR", "raw", "Canon RAW"],
  ["II*\0", "other-image", "TIFF"],
  ["MM\0*", "other-image", "TIFF"],
  ["II+\0", "other-image", "BigTIFF"],
  ["MM\0+", "other-image", "BigTIFF"],
  ["IIRO", "raw", "Olympus RAW"],
  ["IIRS", "raw", "Olympus RAW"],
  ["MMOR", "raw", "Olympus RAW"],
  ["IIU\0", "raw", "Panasonic RAW"],
  ["FUJIFILMCCD-RAW", "raw", "Fujifilm RAW"],
  ["FOVb", "raw", "Sigma RAW"],
  ["\xff\x0a", "other-image", "JPEG XL"],
  ["\0\0\0\x0cJXL ", "other-image", "JPEG XL"],
  ["\0\0\0\x0cjP  ", "other-image", "JPEG 2000"],
  ["\xff\x4f\xff\x51", "other-image", "JPEG 2000"],
  ["8BPS", "other-image", "PSD"],
  ["\0\0\x01\0", "other-image", "icon"],
  ["\0\0\x02\0", "other-image", "cursor"],
  ["gimp xcf", "other-image", "XCF"],
  ["qoif", "other-image", "QOI"],
  ["%PDF", "no-image", "PDF"],
  ["PK\x03\x04", "no-image", "ZIP"],
  ["PK\x05\x06", "no-image", "ZIP"],
  ["\x1f\x8b", "no-image", "gzip"],
  ["\x1a\x45\xdf\xa3", "video", "Matroska video"],
  ["RIFF", "no-image", "RIFF media"],
  ["OggS", "no-image", "Ogg media"],
  ["FLV", "video", "Flash video"],
  ["MZ", "no-image", "program"],
  ["\x7fELF", "no-image", "program"],
];

const QUICKTIME_BOXES = ["moov", "mdat", "wide", "free", "skip", "pnot"];
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"];
/** How far into a text its nature is looked for: prologue, comments and white space come first. */
const TEXT_BYTES = 4096;

function magicOfBoxes(bytes: Uint8Array): Magic | null {
  const brands = brandsOf(bytes);
  if (brands.includes("crx ")) return { kind: "raw", name: "Canon RAW" };
  if (isMovieAlone(bytes)) return { kind: "video", name: "sequence of pictures" };
  if (brands.some((brand) => brand === "avif" || brand === "avis"))
    return { kind: "accepted", format: "avif" };
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return { kind: "accepted", format: "heic" };
  if (brands.length > 0 || QUICKTIME_BOXES.includes(latin1(bytes, 4, 4)))
    return { kind: "video", name: "video" };
  return null;
}

/** Whether a file of boxes holds a movie and no still picture; not said where it may go on. */
function isMovieAlone(bytes: Uint8Array): boolean {
  const boxes = boxesIn(bytes, 0, bytes.length);
  const has = (type: string) => boxes.some((box) => box.type === type);
  return has("moov") && !has("meta") && boxes.every(({ whole }) => whole);
}

/** Return the first bytes as text, one character a byte; of UTF-16 every other byte is dropped, which suffices for ASCII. */
function startAsText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, TEXT_BYTES);
  const mark = latin1(head, 0, 2);
  const wide = mark === "\xff\xfe" || mark === "\xfe\xff";
  return latin1(wide ? head.filter((byte) => byte !== 0) : head, 0, TEXT_BYTES).replace(
    /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/,
    "",
  );
}

function magicOfText(bytes: Uint8Array): Magic {
  const text = startAsText(bytes).trimStart().toLowerCase();
  const isMarkup = text.startsWith("<");
  if (isMarkup && /<!doctype html|<html|<head|<body/.test(text)) return { kind: "no-image", name: "HTML" };
  if (isMarkup && text.includes("<svg")) return { kind: "other-image", name: "SVG" };
  if (isMarkup && text.startsWith("<?xml")) return { kind: "no-image", name: "XML" };
  // eslint-disable-next-line no-control-regex -- control characters are what tells data from text
  return { kind: "no-image", name: /[\0-\x08\x0e-\x1a]/.test(text) ? "unknown data" : "text" };
}

/** Return what the file is. Needs the first 4096 bytes at most; fewer are fine. */
export function magicOf(bytes: Uint8Array): Magic {
  if (spells(bytes, 0, "\xff\xd8\xff")) return { kind: "accepted", format: "jpeg" };
  if (spells(bytes, 0, "\x89PNG\r\n\x1a\n")) return { kind: "accepted", format: "png" };
  if (spells(bytes, 0, "RIFF") && spells(bytes, 8, "WEBP")) return { kind: "accepted", format: "webp" };
  if (spells(bytes, 0, "GIF87a") || spells(bytes, 0, "GIF89a")) return { kind: "accepted", format: "gif" };
  const boxes = magicOfBoxes(bytes);
  if (boxes) return boxes;
  if (spells(bytes, 0, "RIFF") && spells(bytes, 8, "AVI ")) return { kind: "video", name: "AVI video" };
  const other = OTHER_STARTS.find(([start]) => spells(bytes, 0, start));
  if (other?.[2] === "TIFF" && isRawTiff(bytes)) return { kind: "raw", name: "RAW in TIFF" };
  if (other) return { kind: other[1], name: other[2] };
  // Two letters are little to go by, so the reserved zeros of the file header are asked for too.
  if (spells(bytes, 0, "BM") && bytes.subarray(6, 10).every((byte) => byte === 0) && u8(bytes, 14) > 0) {
    return { kind: "accepted", format: "bmp" };
  }
  return magicOfText(bytes);
}
