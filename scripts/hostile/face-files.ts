/** The same rendered face in many kinds of files: each must be scored, and turns must not change the score. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { RgbaImage } from "../../src/core/image/raster.ts";
import { ROOT } from "../build/ensure-built.ts";
import { pictureIn } from "../geometry/picture.ts";
import { pictureBmp } from "./encode/bmp.ts";
import { concatenated, latin1 } from "./encode/bytes.ts";
import { exifBlock } from "./encode/exif.ts";
import { displayP3Profile } from "./encode/icc.ts";
import { exifSegment, pictureJpeg, segment, withSegments } from "./encode/jpeg.ts";
import { chunk, picturePng, pngOf } from "./encode/png.ts";

/** The EXIF orientations. */
export const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
type Orientation = (typeof ORIENTATIONS)[number];

/** The turned files are saved with little loss, for what is compared is their turn. */
const QUALITY = 95;

export interface FaceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where a pixel of the shown picture (width w, height h) is stored. */
const STORED_AT: Readonly<
  Record<Orientation, (x: number, y: number, w: number, h: number) => [number, number]>
> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, w) => [y, w - 1 - x],
  7: (x, y, w, h) => [h - 1 - y, w - 1 - x],
  8: (x, y, _w, h) => [h - 1 - y, x],
};

/** Return the pixels as a file of that orientation stores them. */
export function storedFor(orientation: Orientation, shown: RgbaImage): RgbaImage {
  const { width: w, height: h } = shown;
  const [width, height] = orientation >= 5 ? [h, w] : [w, h];
  const data = new Uint8ClampedArray(shown.data.length);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) {
      const [sx, sy] = STORED_AT[orientation](x, y, w, h);
      const from = 4 * (y * w + x);
      data.set(shown.data.subarray(from, from + 4), 4 * (sy * width + sx));
    }
  return { data, width, height };
}

const faceOf = (id: string): RgbaImage =>
  pictureIn(readFileSync(path.join(ROOT, "public", "examples", `example-${id}.jpg`)));
const pixelsOf = ({ data, width, height }: RgbaImage) => ({ width, height, data: new Uint8Array(data) });

/** Return an example face (`a` .. `f`) in JPEGs of all eight orientations, which all show the same. */
export function turnedFaces(id: string): FaceFile[] {
  const face = faceOf(id);
  return ORIENTATIONS.map((orientation) => ({
    name: `${id}-orientation-${orientation}.jpg`,
    bytes: withSegments(
      pictureJpeg(pixelsOf(storedFor(orientation, face)), QUALITY),
      exifSegment(exifBlock({ orientation })),
    ),
  }));
}

/** Return an example face as PNG of 8 and 16 bits, BMP, and JPEG with a Display P3 profile; what follows a JPEG is no matter. */
export function facesOfManyKinds(id: string): FaceFile[] {
  const face = pixelsOf(faceOf(id));
  const jpeg = pictureJpeg(face, QUALITY);
  const profile = concatenated([latin1("ICC_PROFILE\0"), Uint8Array.of(1, 1), displayP3Profile()]);
  const named = (name: string, bytes: Uint8Array): FaceFile => ({ name: `${id}-${name}`, bytes });
  return [
    named("plain.png", picturePng(face)),
    named("16-bit.png", deepPng(face)),
    named("plain.bmp", pictureBmp(face, { depth: 24 })),
    named("display-p3.jpg", withSegments(jpeg, segment(0xe2, profile))),
    named(
      "with-a-web-page-behind.jpg",
      concatenated([jpeg, latin1("<html><script>alert(1)</script></html>")]),
    ),
    named("canary.png", picturePng(face, chunk("tEXt", latin1("Comment\0canary-5b07")))),
  ];
}

function deepPng({ width, height, data }: ReturnType<typeof pixelsOf>): Uint8Array {
  const rows = new Uint8Array(height * (1 + 6 * width));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const at = y * (1 + 6 * width) + 1 + 6 * x + 2 * channel;
        rows[at] = rows[at + 1] = data[4 * (y * width + x) + channel] ?? 0;
      }
  return pngOf({ width, height, depth: 16, colour: 2 }, rows);
}
