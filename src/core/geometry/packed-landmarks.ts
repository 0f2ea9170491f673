/** Landmarks as one block of small whole numbers: a tenth of the memory that 478 points as objects take. */
import type { PixelLandmarks } from "./points.ts";

/** Coordinates a point. */
const AXES = 3;
/** Steps that the longest extent of a face is divided into: what 16 bits hold. */
const STEPS = 65_535;

/** x, y, z of every point in turn, in steps from the lowest one. */
export interface PackedLandmarks {
  readonly lowest: readonly [x: number, y: number, z: number];
  /** Pixels of the photo a step: a 65,535th of the face, far below what a landmark is good for. */
  readonly step: number;
  readonly steps: Uint16Array;
}

/** Return landmarks packed; a coordinate moves by half a step at most. */
export function packLandmarks({ points }: PixelLandmarks): PackedLandmarks {
  const axes = [points.map(({ x }) => x), points.map(({ y }) => y), points.map(({ z }) => z)] as const;
  const [x, y, z] = axes.map((values) => Math.min(...values)) as [number, number, number];
  const extents = axes.map((values, axis) => Math.max(...values) - ([x, y, z][axis] ?? 0));
  const step = Math.max(...extents, Number.MIN_VALUE) / STEPS;
  const steps = new Uint16Array(AXES * points.length);
  points.forEach((point, index) => {
    const off = [point.x - x, point.y - y, point.z - z];
    off.forEach((pixels, axis) => (steps[AXES * index + axis] = Math.round(pixels / step)));
  });
  return { lowest: [x, y, z], step, steps };
}

/** Return packed landmarks as points again. */
export function unpackLandmarks({ lowest: [x, y, z], step, steps }: PackedLandmarks): PixelLandmarks {
  const along = (index: number, axis: number) => (steps[AXES * index + axis] ?? NaN) * step;
  const points = Array.from({ length: steps.length / AXES }, (_, index) => ({
    x: x + along(index, 0),
    y: y + along(index, 1),
    z: z + along(index, 2),
  }));
  return { space: "pixel", points };
}
