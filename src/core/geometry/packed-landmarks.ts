/** Landmarks as small whole numbers: a tenth of the memory that 478 points as objects take. */
import type { PixelLandmarks } from "./points.ts";

/** Coordinates a point: x, y, z. */
export const AXES = 3;
/** Steps that the longest extent of a face is divided into: what 16 bits hold. */
const STEPS = 65_535;

/** Where the steps begin, and how long one is: a 65,535th of the face, far below what a landmark is good for. */
export interface LandmarkSteps {
  /** Lowest x, y and z, in pixels of the photo. */
  readonly lowest: readonly [x: number, y: number, z: number];
  /** Pixels of the photo a step. */
  readonly step: number;
}

/** Write x, y, z of every point in turn into `steps`, which holds three a point; a coordinate moves by half a step at most. */
export function packLandmarks({ points }: PixelLandmarks, steps: Uint16Array): LandmarkSteps {
  const axes = [points.map(({ x }) => x), points.map(({ y }) => y), points.map(({ z }) => z)] as const;
  const [x, y, z] = axes.map((values) => Math.min(...values)) as [number, number, number];
  const extents = axes.map((values, axis) => Math.max(...values) - ([x, y, z][axis] ?? 0));
  const step = Math.max(...extents, Number.MIN_VALUE) / STEPS;
  points.forEach((point, index) => {
    const off = [point.x - x, point.y - y, point.z - z];
    off.forEach((pixels, axis) => (steps[AXES * index + axis] = Math.round(pixels / step)));
  });
  return { lowest: [x, y, z], step };
}

/** Return packed landmarks as points again. */
export function unpackLandmarks(
  { lowest: [x, y, z], step }: LandmarkSteps,
  steps: Uint16Array,
): PixelLandmarks {
  const along = (index: number, axis: number) => (steps[AXES * index + axis] ?? NaN) * step;
  const points = Array.from({ length: steps.length / AXES }, (_, index) => ({
    x: x + along(index, 0),
    y: y + along(index, 1),
    z: z + along(index, 2),
  }));
  return { space: "pixel", points };
}
