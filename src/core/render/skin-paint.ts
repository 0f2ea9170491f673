/**
 * What is painted on the skin: lips, brows, lid lines, creases, nostrils, flush.
 *
 * [Note: Unrolled face]
 * Everything is painted on the unrolled face (`FaceMesh.unrolled`), as polygons and lines between landmarks. So it
 * follows its landmarks through every shape and pose. One centimetre of face is about .05 of the unrolled square.
 */
import { LEFT_BROW, LIPS_INNER, LIPS_OUTER, RIGHT_BROW } from "../geometry/landmarks.ts";
import type { Point } from "../geometry/points.ts";
import type { FaceMesh } from "./canonical-mesh.ts";
import { ramp } from "./deform.ts";
import { vertex } from "./surface.ts";

const CENTIMETRE = 0.05;

/** The layers of paint, each 0..1 at every texel. */
export interface SkinPaint {
  readonly size: number;
  readonly lip: Float32Array;
  readonly brow: Float32Array;
  /** Lash lines and nostrils: nearly black. */
  readonly dark: Float32Array;
  /** Lid folds, wings of the nose, mouth corners: a deeper tone of the skin. */
  readonly crease: Float32Array;
  readonly flush: Float32Array;
}

/** A line or a spot: landmarks, half width and softness in cm, strength 0..1. */
interface Stroke {
  readonly points: readonly number[];
  readonly width: number;
  readonly soft: number;
  readonly strength: number;
}

/** Strokes on the subject's right; the left ones mirror them. */
const DARK: readonly Stroke[] = [
  { points: [33, 246, 161, 160, 159, 158, 157, 173, 133], width: 0.03, soft: 0.075, strength: 0.92 },
  { points: [33, 7, 163, 144, 145, 153, 154, 155, 133], width: 0, soft: 0.06, strength: 0.32 },
  { points: [60, 75], width: 0.06, soft: 0.18, strength: 0.8 },
];
const CREASES: readonly Stroke[] = [
  { points: [247, 30, 29, 27, 28, 56, 190], width: 0, soft: 0.12, strength: 0.5 },
  { points: [25, 110, 24, 23, 22, 26], width: 0.05, soft: 0.35, strength: 0.14 },
  { points: [209, 129], width: 0, soft: 0.28, strength: 0.22 },
  { points: [129, 98], width: 0.02, soft: 0.2, strength: 0.62 },
  { points: [98, 240, 99], width: 0, soft: 0.22, strength: 0.3 },
  { points: [97, 2], width: 0, soft: 0.3, strength: 0.2 },
  { points: [61, 76, 62, 78], width: 0.02, soft: 0.2, strength: 0.5 },
  { points: [129, 203, 206, 216], width: 0, soft: 0.6, strength: 0.16 },
];
const FLUSH: readonly Stroke[] = [
  { points: [50, 205], width: 0.2, soft: 2.3, strength: 0.3 },
  { points: [5, 4, 1], width: 0.2, soft: 1.1, strength: 0.28 },
];

const paints = new WeakMap<FaceMesh["unrolled"], SkinPaint>();

/** Return the paint of the mesh; the same for every shape of it, so it is kept as long as the mesh is. */
export function skinPaint(mesh: FaceMesh, size = 1024): SkinPaint {
  const known = paints.get(mesh.unrolled);
  if (known?.size === size) return known;
  const layer = (): Float32Array => new Float32Array(size * size);
  const paint: SkinPaint = {
    size,
    lip: layer(),
    brow: layer(),
    dark: layer(),
    crease: layer(),
    flush: layer(),
  };
  const canvas = new UnrolledCanvas(mesh.unrolled, size);
  canvas.fill(paint.lip, LIPS_OUTER, 0.05, 1);
  for (const brow of [LEFT_BROW, RIGHT_BROW]) canvas.fill(paint.brow, brow, 0.26, 0.92);
  canvas.stroke(paint.crease, { points: [...LIPS_INNER, 78], width: 0, soft: 0.08, strength: 0.8 }, false);
  canvas.stroke(paint.crease, { points: [84, 17, 314], width: 0.1, soft: 0.55, strength: 0.12 }, false);
  for (const mirror of [false, true]) {
    for (const stroke of DARK) canvas.stroke(paint.dark, stroke, mirror);
    for (const stroke of CREASES) canvas.stroke(paint.crease, stroke, mirror);
    for (const stroke of FLUSH) canvas.stroke(paint.flush, stroke, mirror);
  }
  paints.set(mesh.unrolled, paint);
  return paint;
}

