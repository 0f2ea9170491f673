import { useState } from "react";
import type { Report } from "../../core/report.ts";
import {
  boxOfAspect,
  centreOf,
  inside,
  moved,
  wholePhoto,
  withMargin,
  zoomed,
  type Place,
} from "../measure/view.ts";

/** Which part of the photo is in view, and what moves it: zoom about a place, shifts in pixels of the photo, two fits. */
export function usePlateView({ photo: size, face }: Pick<Report, "photo" | "face">) {
  const whole = wholePhoto(size, Math.min(Math.max(size.width / size.height, 0.72), 1.4));
  const [view, setView] = useState(whole);
  return {
    view,
    isWhole: view.width >= whole.width - 0.5,
    zoom: (factor: number, still?: Place) => setView((v) => zoomed(v, factor, still ?? centreOf(v), size)),
    move: (x: number, y: number) => setView((v) => moved(v, x, y, size)),
    fit: () => setView(whole),
    fitFace: () =>
      setView((v) => {
        const target = boxOfAspect(withMargin(face.box, 0.12), v.width / v.height);
        return target.width >= whole.width ? whole : inside(target, size);
      }),
  };
}
