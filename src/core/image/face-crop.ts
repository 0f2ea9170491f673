/** A crop of an upright face for a network that was trained on faces of its own size and place in the picture. */
import type { PlanePoint, Similarity } from "../geometry/similarity.ts";
import { similarityFrom } from "../geometry/similarity.ts";
import type { CropAnchors } from "./aligned-crop.ts";
import { resampled } from "./aligned-crop.ts";
import type { RgbaImage } from "./raster.ts";

/** Fractions of a crop's width and height. */
export type CropSpot = readonly [number, number];

/** How a network sees a face: how large, in which place, and how a channel of 0..1 is normalised. */
export interface FaceCrop {
  readonly width: number;
  readonly height: number;
  readonly mean: readonly [number, number, number];
  readonly sd: readonly [number, number, number];
  /** Where the middles of the corners of the subject's right eye, left eye and mouth go. */
  readonly targets: { readonly rightEye: CropSpot; readonly leftEye: CropSpot; readonly mouth: CropSpot };
}

/**
 * Return the crop as 3 x height x width normalised floats, channel by channel.
 *
 * `anchors` are in pixels of the photo. Each pixel is the mean of n x n bilinear samples, as in `aligned-crop.ts`; outside the
 * photo its nearest edge pixel counts. Mirrored, it is the mirror image of the plain crop.
 */
export function faceCrop(
  photo: RgbaImage,
  anchors: CropAnchors,
  crop: FaceCrop,
  isMirrored: boolean,
): Float32Array {
  const { width, height, mean, sd } = crop;
  const toPhoto = lookOf(anchors, crop, isMirrored);
  const n = Math.max(1, Math.ceil(Math.hypot(toPhoto.a, toPhoto.b) / 2 - 1e-9));
  const pixels = resampled({ ...photo, stride: 4 }, toPhoto, { width, height, n });
  const plane = width * height;
  const into = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel += 1) {
    const [from, by] = [mean[channel] ?? NaN, sd[channel] ?? NaN];
    for (let i = 0; i < plane; i += 1)
      into[channel * plane + i] = ((pixels[3 * i + channel] ?? NaN) / 255 - from) / by;
  }
  return into;
}

/** Return the map from pixels of the crop to pixels of the photo. */
function lookOf(anchors: CropAnchors, { width, height, targets }: FaceCrop, isMirrored: boolean): Similarity {
  const spot = ([x, y]: CropSpot): PlanePoint => ({ x: x * width, y: y * height });
  const { rightEye, leftEye, mouth } = targets;
  const map = similarityFrom(
    [spot(rightEye), spot(leftEye), spot(mouth)],
    [anchors.rightEye, anchors.leftEye, anchors.mouth],
  );
  if (!isMirrored) return map;
  return { ...map, a: -map.a, b: -map.b, e: map.e + map.a * width, f: map.f + map.b * width };
}
