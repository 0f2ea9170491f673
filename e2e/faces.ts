/** Test pictures made from the rendered example faces: cropped, joined, turned. They depict nobody. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { RgbaImage } from "../src/core/image/raster.ts";
import type { PixelBox } from "../src/core/report.ts";
import { pictureIn, pngOf } from "../fixtures/picture.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import type { UploadedFile } from "./site.ts";

/** Return the pixels of an example face (`a` .. `f`). */
export function examplePixels(id: string): RgbaImage {
  const bytes = readFileSync(path.join(ROOT, "public", "examples", `example-${id}.jpg`));
  return pictureIn(bytes);
}

/** Return a picture as a PNG file. */
export function pngFile(name: string, image: RgbaImage): UploadedFile {
  return { name, mimeType: "image/png", buffer: Buffer.from(pngOf(image)) };
}

/** Return an empty picture of one grey. */
export function greyPicture(width: number, height: number, grey: number): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height).fill(grey);
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { data, width, height };
}

/** Copy a picture into another at a place; what does not fit is cut off. */
export function paste(into: RgbaImage, image: RgbaImage, left: number, top: number): RgbaImage {
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) {
      const [tx, ty] = [left + x, top + y];
      if (tx < 0 || ty < 0 || tx >= into.width || ty >= into.height) continue;
      const from = 4 * (y * image.width + x);
      into.data.set(image.data.subarray(from, from + 4), 4 * (ty * into.width + tx));
    }
  }
  return into;
}

/** Return a part of a picture, a box in whole pixels inside it. */
export function cutOut(image: RgbaImage, { x, y, width, height }: PixelBox): RgbaImage {
  return paste(greyPicture(width, height, 0), image, -x, -y);
}

/** Return the picture turned a quarter counter-clockwise: EXIF orientation 6 turns it back. */
export function turnedLeft(image: RgbaImage): RgbaImage {
  const turned = greyPicture(image.height, image.width, 0);
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) {
      const from = 4 * (y * image.width + x);
      turned.data.set(image.data.subarray(from, from + 4), 4 * ((image.width - 1 - x) * turned.width + y));
    }
  }
  return turned;
}
