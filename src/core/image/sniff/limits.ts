/** How large, small and elongated a photo may be. */
import type { FileFaultCode } from "../../fault.ts";

/** The largest file that is read, in bytes: twice the largest JPEG that a 108-megapixel phone writes. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** The longest side, in pixels: the limit of canvases and textures in the common browsers. */
export const MAX_SIDE = 16_384;
/** The most pixels. They cost 4 bytes each while decoding: 512 MB, what a tab can still hold; 108-megapixel phones pass. */
export const MAX_PIXELS = 128_000_000;
/** Longest side of an opened photo, in pixels: beyond it a face gains nothing and memory quadruples. */
export const MAX_DECODED_SIDE = 4096;
/**
 * The same where nobody, or only a small face, was found so: all pixels of 48 megapixels, and of 108 as many as leave a face of 256 pixels
 * 175. They cost 270 MB while the photo is under way.
 */
export const MAX_CLOSER_SIDE = 8192;
/** The shortest side, in pixels: a face needs about as many to be found at all. */
export const MIN_SIDE = 64;
/** The longest side over the shortest. */
export const MAX_ASPECT = 20;

/** Return the fault of a picture of this size, or null when it is acceptable. The most telling one wins. */
export function sizeFault(width: number, height: number): FileFaultCode | null {
  const [short, long] = width < height ? [width, height] : [height, width];
  if (long > MAX_SIDE || width * height > MAX_PIXELS) return "image-too-large";
  if (long > MAX_ASPECT * short) return "image-too-elongated";
  return short < MIN_SIDE ? "image-too-small" : null;
}
