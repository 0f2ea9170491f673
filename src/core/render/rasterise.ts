/** The z-buffer: surfaces in, the nearest one's light at every sample out. */
import type { Point } from "../geometry/points.ts";
import { type Camera, projected, type Rotation, rotated } from "./camera.ts";
import type { Shader } from "./shade.ts";
import { type Surface, type Texel, type Triangle, vertex } from "./surface.ts";

/** Samples of a picture: linear light (3 floats each) and 1 / distance from the camera in cm, 0 where nothing is. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
  readonly nearness: Float32Array;
}

/** A surface and how it is turned; the camera's `width` and `height` are those of the samples. */
export interface Placed {
  readonly surface: Surface;
  readonly rotation: Rotation;
}

/** Return empty samples. */
export function emptySamples(width: number, height: number): Samples {
  return {
    width,
    height,
    light: new Float32Array(3 * width * height),
    nearness: new Float32Array(width * height),
  };
}

/** One corner in the picture: place, 1 / distance, normal in the camera's axes, coordinates of the paint. */
interface Corner {
  readonly x: number;
  readonly y: number;
  readonly near: number;
  readonly normal: Point;
  readonly coords: Point;
}

/** Draw a surface into the samples, wherever it is nearer than what is there. Points behind the camera are left out. */
export function rasterise(
  samples: Samples,
  camera: Camera,
  { surface, rotation }: Placed,
  shade: Shader,
): void {
  const corners = surface.positions.map((position, k): Corner => {
    const turned = rotated(rotation, position);
    const { x, y } = projected(camera, turned);
    return {
      x,
      y,
      near: 1 / (camera.distance - turned.z),
      normal: rotated(rotation, vertex(surface.normals, k)),
      coords: vertex(surface.coords, k),
    };
  });
  const texel: Texel = { red: 0, green: 0, blue: 0, gloss: 0 };
  const draw = (k: number, near: number, normal: Point, coords: Point): void => {
    samples.nearness[k] = near;
    surface.paint(coords.x, coords.y, coords.z, texel);
    shade(normal, texel, samples.light, 3 * k);
  };
  for (const triangle of surface.triangles) drawTriangle(samples, corners, triangle, draw);
}

type Draw = (sample: number, near: number, normal: Point, coords: Point) => void;

function drawTriangle(samples: Samples, corners: readonly Corner[], [i, j, k]: Triangle, draw: Draw): void {
  const [a, b, c] = [corners[i], corners[j], corners[k]];
  if (!a || !b || !c || a.near <= 0 || b.near <= 0 || c.near <= 0) return;
  const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  if (area === 0) return;
  const facing = area < 0 ? 1 : -1;
  const left = Math.max(0, Math.ceil(Math.min(a.x, b.x, c.x) - 0.5));
  const right = Math.min(samples.width - 1, Math.floor(Math.max(a.x, b.x, c.x) - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(a.y, b.y, c.y) - 0.5));
  const bottom = Math.min(samples.height - 1, Math.floor(Math.max(a.y, b.y, c.y) - 0.5));
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const x = column + 0.5;
      const y = row + 0.5;
      const u = ((b.x - x) * (c.y - y) - (b.y - y) * (c.x - x)) / area;
      const v = ((c.x - x) * (a.y - y) - (c.y - y) * (a.x - x)) / area;
      const w = 1 - u - v;
      if (u < 0 || v < 0 || w < 0) continue;
      const near = u * a.near + v * b.near + w * c.near;
      const sample = row * samples.width + column;
      if (near <= (samples.nearness[sample] ?? 0)) continue;
      // Weights in space, not in the picture: a far corner counts less than its share of the picture.
      const p = (u * a.near) / near;
      const q = (v * b.near) / near;
      const r = (w * c.near) / near;
      blend(scratch.normal, a.normal, b.normal, c.normal, p, q, r);
      blend(scratch.coords, a.coords, b.coords, c.coords, p, q, r);
      turnToViewer(scratch.normal, facing);
      draw(sample, near, scratch.normal, scratch.coords);
    }
  }
}

type MutablePoint = { -readonly [axis in keyof Point]: Point[axis] };

/** Reused for every sample, because millions of short-lived points cost more than the shading. */
const scratch: { readonly normal: MutablePoint; readonly coords: MutablePoint } = {
  normal: { x: 0, y: 0, z: 0 },
  coords: { x: 0, y: 0, z: 0 },
};

function blend(out: MutablePoint, a: Point, b: Point, c: Point, p: number, q: number, r: number): void {
  out.x = p * a.x + q * b.x + r * c.x;
  out.y = p * a.y + q * b.y + r * c.y;
  out.z = p * a.z + q * b.z + r * c.z;
}

/** Make the normal of length 1, and turn it round on the back of a triangle. */
function turnToViewer(normal: MutablePoint, facing: 1 | -1): void {
  const scale = facing / (Math.sqrt(normal.x * normal.x + normal.y * normal.y + normal.z * normal.z) || 1);
  normal.x *= scale;
  normal.y *= scale;
  normal.z *= scale;
}
