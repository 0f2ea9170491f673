/**
 * The aligned crop: what the compact appearance model sees of a face.
 *
 * The twin of `training/compact/crop.py`; a golden test holds them together. A photo is first resampled onto a small
 * canvas with the eyes and the mouth in fixed places; each look of the network (a pass) is cut from that canvas. Points
 * are continuous: pixel (i, j) covers [i, i + 1) x [j, j + 1). Outside a picture its nearest edge pixel counts.
 */
import type { PlanePoint, Similarity } from "../geometry/similarity.ts";
import { similarityFrom } from "../geometry/similarity.ts";
import type { RgbaImage } from "./raster.ts";

/** Size of the canvas in pixels: the crop and its surroundings, so that a pass may shift and turn. */
export const CANVAS = { width: 168, height: 192 } as const;

/** Size of the network's input in pixels. */
export const CROP = { width: 96, height: 112 } as const;

/** Canvas pixels for one crop pixel. */
const CROP_STEP = 1.375;

/** Normalisation of a channel in 0..1. */
const MEAN = 0.5;
const SD = 0.25;

/** Middle of the subject's right eye, of the left eye, and of the mouth: of the corners, which do not follow the gaze. */
export interface CropAnchors {
  readonly rightEye: PlanePoint;
  readonly leftEye: PlanePoint;
  readonly mouth: PlanePoint;
}

/** Where the anchors lie on the canvas. */
const TARGETS: readonly PlanePoint[] = [
  { x: 62, y: 84 },
  { x: 106, y: 84 },
  { x: 84, y: 128 },
];

/** What the manifest of a model that is fed with the crop must say: normalisation, and the anchors in fractions of it. */
export const ALIGNED_CROP = {
  mean: MEAN,
  sd: SD,
  targets: { rightEye: onCrop(0), leftEye: onCrop(1), mouth: onCrop(2) },
} as const;

function onCrop(anchor: number): PlanePoint {
  const { x = NaN, y = NaN } = TARGETS[anchor] ?? {};
  return {
    x: ((x - CANVAS.width / 2) / CROP_STEP + CROP.width / 2) / CROP.width,
    y: ((y - CANVAS.height / 2) / CROP_STEP + CROP.height / 2) / CROP.height,
  };
}

/** Landmark indices of the corners whose middles are the anchors, in the order of `CropAnchors`. */
const CORNERS: readonly (readonly [number, number])[] = [
  [33, 133],
  [362, 263],
  [61, 291],
];

/** Interleaved RGB floats, 0..255, `CANVAS.width * CANVAS.height * 3` of them. */
export type CropCanvas = Float32Array;

/** How one look differs from the plain one: shifts in crop pixels, `scale` > 1 shows more around, turn, mirror. */
export interface CropPass {
  readonly dx: number;
  readonly dy: number;
  readonly scale: number;
  readonly degrees: number;
  readonly mirror: boolean;
}

/** Return the anchors of a face, in the space of its landmarks. */
export function cropAnchors(points: readonly PlanePoint[]): CropAnchors {
  const [rightEye, leftEye, mouth] = CORNERS.map(([a, b]) => middle(points[a], points[b]));
  const nowhere = { x: Number.NaN, y: Number.NaN };
  return { rightEye: rightEye ?? nowhere, leftEye: leftEye ?? nowhere, mouth: mouth ?? nowhere };
}

function middle(a: PlanePoint | undefined, b: PlanePoint | undefined): PlanePoint {
  return { x: ((a?.x ?? NaN) + (b?.x ?? NaN)) / 2, y: ((a?.y ?? NaN) + (b?.y ?? NaN)) / 2 };
}

/**
 * Return the canvas of a face.
 *
 * Each canvas pixel is the mean of n x n bilinear samples, n = ceil(photo pixels per canvas pixel / 2): a bilinear
 * sample already averages two pixels, so nothing is skipped when a large photo shrinks.
 */
export function alignedCanvas(photo: RgbaImage, anchors: CropAnchors): CropCanvas {
  const toPhoto = similarityFrom(TARGETS, [anchors.rightEye, anchors.leftEye, anchors.mouth]);
  const n = Math.max(1, Math.ceil(Math.hypot(toPhoto.a, toPhoto.b) / 2 - 1e-9));
  return resampled({ ...photo, stride: 4 }, toPhoto, { ...CANVAS, n });
}

