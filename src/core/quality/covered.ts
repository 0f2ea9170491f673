/**
 * Whether something hides the eyes, or mouth and nose: the landmarks lie where the eyes and the lips would be, but the picture shows
 * nothing there. Read from the canonical crop.
 */
import { at, LEFT, LIPS_OUTER, RIGHT } from "../geometry/landmarks.ts";
import type { PixelLandmarks, Point } from "../geometry/points.ts";
import { distanceInPicture, meanPoint } from "../geometry/vector.ts";
import { lumaOf } from "../image/raster.ts";
import type { RgbaImage } from "../image/raster.ts";
import { medianOf, sdOf } from "../statistics.ts";
import { squareMeans } from "./square-means.ts";

/** What the eyes and the mouth show; all infinite where the crop does not hold them, so that nothing is said of it. */
export interface Coverage {
  /** Luma of the lightest tenth around an eye less that of the darkest, per luma of the skin; of the eye with more. */
  readonly eyeContrast: number;
  /** SD of what squares of 3 pixels have over those of 25 around the lips, per luma of the skin. */
  readonly mouthContrast: number;
  /** How far the lips' shares of red, green and blue are from those of the skin around them; 0-2. */
  readonly lipColour: number;
}

const UNKNOWN: Coverage = { eyeContrast: Infinity, mouthContrast: Infinity, lipColour: Infinity };

/** Landmarks on the skin around the mouth, and on forehead and chin. */
const AROUND_MOUTH = [200, 205, 425, 57, 287, 214, 434] as const;
const ELSEWHERE = [151, 9, 108, 337, 199, 18] as const;

interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Rgb = readonly [number, number, number];

/** Return what the eyes and the mouth show, given the landmarks in pixels of the crop. */
export function coverage(image: RgbaImage, { points }: PixelLandmarks): Coverage {
  const unit = distanceInPicture(at(points, RIGHT.iris), at(points, LEFT.iris));
  const spots = (indices: readonly number[]) =>
    indices.flatMap((index) => pixelsIn(image, around(at(points, index), 0.08 * unit)));
  const nearMouth = spots(AROUND_MOUTH);
  const skin = Math.max(8, medianOf([...nearMouth, ...spots(ELSEWHERE)].map(lumaOfPixel)));
  const eyes = [RIGHT, LEFT].map((side) =>
    eyeWindow(at(points, side.endocanthion), at(points, side.exocanthion)),
  );
  const lips = LIPS_OUTER.map((index) => at(points, index));
  const mouth = boxOf(lips, 0.05 * unit);
  if (![...eyes, mouth].every((window) => isInside(image, window))) return UNKNOWN;
  const contrasts = eyes.map((window) => spreadOf(pixelsIn(image, window).map(lumaOfPixel)));
  const lipPixels = pixelsIn(image, mouth, (x, y) => isWithin(lips, x, y));
  return {
    eyeContrast: Math.max(...contrasts) / skin,
    mouthContrast: detailIn(image, mouth) / skin,
    lipColour: colourDistance(meanOf(lipPixels), medianColour(nearMouth)),
  };
}

function eyeWindow(inner: Point, outer: Point): Window {
  const { x, y } = meanPoint([inner, outer]);
  const length = distanceInPicture(inner, outer);
  return {
    left: Math.floor(x - 0.6 * length),
    right: Math.floor(x + 0.6 * length),
    top: Math.floor(y - 0.3 * length),
    bottom: Math.floor(y + 0.55 * length),
  };
}

function around({ x, y }: Point, reach: number): Window {
  return boxOf([{ x, y, z: 0 }], reach);
}

function boxOf(points: readonly Point[], margin: number): Window {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  return {
    left: Math.floor(Math.min(...xs) - margin),
    right: Math.floor(Math.max(...xs) + margin),
    top: Math.floor(Math.min(...ys) - margin),
    bottom: Math.floor(Math.max(...ys) + margin),
  };
}

function isInside({ width, height }: RgbaImage, { left, top, right, bottom }: Window): boolean {
  return left >= 0 && top >= 0 && right < width && bottom < height && right > left && bottom > top;
}

/** Return the pixels of a window that lie inside the picture and qualify, row by row. */
function pixelsIn(
  image: RgbaImage,
  { left, top, right, bottom }: Window,
  qualifies: (x: number, y: number) => boolean = () => true,
): Rgb[] {
  const pixels: Rgb[] = [];
  for (let y = Math.max(0, top); y <= Math.min(image.height - 1, bottom); y += 1) {
    for (let x = Math.max(0, left); x <= Math.min(image.width - 1, right); x += 1) {
      if (!qualifies(x + 0.5, y + 0.5)) continue;
      const k = 4 * (y * image.width + x);
      pixels.push([image.data[k] ?? 0, image.data[k + 1] ?? 0, image.data[k + 2] ?? 0]);
    }
  }
  return pixels;
}

function lumaOfPixel([r, g, b]: Rgb): number {
  return lumaOf(r, g, b);
}

function spreadOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const of = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return of(0.9) - of(0.1);
}

function detailIn(image: RgbaImage, window: Window): number {
  const [width, height] = [window.right - window.left + 1, window.bottom - window.top + 1];
  const plane = { width, height, values: Float64Array.from(pixelsIn(image, window).map(lumaOfPixel)) };
  const coarse = squareMeans(plane, 12);
  const band = squareMeans(plane, 1).map((value, k) => value - (coarse[k] ?? 0));
  return sdOf([...band]);
}

function meanOf(pixels: readonly Rgb[]): Rgb {
  const of = (k: 0 | 1 | 2) => pixels.reduce((sum, pixel) => sum + pixel[k], 0) / Math.max(1, pixels.length);
  return [of(0), of(1), of(2)];
}

function medianColour(pixels: readonly Rgb[]): Rgb {
  const of = (k: 0 | 1 | 2) => medianOf(pixels.map((pixel) => pixel[k]));
  return [of(0), of(1), of(2)];
}

function colourDistance(one: Rgb, other: Rgb): number {
  const shares = (colour: Rgb) => {
    const sum = Math.max(1, colour[0] + colour[1] + colour[2]);
    return colour.map((value) => value / sum);
  };
  const [p, q] = [shares(one), shares(other)];
  return p.reduce((sum, value, k) => sum + Math.abs(value - (q[k] ?? 0)), 0);
}

function isWithin(polygon: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  polygon.forEach((p, k) => {
    const q = polygon[(k + 1) % polygon.length] ?? p;
    if (p.y <= y !== q.y <= y && x < p.x + ((y - p.y) / (q.y - p.y)) * (q.x - p.x)) inside = !inside;
  });
  return inside;
}
