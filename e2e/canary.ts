/** Photos that carry a canary wherever a photo can carry anything: pixels, EXIF, XMP, comments and the file's name. */
import { exifSegment, segment, withSegments } from "../fixtures/hostile/encode/jpeg.ts";
import { examplePixels, pngFile } from "./faces.ts";
import { exampleFile, type UploadedFile } from "./site.ts";

export const CANARY = "canary-4711-Kestrel";

interface Tag {
  readonly tag: number;
  readonly type: 2 | 4 | 5 | 7;
  readonly count: number;
  readonly bytes: Buffer;
}

const text = (tag: number, value: string): Tag => {
  const bytes = Buffer.from(`${value}\0`, "latin1");
  return { tag, type: 2, count: bytes.length, bytes };
};
const undefinedBytes = (tag: number, value: string): Tag => {
  const bytes = Buffer.from(value, "latin1");
  return { tag, type: 7, count: bytes.length, bytes };
};
const pointer = (tag: number, at: number): Tag => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(at);
  return { tag, type: 4, count: 1, bytes };
};
/** Degrees, minutes and seconds as three rationals. */
const place = (tag: number, parts: readonly number[]): Tag => {
  const bytes = Buffer.alloc(8 * parts.length);
  parts.forEach((part, at) => {
    bytes.writeUInt32LE(part, 8 * at);
    bytes.writeUInt32LE(1, 8 * at + 4);
  });
  return { tag, type: 5, count: parts.length, bytes };
};

/** Return one directory that begins at `start`, its long values behind it. */
function directory(start: number, tags: readonly Tag[]): Buffer {
  const head = Buffer.alloc(2 + 12 * tags.length + 4);
  head.writeUInt16LE(tags.length);
  const values: Buffer[] = [];
  let at = start + head.length;
  tags.forEach(({ tag, type, count, bytes }, index) => {
    const entry = 2 + 12 * index;
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(type, entry + 2);
    head.writeUInt32LE(count, entry + 4);
    if (bytes.length <= 4) bytes.copy(head, entry + 8);
    else {
      head.writeUInt32LE(at, entry + 8);
      const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
      values.push(even);
      at += even.length;
    }
  });
  return Buffer.concat([head, ...values]);
}

/** EXIF as a camera writes it: make, a comment, and the place. */
function exif(): Buffer {
  const first = (comment: number, gps: number) =>
    directory(8, [text(0x010f, `${CANARY}-make`), pointer(0x8769, comment), pointer(0x8825, gps)]);
  const commentAt = 8 + first(0, 0).length;
  const comment = directory(commentAt, [undefinedBytes(0x9286, `ASCII\0\0\0${CANARY}-comment`)]);
  const gpsAt = commentAt + comment.length;
  const gps = directory(gpsAt, [
    text(0x0001, "N"),
    place(0x0002, [48, 51, 29]),
    text(0x0003, "E"),
    place(0x0004, [2, 17, 40]),
  ]);
  return Buffer.concat([Buffer.from("II*\0\b\0\0\0", "latin1"), first(commentAt, gpsAt), comment, gps]);
}

/** An example face whose EXIF, XMP, comment and name carry the canary. */
export function canaryJpeg(): UploadedFile {
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">${CANARY}-xmp</x:xmpmeta>`;
  const buffer = withSegments(
    exampleFile("a").buffer,
    exifSegment(exif()),
    segment(0xe1, Buffer.from(xmp, "latin1")),
    segment(0xfe, Buffer.from(`${CANARY}-com`, "latin1")),
  );
  return { name: `${CANARY}.jpg`, mimeType: "image/jpeg", buffer: Buffer.from(buffer) };
}

/** An example face whose pixels spell the canary, again and again, in their first rows. */
export function canaryPng(): UploadedFile {
  const image = examplePixels("b");
  const letters = Buffer.from(CANARY, "latin1");
  for (let pixel = 0; pixel < 8 * image.width; pixel += 1)
    for (let channel = 0; channel < 3; channel += 1)
      image.data[4 * pixel + channel] = letters[(3 * pixel + channel) % letters.length] ?? 0;
  return pngFile(`${CANARY}-pixels.png`, image);
}

/** The spellings in which pixels, text or an encoding of either would show the canary. */
export function spellings(): readonly string[] {
  const rgba = Buffer.from(
    [...Buffer.from(CANARY, "latin1")].flatMap((letter, at) => (at % 3 === 2 ? [letter, 255] : [letter])),
  );
  const bytes = Buffer.from(CANARY, "latin1");
  // Base64 depends on where in a group of three a text begins; the cut leaves what does not depend on its neighbours.
  const base64 = [0, 1, 2].map((skip) => bytes.subarray(skip, skip + 15).toString("base64"));
  return [CANARY, rgba.subarray(0, 16).toString("latin1"), ...base64];
}
