/** A picture as a person framed it by hand: turned, and a part of it cut out. */
import { FaultError } from "../core/fault.ts";
import { turnedSize, wholePixelsOf, type Framing } from "../core/framing.ts";
import { sizeFault } from "../core/image/sniff/limits.ts";

/**
 * Return the part of the turned picture, pixel by pixel as it was, and close the given bitmap; where nothing is turned or cut it is
 * the very same. Throws a `FaultError` where the part is too small, or too narrow, for a face.
 */
export function framed(bitmap: ImageBitmap, { turns, part }: Pick<Framing, "turns" | "part">): ImageBitmap {
  if (turns === 0 && part === null) return bitmap;
  const turned = turnedSize(bitmap, turns);
  const box = part ? wholePixelsOf(part, turned) : { x: 0, y: 0, ...turned };
  try {
    const fault = sizeFault(box.width, box.height);
    if (fault) throw new FaultError(fault, `a part of ${box.width} x ${box.height}`);
    const canvas = new OffscreenCanvas(box.width, box.height);
    // In memory rather than on the GPU, so that the same photo gives the same pixels everywhere.
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new FaultError("engine-out-of-memory", `no canvas of ${box.width} x ${box.height}`);
    context.imageSmoothingEnabled = false;
    context.translate(-box.x, -box.y);
    const { width, height } = bitmap;
    // By right angles: every number is a whole one, so no pixel is mixed with another.
    if (turns === 1) context.transform(0, 1, -1, 0, height, 0);
    if (turns === 2) context.transform(-1, 0, 0, -1, width, height);
    if (turns === 3) context.transform(0, -1, 1, 0, 0, width);
    context.drawImage(bitmap, 0, 0);
    return canvas.transferToImageBitmap();
  } finally {
    bitmap.close();
  }
}
