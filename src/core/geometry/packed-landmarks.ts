/**
 * Landmarks as small whole numbers: 2 kB instead of the 20 that 478 points as objects take.
 *
 * A point is 32 bits, of which x and y have 11 and z has 10. Along each axis the face's extent is divided into as many
 * steps as the bits can tell apart, and a coordinate moves by half a step at most: a 4,000th of the face's width or height,
 * a 2,000th of its depth. The looks at one photo scatter by .5-1 % of the iris distance, about ten times as much.
 */
import type { PixelLandmarks } from "./points.ts";

const AXES = [
  { axis: "x", bits: 11, shift: 0 },
  { axis: "y", bits: 11, shift: 11 },
  { axis: "z", bits: 10, shift: 22 },
] as const;

/** Bytes of a lowest value and a step, both in pixels of the photo, for every axis; they stand before the points. */
const HEAD_BYTES = 2 * AXES.length * Float64Array.BYTES_PER_ELEMENT;

/** Return the bytes that so many points take. */
export function packedLandmarkBytes(points: number): number {
  return HEAD_BYTES + points * Uint32Array.BYTES_PER_ELEMENT;
}

/** Write landmarks into a block from `offset`, a multiple of 8, to its end. */
export function packLandmarks({ points }: PixelLandmarks, block: ArrayBuffer, offset: number): void {
  const { head, packed } = viewsOf(block, offset);
  AXES.forEach(({ axis, bits, shift }, index) => {
    const values = points.map((point) => point[axis]);
    const lowest = Math.min(...values);
    // Where all points agree, any step will do.
    const step = (Math.max(...values) - lowest) / highest(bits) || 1;
    head.set([lowest, step], 2 * index);
    values.forEach((value, point) => (packed[point]! |= Math.round((value - lowest) / step) << shift));
  });
}

/** Return the landmarks that were written from `offset` to the end of a block. */
export function unpackLandmarks(block: ArrayBuffer, offset: number): PixelLandmarks {
  const { head, packed } = viewsOf(block, offset);
  const [x, y, z] = AXES.map(({ bits, shift }, index) => {
    const [lowest = NaN, step = NaN] = head.subarray(2 * index);
    return (point: number) => lowest + ((point >>> shift) & highest(bits)) * step;
  }) as [Along, Along, Along];
  return {
    space: "pixel",
    points: Array.from(packed, (point) => ({ x: x(point), y: y(point), z: z(point) })),
  };
}

/** Returns a packed point's place along one axis, in pixels of the photo. */
type Along = (point: number) => number;

/** Return the highest number that so many bits hold. */
function highest(bits: number): number {
  return 2 ** bits - 1;
}

function viewsOf(block: ArrayBuffer, offset: number) {
  return {
    head: new Float64Array(block, offset, 2 * AXES.length),
    packed: new Uint32Array(block, offset + HEAD_BYTES),
  };
}
