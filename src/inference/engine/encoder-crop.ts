/** What FaceStats is shown of a photo, cut while the photo is still here. */
import { transformedLandmarks } from "../../core/geometry/similarity.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { alignedCrop, alignedFrame } from "../../core/image/clip-framing.ts";
import { clipPixels } from "../../core/image/clip-preprocess.ts";
import type { Preprocessing } from "../../models/manifest.ts";
import type { PhotoSource } from "./photo-source.ts";

/** How much of the photo FaceStats sees. */
export type Framing = Extract<Preprocessing, { kind: "clip" }>["framing"];

/** A face's square longer than this many pixels is read smaller: the crop keeps an eighth of it at most. */
const MAX_SIDE = 1792;

/**
 * Return the 224 x 224 pixels that the encoder sees, interleaved RGB: of the aligned face, or of the whole photo.
 *
 * `landmarks` are in pixels of the photo. Only the face's square is read, and no more of it than lies inside the photo:
 * beyond the photo's edge `alignedCrop` continues it by reflection.
 */
export function encoderPixels(
  photo: PhotoSource,
  landmarks: PixelLandmarks,
  framing: Framing,
): Uint8ClampedArray {
  if (framing === "whole-image") {
    const box = { x: 0, y: 0, width: photo.width, height: photo.height };
    return clipPixels(photo.read(box, photo.width, photo.height)).data;
  }
  const { centre, halfSide } = alignedFrame(landmarks);
  const reach = Math.abs(halfSide.x) + Math.abs(halfSide.y) + 4;
  const left = Math.max(0, Math.floor(centre.x - reach));
  const top = Math.max(0, Math.floor(centre.y - reach));
  const width = Math.max(1, Math.min(photo.width, Math.ceil(centre.x + reach)) - left);
  const height = Math.max(1, Math.min(photo.height, Math.ceil(centre.y + reach)) - top);
  const scale = Math.min(1, MAX_SIDE / (2 * Math.hypot(halfSide.x, halfSide.y)));
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  const [kx, ky] = [size.width / width, size.height / height];
  const image = photo.read({ x: left, y: top, width, height }, size.width, size.height);
  const toImage = { a: kx, b: 0, c: 0, d: ky, e: -left * kx, f: -top * ky };
  return clipPixels(alignedCrop(image, transformedLandmarks(toImage, landmarks))).data;
}
