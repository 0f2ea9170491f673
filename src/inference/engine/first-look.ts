/** The first look: where in a photo a face is, at whatever size and tilt it has there. */
import { at, LEFT, MIDLINE, RIGHT } from "../../core/geometry/landmarks.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { toPixels } from "../../core/geometry/points.ts";
import type { Similarity } from "../../core/geometry/similarity.ts";
import { composed, transformedLandmarks } from "../../core/geometry/similarity.ts";
import { fromQuarterTurned, quarterTurned } from "../../core/image/quarter-turn.ts";
import type { QuarterTurns } from "../../core/image/quarter-turn.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import type { PixelBox } from "../../core/report.ts";
import type { Landmarker } from "./landmarker.ts";
import type { PhotoSource } from "./photo-source.ts";

/** Long side of the first look, in pixels. */
export const OVERVIEW_SIDE = 640;

/** Surroundings that may be added around the photo on each side, as fractions of its size: a face may fill the frame. */
export const MARGINS = [0, 0.5, 0.25, 1] as const;
type Margin = (typeof MARGINS)[number];

/** What is tried of every photo; the others where nobody was found so. */
export const USUAL_MARGINS: readonly Margin[] = [0, 0.5];

/** The face that was looked for, in pixels of the photo, and all that were seen, the largest first. */
export interface FirstLook {
  readonly landmarks: PixelLandmarks;
  readonly faces: readonly PixelLandmarks[];
}

/**
 * Looks for a face of one photo that is turned clockwise before it is looked at, with the first of these surroundings
 * that shows it; null when none does.
 */
export type LookForFace = (turns: QuarterTurns, margins: readonly Margin[]) => FirstLook | null;

/**
 * Return what looks for the largest face of a photo, or for the one that a person chose: then only around its box, and no other face
 * is taken for it. The photo is read once for all turns, and looked at once in each way.
 */
export function createFirstLook(
  photo: PhotoSource,
  landmarker: Landmarker,
  chosen: PixelBox | null = null,
): LookForFace {
  const part = chosen
    ? grown(chosen, SURROUNDINGS)
    : { x: 0, y: 0, width: photo.width, height: photo.height };
  const overviewOf = keeping((margin: Margin) => readPart(photo, grown(part, margin)));
  const lookedAt = keeping((turns: QuarterTurns) =>
    keeping((margin: Margin): FirstLook | null => {
      const faces = largestFirst(facesIn(overviewOf(margin), turns, landmarker));
      const face = chosen ? faceAt(chosen, faces) : faces[0];
      return face ? { landmarks: face, faces } : null;
    }),
  );
  return (turns, margins) => {
    for (const margin of margins) {
      const seen = lookedAt(turns)(margin);
      if (seen) return seen;
    }
    return null;
  };
}

/** Surroundings of a chosen face, as fractions of its box: the model finds a face by the whole head. */
const SURROUNDINGS = 0.5;

/** Return the face of these whose nose is in the box, the nearest to its middle. */
function faceAt(box: PixelBox, faces: readonly PixelLandmarks[]): PixelLandmarks | undefined {
  const off = ({ points }: PixelLandmarks) => {
    const nose = at(points, MIDLINE.pronasale);
    return {
      x: Math.abs(nose.x - box.x - box.width / 2) / box.width,
      y: Math.abs(nose.y - box.y - box.height / 2) / box.height,
    };
  };
  const inside = faces
    .map((face) => ({ face, off: off(face) }))
    .filter(({ off: { x, y } }) => x <= 0.5 && y <= 0.5);
  return inside.sort((p, q) => Math.hypot(p.off.x, p.off.y) - Math.hypot(q.off.x, q.off.y))[0]?.face;
}

/** Return the function with what it returned for each key kept. */
function keeping<K, V>(make: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}

/** A part of a photo at the size of a look, and the map from its pixels back to the photo's. */
export interface Overview {
  readonly image: RgbaImage;
  readonly toPhoto: Similarity;
}

/** Return the faces that a look at a part of the photo shows, turned clockwise before; in pixels of the photo. */
export function facesIn(
  { image, toPhoto }: Overview,
  turns: QuarterTurns,
  landmarker: Landmarker,
): PixelLandmarks[] {
  const turned = quarterTurned(image, turns);
  const back = composed(toPhoto, fromQuarterTurned(image, turns));
  return landmarker
    .detect(turned)
    .map((face) => transformedLandmarks(back, toPixels(face.landmarks, turned.width, turned.height)));
}

/** Return faces by their size, the largest first. */
export function largestFirst(faces: readonly PixelLandmarks[]): PixelLandmarks[] {
  return [...faces].sort((p, q) => spanOf(q) - spanOf(p));
}

function grown({ x, y, width, height }: PixelBox, margin: number): PixelBox {
  return {
    x: x - margin * width,
    y: y - margin * height,
    width: width * (1 + 2 * margin),
    height: height * (1 + 2 * margin),
  };
}

/** Read a part of the photo with `side` pixels on its long side, or as many as there are. */
export function readPart(photo: PhotoSource, box: PixelBox, side = OVERVIEW_SIDE): Overview {
  const { width, height } = box;
  const scale = Math.min(1, side / Math.max(width, height));
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  const image = photo.read(box, size.width, size.height);
  return {
    image,
    toPhoto: { a: width / size.width, b: 0, c: 0, d: height / size.height, e: box.x, f: box.y },
  };
}

/** Return how large a face is, for comparison: the distance of its irises plus its height, in pixels. */
export function spanOf({ points }: PixelLandmarks): number {
  const [right, left] = [at(points, RIGHT.iris), at(points, LEFT.iris)];
  const ys = points.map((p) => p.y);
  return Math.hypot(right.x - left.x, right.y - left.y) + Math.max(...ys) - Math.min(...ys);
}
