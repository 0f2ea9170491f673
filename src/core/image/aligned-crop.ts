/**
 * The aligned crop: what the compact appearance model sees of a face.
 *
 * The twin of `training/compact/crop.py`; a golden test holds them together. A photo is first resampled onto a small
 * canvas with the eyes and the mouth in fixed places; each look of the network (a pass) is cut from that canvas. Points
 * are continuous: pixel (i, j) covers [i, i + 1) x [j, j + 1). Outside a picture its nearest edge pixel counts.
 */
import type { PlanePoint } from "../geometry/similarity.ts";
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
  const { a, b, e, f } = similarityFrom(TARGETS, [anchors.rightEye, anchors.leftEye, anchors.mouth]);
  const n = Math.max(1, Math.ceil(Math.hypot(a, b) / 2 - 1e-9));
  const canvas = new Float32Array(3 * CANVAS.width * CANVAS.height);
  const sum = new Float64Array(3);
  for (let v = 0; v < CANVAS.height; v += 1) {
    for (let u = 0; u < CANVAS.width; u += 1) {
      sum.fill(0);
      for (let j = 0; j < n; j += 1) {
        for (let i = 0; i < n; i += 1) {
          const p = u + (i + 0.5) / n;
          const q = v + (j + 0.5) / n;
          addBilinear(photo, 4, a * p - b * q + e, b * p + a * q + f, sum);
        }
      }
      const out = 3 * (v * CANVAS.width + u);
      for (let k = 0; k < 3; k += 1) canvas[out + k] = (sum[k] ?? 0) / (n * n);
    }
  }
  return canvas;
}

/** Write one pass of a canvas into `into` from `offset`: 3 x 112 x 96 normalised floats, channel by channel. */
export function cropPass(canvas: CropCanvas, pass: CropPass, into: Float32Array, offset: number): void {
  const image = { data: canvas, ...CANVAS };
  const step = CROP_STEP * pass.scale;
  const turn = (pass.degrees * Math.PI) / 180;
  const cos = Math.cos(turn) * step;
  const sin = Math.sin(turn) * step;
  const plane = CROP.width * CROP.height;
  const sum = new Float64Array(3);
  for (let v = 0; v < CROP.height; v += 1) {
    for (let u = 0; u < CROP.width; u += 1) {
      const across = u + 0.5 - CROP.width / 2;
      const x = pass.mirror ? -across : across;
      const y = v + 0.5 - CROP.height / 2;
      const px = cos * x - sin * y + pass.dx * CROP_STEP + CANVAS.width / 2;
      const py = sin * x + cos * y + pass.dy * CROP_STEP + CANVAS.height / 2;
      sum.fill(0);
      addBilinear(image, 3, px, py, sum);
      const at = offset + v * CROP.width + u;
      for (let k = 0; k < 3; k += 1) into[at + k * plane] = ((sum[k] ?? 0) / 255 - MEAN) / SD;
    }
  }
}

interface Pixels {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

function addBilinear(image: Pixels, stride: number, px: number, py: number, into: Float64Array): void {
  const { data, width, height } = image;
  const x = Math.min(width - 1, Math.max(0, px - 0.5));
  const y = Math.min(height - 1, Math.max(0, py - 0.5));
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const x1 = Math.min(x0 + 1, width - 1);
  const y1 = Math.min(y0 + 1, height - 1);
  const fx = x - x0;
  const fy = y - y0;
  const top = y0 * width;
  const bottom = y1 * width;
  for (let k = 0; k < 3; k += 1) {
    const upper = (data[stride * (top + x0) + k] ?? 0) * (1 - fx) + (data[stride * (top + x1) + k] ?? 0) * fx;
    const lower =
      (data[stride * (bottom + x0) + k] ?? 0) * (1 - fx) + (data[stride * (bottom + x1) + k] ?? 0) * fx;
    into[k] = (into[k] ?? 0) + upper * (1 - fy) + lower * fy;
  }
}
