/** What may happen to a photo without the face in it being another one. */
import type { Similarity } from "../src/core/geometry/similarity.ts";
import { similarityAbout } from "../src/core/geometry/similarity.ts";
import { pillowBicubic } from "../src/core/image/pillow-resize.ts";
import type { RgbaImage } from "../src/core/image/raster.ts";
import { warp } from "../src/core/image/warp.ts";

/** Red, green, blue, 0-255. */
export type PlainColour = readonly [number, number, number];

/** Return the picture at half its size: each pixel is the mean of four. An odd last row or column is dropped. */
export function halved({ data, width, height }: RgbaImage): RgbaImage {
  const half = blank(Math.floor(width / 2), Math.floor(height / 2), [0, 0, 0]);
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      for (let k = 0; k < 3; k += 1) {
        const at = 4 * (2 * y * width + 2 * x) + k;
        const below = at + 4 * width;
        const sum = (data[at] ?? 0) + (data[at + 4] ?? 0) + (data[below] ?? 0) + (data[below + 4] ?? 0);
        half.data[4 * (y * half.width + x) + k] = Math.round(sum / 4);
      }
    }
  }
  return half;
}

/** Return the picture at twice its size, bilinear. */
export function doubled(image: RgbaImage): RgbaImage {
  const twice: Similarity = { a: 2, b: 0, c: 0, d: 2, e: 0, f: 0 };
  return warp(image, twice, 2 * image.width, 2 * image.height);
}

/** Return the picture with its values times `gain`, cut at 255. */
export function brightened({ data, width, height }: RgbaImage, gain: number): RgbaImage {
  return { data: data.map((value, index) => (index % 4 === 3 ? value : value * gain)), width, height };
}

/** Return the picture `factor` times as large, bicubic and antialiased. */
export function resized(photo: RgbaImage, factor: number): RgbaImage {
  const width = Math.round(photo.width * factor);
  const height = Math.round(photo.height * factor);
  const { data } = pillowBicubic(photo, { width, height, window: { x: 0, y: 0, width, height } });
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    rgba.set(data.subarray(3 * pixel, 3 * pixel + 3), 4 * pixel);
  return { data: rgba, width, height };
}

/** Return the picture without `share` of its size on each side. */
export function cropped({ data, width, height }: RgbaImage, share: number): RgbaImage {
  const [left, top] = [Math.round(share * width), Math.round(share * height)];
  const inner = { width: width - 2 * left, height: height - 2 * top };
  const into = new Uint8ClampedArray(4 * inner.width * inner.height);
  for (let row = 0; row < inner.height; row += 1) {
    const from = 4 * ((row + top) * width + left);
    into.set(data.subarray(from, from + 4 * inner.width), 4 * row * inner.width);
  }
  return { data: into, ...inner };
}

/** Return the picture in the middle of a wider or higher one, `ratio` = width / height. */
export function paddedTo(image: RgbaImage, ratio: number, colour: PlainColour): RgbaImage {
  const width = Math.max(image.width, Math.round(image.height * ratio));
  const height = Math.max(image.height, Math.round(image.width / ratio));
  return placed(image, blank(width, height, colour));
}

/** Return the picture in the middle of one that is larger by `share` of its size on each side. */
export function paddedBy(image: RgbaImage, share: number, colour: PlainColour): RgbaImage {
  const width = image.width + 2 * Math.round(share * image.width);
  const height = image.height + 2 * Math.round(share * image.height);
  return placed(image, blank(width, height, colour));
}

/** Return the picture turned clockwise about its middle, in a frame that holds all of it; grey where it had nothing. */
export function rolled(image: RgbaImage, degrees: number): RgbaImage {
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const width = Math.ceil(image.width * cos + image.height * sin);
  const height = Math.ceil(image.width * sin + image.height * cos);
  const turn = similarityAbout(
    { x: image.width / 2, y: image.height / 2 },
    { radians, scale: 1, dx: (width - image.width) / 2, dy: (height - image.height) / 2 },
  );
  return warp(image, turn, width, height);
}

/** Return the picture with left and right swapped. */
export function mirrored({ data, width, height }: RgbaImage): RgbaImage {
  const flipped = blank(width, height, [0, 0, 0]);
  const from = new Uint32Array(data.slice().buffer);
  const to = new Uint32Array(flipped.data.buffer);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) to[y * width + x] = from[y * width + width - 1 - x] ?? 0;
  }
  return flipped;
}

function blank(width: number, height: number, [red, green, blue]: PlainColour): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at);
  return { data, width, height };
}

function placed(image: RgbaImage, into: RgbaImage): RgbaImage {
  const left = Math.floor((into.width - image.width) / 2);
  const top = Math.floor((into.height - image.height) / 2);
  for (let y = 0; y < image.height; y += 1) {
    const row = image.data.subarray(4 * y * image.width, 4 * (y + 1) * image.width);
    into.data.set(row, 4 * ((y + top) * into.width + left));
  }
  return into;
}
