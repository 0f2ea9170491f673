/** Transparency: found out when it is everything, laid over white when it is something. */
import { FaultError } from "../core/fault.ts";

/** Side of the small picture that the alpha channel is judged by, in pixels. */
const PROBE_SIDE = 64;

function contextOf(canvas: OffscreenCanvas, opaque: boolean): OffscreenCanvasRenderingContext2D {
  // In memory rather than on the GPU, so that the same photo gives the same pixels everywhere.
  const context = canvas.getContext("2d", { alpha: !opaque, willReadFrequently: true });
  if (!context)
    throw new FaultError("engine-out-of-memory", `no canvas of ${canvas.width} x ${canvas.height}`);
  return context;
}

/**
 * Whether a bitmap shows nothing at all: every pixel transparent.
 *
 * That is also what browsers hand out in silence for a picture beyond their limits. A picture of a format without
 * transparency shows everything or nothing: there a few points of it tell.
 */
export function blankProbe(bitmap: ImageBitmap, opaqueFormat: boolean): boolean {
  const context = contextOf(new OffscreenCanvas(PROBE_SIDE, PROBE_SIDE), false);
  context.imageSmoothingQuality = opaqueFormat ? "low" : "high";
  context.drawImage(bitmap, 0, 0, PROBE_SIDE, PROBE_SIDE);
  const { data } = context.getImageData(0, 0, PROBE_SIDE, PROBE_SIDE);
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) return false;
  return true;
}

/** Pixels of a corner that are looked at, a side. */
const CORNER = 3;

/** Whether a corner is of one middle grey, which is also what decoders paint where a JPEG has no more pixels. */
export function hasGreyCorner(bitmap: ImageBitmap): boolean {
  const context = contextOf(new OffscreenCanvas(4 * CORNER, CORNER), true);
  const [right, bottom] = [bitmap.width - CORNER, bitmap.height - CORNER];
  const corners = [
    [0, 0],
    [right, 0],
    [0, bottom],
    [right, bottom],
  ] as const;
  corners.forEach(([x, y], i) =>
    context.drawImage(bitmap, x, y, CORNER, CORNER, i * CORNER, 0, CORNER, CORNER),
  );
  return corners.some((_, i) => isMiddleGrey(context.getImageData(i * CORNER, 0, CORNER, CORNER).data));
}

function isMiddleGrey(data: Uint8ClampedArray): boolean {
  const values = data.filter((_, i) => i % 4 !== 3);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least >= 96 && most <= 160 && most - least <= 6;
}

/** Return the bitmap laid over white, opaque, and close the given one. */
export function onWhite(bitmap: ImageBitmap): ImageBitmap {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = contextOf(canvas, true);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.transferToImageBitmap();
}
