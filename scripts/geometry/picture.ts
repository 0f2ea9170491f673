/** Pictures as files: what the app is given is always a file, so every test face becomes one. */
import jpeg from "jpeg-js";
import { PNG } from "pngjs";
import type { RgbaImage } from "../../src/core/image/raster.ts";

/** Return the picture as a PNG file: nothing is lost. */
export function pngOf({ data, width, height }: RgbaImage): Uint8Array {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return PNG.sync.write(png, { deflateLevel: 1 });
}

/** Return the picture as a JPEG file of the given quality, 1-100. */
export function jpegOf({ data, width, height }: RgbaImage, quality: number): Uint8Array {
  return jpeg.encode({ data, width, height }, quality).data;
}

/** Return the picture in a PNG or JPEG file; throws when it is neither. */
export function pictureIn(file: Uint8Array): RgbaImage {
  if (file[0] === 0x89) {
    const { data, width, height } = PNG.sync.read(Buffer.from(file));
    return { data: new Uint8ClampedArray(data), width, height };
  }
  const { data, width, height } = jpeg.decode(file, { useTArray: true, formatAsRGBA: true });
  return { data: new Uint8ClampedArray(data), width, height };
}
