/** From a photo to what CLIP ViT-B/32 expects, equal to the published preprocessing. */
import { pillowBicubic, type RgbImage } from "./pillow-resize.ts";
import type { RgbaImage } from "./raster.ts";

/** Side of CLIP's square input, in pixels. */
export const CLIP_SIZE = 224;

/** Mean and standard deviation of each channel (red, green, blue; 0-1) as published with openai/clip-vit-base-patch32. */
export const CLIP_MEAN = [0.48145466, 0.4578275, 0.40821073] as const;
/** SD of each channel that CLIP was trained with, of values 0-1. */
export const CLIP_SD = [0.26862954, 0.26130258, 0.27577711] as const;

/**
 * Return the 224 x 224 pixels that CLIP sees of a picture: shortest edge resized to 224, the middle cut out.
 *
 * The longer edge becomes `trunc(224 * long / short)`, and the cut begins at half the surplus, rounded down. Works for any
 * size from 1 x 1; a smaller picture is enlarged by the same filter.
 */
export function clipPixels(image: RgbaImage): RgbImage {
  const short = Math.min(image.width, image.height);
  const width = image.width === short ? CLIP_SIZE : Math.trunc((CLIP_SIZE * image.width) / short);
  const height = image.height === short ? CLIP_SIZE : Math.trunc((CLIP_SIZE * image.height) / short);
  const x = Math.floor((width - CLIP_SIZE) / 2);
  const y = Math.floor((height - CLIP_SIZE) / 2);
  return pillowBicubic(image, { width, height, window: { x, y, width: CLIP_SIZE, height: CLIP_SIZE } });
}

/**
 * Return CLIP's input tensor for a picture: float32, [1, 3, 224, 224], channel by channel, normalised.
 *
 * `into` is filled and returned if given (3 x 224 x 224 numbers), so that many photos need one buffer.
 */
export function clipTensor(
  image: RgbaImage,
  into = new Float32Array(3 * CLIP_SIZE * CLIP_SIZE),
): Float32Array<ArrayBuffer> {
  return clipNormalized(clipPixels(image).data, into);
}

/** Return the tensor of pixels that `clipPixels` has made already (interleaved RGB); fills `into` as `clipTensor` does. */
export function clipNormalized(
  data: Uint8ClampedArray,
  into = new Float32Array(3 * CLIP_SIZE * CLIP_SIZE),
): Float32Array<ArrayBuffer> {
  const area = CLIP_SIZE * CLIP_SIZE;
  for (let channel = 0; channel < 3; channel++) {
    const levels = NORMALISED[channel] as Float32Array;
    const start = channel * area;
    for (let i = 0, at = channel; i < area; i++, at += 3) {
      into[start + i] = levels[data[at] as number] as number;
    }
  }
  return into;
}

/** For each channel, the normalised value of each of the 256 levels. */
const NORMALISED: readonly Float32Array[] = CLIP_MEAN.map((mean, channel) =>
  Float32Array.from({ length: 256 }, (_, level) => (level / 255 - mean) / (CLIP_SD[channel] ?? 1)),
);

/** What is added to an embedding's length before dividing by it, as FaceStats does, so that zeros stay zeros. */
const EPSILON = 1e-8;

/** Return the embedding divided by its Euclidean length (+ 1e-8); all zeros when it is all zeros. */
export function l2Normalized(embedding: Float32Array): Float32Array<ArrayBuffer> {
  const length = Math.sqrt(embedding.reduce((sum, value) => sum + value * value, 0)) + EPSILON;
  return Float32Array.from(embedding, (value) => value / length);
}