/** Write one pass of a canvas into `into` from `offset`: 3 x 112 x 96 normalised floats, channel by channel. */
export function cropPass(canvas: CropCanvas, pass: CropPass, into: Float32Array, offset: number): void {
  const pixels = resampled({ data: canvas, ...CANVAS, stride: 3 }, passToCanvas(pass), { ...CROP, n: 1 });
  const plane = CROP.width * CROP.height;
  for (let i = 0; i < plane; i += 1)
    for (let k = 0; k < 3; k += 1)
      into[offset + k * plane + i] = ((pixels[3 * i + k] ?? 0) / 255 - MEAN) / SD;
}

/** Return where a pass looks: from crop pixels to canvas pixels. */
function passToCanvas({ dx, dy, scale, degrees, mirror }: CropPass): Similarity {
  const turn = (degrees * Math.PI) / 180;
  const cos = Math.cos(turn) * CROP_STEP * scale;
  const sin = Math.sin(turn) * CROP_STEP * scale;
  const side = mirror ? -1 : 1;
  return {
    a: side * cos,
    b: side * sin,
    c: -sin,
    d: cos,
    e: CANVAS.width / 2 + dx * CROP_STEP - (side * cos * CROP.width) / 2 + (sin * CROP.height) / 2,
    f: CANVAS.height / 2 + dy * CROP_STEP - (side * sin * CROP.width) / 2 - (cos * CROP.height) / 2,
  };
}

/** A picture that can be sampled. */
export interface Pixels {
  readonly data: Uint8ClampedArray | Float32Array;
  readonly width: number;
  readonly height: number;
  /** Elements from one pixel to the next; the first three are red, green, blue. */
  readonly stride: number;
}

/**
 * Return `size.width` x `size.height` interleaved RGB pixels, each the mean of n x n bilinear samples of the source.
 *
 * The one hot loop: no calls and no allocation inside.
 */
export function resampled(
  { data, width, height, stride }: Pixels,
  { a, b, c, d, e, f }: Similarity,
  size: { readonly width: number; readonly height: number; readonly n: number },
): Float32Array {
  const out = new Float32Array(3 * size.width * size.height);
  const { n } = size;
  const right = width - 1;
  const bottom = height - 1;
  const share = 1 / (n * n);
  let at = 0;
  for (let v = 0; v < size.height; v += 1) {
    for (let u = 0; u < size.width; u += 1, at += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < n; j += 1) {
        const q = v + (j + 0.5) / n;
        for (let i = 0; i < n; i += 1) {
          const p = u + (i + 0.5) / n;
          const x = Math.min(right, Math.max(0, a * p + c * q + e - 0.5));
          const y = Math.min(bottom, Math.max(0, b * p + d * q + f - 0.5));
          const x0 = Math.floor(x);
          const y0 = Math.floor(y);
          const fx = x - x0;
          const fy = y - y0;
          const here = stride * (y0 * width + x0);
          const across = x0 < right ? stride : 0;
          const below = here + (y0 < bottom ? stride * width : 0);
          const w00 = (1 - fx) * (1 - fy);
          const w10 = fx * (1 - fy);
          const w01 = (1 - fx) * fy;
          const w11 = fx * fy;
          red += w00 * (data[here] ?? 0) + w10 * (data[here + across] ?? 0);
          red += w01 * (data[below] ?? 0) + w11 * (data[below + across] ?? 0);
          green += w00 * (data[here + 1] ?? 0) + w10 * (data[here + across + 1] ?? 0);
          green += w01 * (data[below + 1] ?? 0) + w11 * (data[below + across + 1] ?? 0);
          blue += w00 * (data[here + 2] ?? 0) + w10 * (data[here + across + 2] ?? 0);
          blue += w01 * (data[below + 2] ?? 0) + w11 * (data[below + across + 2] ?? 0);
        }
      }
      out[at] = red * share;
      out[at + 1] = green * share;
      out[at + 2] = blue * share;
    }
  }
  return out;
}
