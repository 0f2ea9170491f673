/** What part of the photo is in view: a box in pixels of the photo with the shape of the window it is seen through. */
import type { PixelBox } from "../../core/report.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Closest look: this many pixels of the photo across the window. */
const CLOSEST_PX = 48;

/** Return the smallest box of the given aspect (width / height) that holds `box`, around the same centre. */
export function boxOfAspect(box: PixelBox, aspect: number): PixelBox {
  const width = Math.max(box.width, box.height * aspect);
  const height = width / aspect;
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

/** Return the view that shows the whole photo. */
export function wholePhoto({ width, height }: Size, aspect: number): PixelBox {
  return boxOfAspect({ x: 0, y: 0, width, height }, aspect);
}

/** Return the box grown by a share of its longer side on every side. */
export function withMargin({ x, y, width, height }: PixelBox, share: number): PixelBox {
  const margin = Math.max(width, height) * share;
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

/** Return the view after zooming by `factor` (above 1: closer) with one place of the photo held still. */
export function zoomed(view: PixelBox, factor: number, still: Place, photo: Size): PixelBox {
  const whole = wholePhoto(photo, view.width / view.height);
  const width = Math.min(Math.max(view.width / factor, CLOSEST_PX), whole.width);
  const scale = width / view.width;
  return inside(
    {
      x: still.x - (still.x - view.x) * scale,
      y: still.y - (still.y - view.y) * scale,
      width,
      height: view.height * scale,
    },
    photo,
  );
}

/** Return the view moved by a distance in pixels of the photo. */
export function moved(view: PixelBox, dx: number, dy: number, photo: Size): PixelBox {
  return inside({ ...view, x: view.x + dx, y: view.y + dy }, photo);
}

/** What lies at `from` in the window is to lie at `to`, `factor` times as large. Places are shares of the window, 0-1. */
export interface Shift {
  readonly from: Place;
  readonly to: Place;
  readonly factor: number;
}

/** Return the view after a shift. */
export function shifted(view: PixelBox, { from, to, factor }: Shift, photo: Size): PixelBox {
  const near = zoomed(view, factor, placeIn(view, from), photo);
  return moved(near, (from.x - to.x) * near.width, (from.y - to.y) * near.height, photo);
}

/** Return the place of the photo that lies at a place of the window. */
export function placeIn(view: PixelBox, at: Place): Place {
  return { x: view.x + at.x * view.width, y: view.y + at.y * view.height };
}

/** Return the view pushed back over the photo; along a side where the photo is smaller, it is centred. */
export function inside(view: PixelBox, photo: Size): PixelBox {
  return { ...view, x: along(view.x, view.width, photo.width), y: along(view.y, view.height, photo.height) };
}

function along(start: number, length: number, whole: number): number {
  if (length >= whole) return (whole - length) / 2;
  return Math.min(Math.max(start, 0), whole - length);
}

export function centreOf({ x, y, width, height }: PixelBox): Place {
  return { x: x + width / 2, y: y + height / 2 };
}
