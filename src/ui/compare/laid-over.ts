/** Two faces laid over each other by their eyes: where either photo lies, the outlines of both, and where they differ. */
import { onEyeLine } from "../../core/geometry/eye-line.ts";
import { CONTOURS } from "../../core/geometry/landmarks.ts";
import { boxAround, pixelLandmarks, type Point } from "../../core/geometry/points.ts";
import { scaleOf, transformed, type Similarity } from "../../core/geometry/similarity.ts";
import type { PixelBox, Report } from "../../core/report.ts";
import { contourPath } from "../measure/contours.ts";
import { boxOfAspect, withMargin, type Size } from "../measure/view.ts";

/** Width over height of the window. */
const ASPECT = 0.8;
const MARGIN = 0.12;

/** One face in the space of `EYE_LINE`. */
export interface LaidFace {
  readonly onto: Similarity;
  readonly points: readonly Point[];
  readonly outline: string;
}

/** Both faces, the part of their space that is in view, and the areas that lie within one outline alone. */
export interface LaidOver {
  readonly a: LaidFace;
  readonly b: LaidFace;
  readonly view: PixelBox;
  /** To be filled by the rule "evenodd": what one closed outline has and the other has not. */
  readonly apart: readonly string[];
}

/** Return two faces laid over each other; null where one has no line of the eyes. */
export function laidOver(a: Report, b: Report): LaidOver | null {
  const [first, second] = [laidFace(a), laidFace(b)];
  if (!first || !second) return null;
  const view = boxOfAspect(withMargin(boxAround([...first.points, ...second.points]), MARGIN), ASPECT);
  const closed = CONTOURS.filter((contour) => contour.closed);
  const apart = closed.map((contour) =>
    [first, second].map(({ points }) => contourPath(points, [contour])).join(""),
  );
  return { a: first, b: second, view, apart };
}

function laidFace({ face }: Report): LaidFace | null {
  const { points } = pixelLandmarks(face.landmarks);
  const onto = onEyeLine(points);
  if (!onto) return null;
  const laid = points.map((point) => transformed(onto, point));
  return { onto, points: laid, outline: contourPath(laid) };
}

/** Where a photo lies in the window: in percent of its width and height, turned by `degrees` about its upper left corner. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly degrees: number;
}

/** Return where a photo lies in a window that shows `view`. */
export function placement(onto: Similarity, photo: Size, view: PixelBox): Placement {
  const scale = scaleOf(onto);
  return {
    left: (100 * (onto.e - view.x)) / view.width,
    top: (100 * (onto.f - view.y)) / view.height,
    width: (100 * scale * photo.width) / view.width,
    height: (100 * scale * photo.height) / view.height,
    degrees: (180 / Math.PI) * Math.atan2(onto.b, onto.a),
  };
}
