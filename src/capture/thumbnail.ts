/** A small picture of a photo, so that thousands can be listed without decoding a single file again. */

/** Longest side in pixels: twice what a row shows, for dense screens. */
export const THUMBNAIL_SIDE = 96;

const QUALITY = 0.75;

/**
 * Return a JPEG of about 3 kB, without any metadata; null where none can be made, which costs a row only its picture.
 *
 * The bitmap is read before the first wait: it may be closed or given away right after the call.
 */
export async function bitmapThumbnail(bitmap: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, THUMBNAIL_SIDE / Math.max(bitmap.width, bitmap.height));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(side(bitmap.width), side(bitmap.height));
  // In memory: a picture this small is not worth the way to the GPU and back.
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!context) return null;
  context.imageSmoothingQuality = "medium";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY }).catch(() => null);
}
