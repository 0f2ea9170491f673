/**
 * `npm run icons`: draws the sign of the app as the pictures that an installed app needs, into `public/icons/`.
 *
 * The sign is the one of the page's own icon in `index.html`: a ruled line and the point that it measures.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PNG } from "pngjs";
import { ROOT } from "./site/build/root.ts";

type Colour = readonly [red: number, green: number, blue: number];

const GROUND: Colour = [0x14, 0x19, 0x1b];
const LINE: Colour = [0xee, 0xf2, 0xf1];
const POINT: Colour = [0x5f, 0xd0, 0xd3];

/** Side of the square that the sign is drawn in, and the radius of its corners. */
const SIDE = 32;
const CORNER = 6;
/** The ruled line, as rectangles: left, top, right, bottom. */
const BARS = [
  [4, 9, 6, 23],
  [26, 9, 28, 23],
  [5, 15, 27, 17],
] as const;
const DOT = { x: 18.5, y: 16, radius: 4 };
/** Samples a pixel and direction: edges are as smooth as 16 levels. */
const SAMPLES = 4;

export interface IconShape {
  /** Width and height in pixels. */
  readonly pixels: number;
  /** Colour up to the edge, without round corners: systems cut their own shape out of it. */
  readonly isFull: boolean;
  /** Size of the sign on the ground, 1 as in the page's icon; maskable icons keep to the inner four fifths. */
  readonly scale: number;
}

/** File name below `public/icons` -> its shape. */
export const ICONS: Readonly<Record<string, IconShape>> = {
  "icon-192.png": { pixels: 192, isFull: false, scale: 1 },
  "icon-512.png": { pixels: 512, isFull: false, scale: 1 },
  "maskable-192.png": { pixels: 192, isFull: true, scale: 0.8 },
  "maskable-512.png": { pixels: 512, isFull: true, scale: 0.8 },
  "apple-touch-icon.png": { pixels: 180, isFull: true, scale: 0.9 },
};

/** Return the colour of a point of the sign, null outside its round corners. */
function colourAt(x: number, y: number, { isFull, scale }: IconShape): Colour | null {
  if (!isFull && !isInsideCorners(x, y)) return null;
  const middle = SIDE / 2;
  const [u, v] = [middle + (x - middle) / scale, middle + (y - middle) / scale];
  if (Math.hypot(u - DOT.x, v - DOT.y) <= DOT.radius) return POINT;
  const isLine = BARS.some(
    ([left, top, right, bottom]) => u >= left && u <= right && v >= top && v <= bottom,
  );
  return isLine ? LINE : GROUND;
}

function isInsideCorners(x: number, y: number): boolean {
  const beyond = (value: number) => Math.max(CORNER - value, value - (SIDE - CORNER), 0);
  return Math.hypot(beyond(x), beyond(y)) <= CORNER;
}

/** Return an icon as the bytes of a PNG file. */
export function iconPng(shape: IconShape): Buffer {
  const { pixels } = shape;
  const png = new PNG({ width: pixels, height: pixels });
  const unit = SIDE / pixels / SAMPLES;
  for (let row = 0; row < pixels; row += 1)
    for (let column = 0; column < pixels; column += 1) {
      const seen = Array.from({ length: SAMPLES * SAMPLES }, (_, i) =>
        colourAt(
          (column * SAMPLES + (i % SAMPLES) + 0.5) * unit,
          (row * SAMPLES + Math.floor(i / SAMPLES) + 0.5) * unit,
          shape,
        ),
      ).filter((colour) => colour !== null);
      const mean = (channel: 0 | 1 | 2) =>
        Math.round(seen.reduce((sum, colour) => sum + colour[channel], 0) / Math.max(seen.length, 1));
      const alpha = Math.round((255 * seen.length) / SAMPLES ** 2);
      png.data.set([mean(0), mean(1), mean(2), alpha], 4 * (row * pixels + column));
    }
  return PNG.sync.write(png);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = path.join(ROOT, "public", "icons");
  mkdirSync(folder, { recursive: true });
  for (const [name, shape] of Object.entries(ICONS)) writeFileSync(path.join(folder, name), iconPng(shape));
}
