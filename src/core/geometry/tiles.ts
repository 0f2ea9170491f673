/** Overlapping squares that cover a photo, in which a face that is small in it is large enough to be seen. */
import type { PixelBox } from "../report.ts";

/** How much neighbours share, per side: a face that would be too small for the squares of twice the size fits in whole. */
export const TILE_OVERLAP = 1 / 3;

/**
 * Return the squares of a photo in levels, the largest first: their side is a half of the photo's long side, then a quarter
 * and so on, down to `leastSide`. In pixels of the photo, none reaches outside; a square is cut where the photo is narrower.
 * Empty for a photo of which even the half is smaller than `leastSide`.
 */
export function tileLevels(
  { width, height }: { readonly width: number; readonly height: number },
  leastSide: number,
): PixelBox[][] {
  const levels: PixelBox[][] = [];
  for (let side = Math.max(width, height) / 2; side >= leastSide; side /= 2) {
    const columns = starts(width, side);
    const rows = starts(height, side);
    const [w, h] = [Math.min(side, width), Math.min(side, height)];
    levels.push(rows.flatMap((y) => columns.map((x) => ({ x, y, width: w, height: h }))));
  }
  return levels;
}

/** Where pieces of `side` begin that cover `length` evenly, sharing TILE_OVERLAP at least. */
function starts(length: number, side: number): number[] {
  if (length <= side) return [0];
  const steps = Math.ceil((length - side) / (side * (1 - TILE_OVERLAP)));
  return Array.from({ length: steps + 1 }, (_, step) => (step * (length - side)) / steps);
}
