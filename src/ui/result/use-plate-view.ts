import { useState } from "react";
import type { PixelBox, Report } from "../../core/report.ts";
import {
  boxOfAspect,
  centreOf,
  inside,
  moved,
  shifted,
  wholePhoto,
  withMargin,
  zoomed,
  type Place,
  type Shift,
} from "../measure/view.ts";

/** A face that takes less than this share of the window's width is shown by itself at first. */
const SMALL_FACE = 0.35;

/**
 * Return which part of the photo is in view, and what moves it: zoom about a place, shifts, two fits. `isResting` says that
 * it is the view a result opens with, or the whole photo: then a finger scrolls the page.
 */
export function usePlateView({ photo: size, face }: Pick<Report, "photo" | "face">) {
  const whole = wholePhoto(size, Math.min(Math.max(size.width / size.height, 0.72), 1.4));
  const fitted = (margin: number) => {
    const target = boxOfAspect(withMargin(face.box, margin), whole.width / whole.height);
    return target.width >= whole.width ? whole : inside(target, size);
  };
  const home = face.box.width < SMALL_FACE * whole.width ? fitted(0.4) : whole;
  const [view, setView] = useState(home);
  const isWhole = isSame(view, whole);
  return {
    view,
    isWhole,
    isResting: isWhole || isSame(view, home),
    zoom: (factor: number, still?: Place) => setView((v) => zoomed(v, factor, still ?? centreOf(v), size)),
    move: (x: number, y: number) => setView((v) => moved(v, x, y, size)),
    shift: (by: Shift) => setView((v) => shifted(v, by, size)),
    goHome: () => setView(home),
    fit: () => setView(whole),
    fitFace: () => setView(fitted(0.12)),
  };
}

/** Whether two views are the same to the eye: within half a pixel of the photo. */
function isSame(a: PixelBox, b: PixelBox): boolean {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y), Math.abs(a.width - b.width)) <= 0.5;
}