/** Return a layer's value at a place on the unrolled face, interpolated. */
export function painted(layer: Float32Array, size: number, x: number, y: number): number {
  const px = Math.min(size - 1.001, Math.max(0, x * size - 0.5));
  const py = Math.min(size - 1.001, Math.max(0, y * size - 0.5));
  const x0 = Math.floor(px);
  const y0 = Math.floor(py);
  const k = y0 * size + x0;
  const fx = px - x0;
  const fy = py - y0;
  const top = (layer[k] ?? 0) * (1 - fx) + (layer[k + 1] ?? 0) * fx;
  const bottom = (layer[k + size] ?? 0) * (1 - fx) + (layer[k + size + 1] ?? 0) * fx;
  return top * (1 - fy) + bottom * fy;
}

/** Draws between landmarks on the unrolled face. */
class UnrolledCanvas {
  readonly #unrolled: readonly Point[];
  readonly #size: number;

  constructor(unrolled: readonly Point[], size: number) {
    this.#unrolled = unrolled;
    this.#size = size;
  }

  /** Fill a closed loop; its edge is `soft` cm wide, half inside and half outside. */
  fill(layer: Float32Array, loop: readonly number[], soft: number, strength: number): void {
    const points = loop.map((k) => vertex(this.#unrolled, k));
    const closed = [...points, ...points.slice(0, 1)];
    this.#each(closed, soft, (x, y, k) => {
      const gap = distanceToLine(closed, x, y) / CENTIMETRE;
      const signed = inside(points, x, y) ? gap : -gap;
      layer[k] = Math.max(layer[k] ?? 0, strength * ramp(-soft / 2, soft / 2, signed));
    });
  }

  /** Draw along a line; full within `width` cm of it, gone beyond `width + soft`. */
  stroke(layer: Float32Array, { points, width, soft, strength }: Stroke, mirror: boolean): void {
    const line = points.map((k) => {
      const { x, y } = vertex(this.#unrolled, k);
      return { x: mirror ? 1 - x : x, y, z: 0 };
    });
    this.#each(line, width + soft, (x, y, k) => {
      const gap = distanceToLine(line, x, y) / CENTIMETRE;
      layer[k] = Math.max(layer[k] ?? 0, strength * ramp(width + soft, width, gap));
    });
  }

  /** Visit every texel within `margin` cm of the points' box. */
  #each(points: readonly Point[], margin: number, visit: (x: number, y: number, k: number) => void): void {
    const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
    const edge = margin * CENTIMETRE;
    const cell = (value: number): number =>
      Math.min(this.#size - 1, Math.max(0, Math.floor(value * this.#size)));
    for (let row = cell(Math.min(...ys) - edge); row <= cell(Math.max(...ys) + edge); row++) {
      for (let column = cell(Math.min(...xs) - edge); column <= cell(Math.max(...xs) + edge); column++) {
        visit((column + 0.5) / this.#size, (row + 0.5) / this.#size, row * this.#size + column);
      }
    }
  }
}

function distanceToLine(line: readonly Point[], x: number, y: number): number {
  let nearest = Infinity;
  for (let k = 0; k + 1 < line.length; k++) {
    const [a, b] = [vertex(line, k), vertex(line, k + 1)];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const t = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(x - a.x - t * dx, y - a.y - t * dy));
  }
  return nearest;
}

function inside(loop: readonly Point[], x: number, y: number): boolean {
  let within = false;
  for (let k = 0; k < loop.length; k++) {
    const [a, b] = [vertex(loop, k), vertex(loop, (k + 1) % loop.length)];
    if (a.y > y !== b.y > y && x < a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y)) within = !within;
  }
  return within;
}
