/** Reads parts of a photo at the size needed, so that a large photo is never held twice. */
import { FaultError } from "../../core/fault.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import type { PixelBox } from "../../core/report.ts";

/** A photo that can be read piecewise. `width` and `height` are those of the photo as shown. */
export interface PhotoSource {
  readonly width: number;
  readonly height: number;
  /**
   * Return the part of the photo inside `box` (pixels of the photo, may reach outside), resampled to
   * `width` x `height`. What lies outside the photo is middle grey and opaque.
   */
  read(box: PixelBox, width: number, height: number): RgbaImage;
}

const OUTSIDE = "rgb(128, 128, 128)";

/** Return a source over a bitmap; the bitmap stays the caller's to close. */
export function bitmapSource(bitmap: ImageBitmap): PhotoSource {
  return {
    width: bitmap.width,
    height: bitmap.height,
    read(box, width, height) {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) throw new FaultError("engine-out-of-memory", `no canvas of ${width} x ${height}`);
      context.fillStyle = OUTSIDE;
      context.fillRect(0, 0, width, height);
      context.imageSmoothingQuality = "high";
      const sx = width / box.width;
      const sy = height / box.height;
      context.drawImage(bitmap, -box.x * sx, -box.y * sy, bitmap.width * sx, bitmap.height * sy);
      const { data } = context.getImageData(0, 0, width, height);
      return { data, width, height };
    },
  };
}
