/** One face made from formulas, a photo of it, and a landmarker that sees it: for tests of the pipeline. */
import { canonicalFrame, jitterFrames, LOOK_SIZE } from "../../../core/geometry/frame.ts";
import { LANDMARK_COUNT } from "../../../core/geometry/points.ts";
import type { NormalizedLandmarks, PixelLandmarks, Point } from "../../../core/geometry/points.ts";
import { isFlipped, transformedLandmarks } from "../../../core/geometry/similarity.ts";
import type { RgbaImage } from "../../../core/image/raster.ts";
import { proceduralFace } from "../../../../fixtures/procedural-face.ts";
import type { Detection, Landmarker } from "../landmarker.ts";
import type { PhotoSource } from "../photo-source.ts";

/** How the fake landmarker sees the face. */
export interface FakeSight {
  readonly face?: PixelLandmarks;
  readonly photo?: { readonly width: number; readonly height: number };
  /** Yaw of the head in degrees. */
  readonly yaw?: number;
  /** How far to the right of its place the nth of the four looks sees the face, in pixels of the look. */
  readonly slip?: readonly number[];
  /** Looks that see nobody, by number: 0 the whole photo, 1 the second look, 2-5 the looks that count. */
  readonly blind?: readonly number[];
  /** Seen in the whole photo only with its surroundings: a face that fills the frame. */
  readonly needsMargin?: boolean;
  /** Other faces that the whole photo shows. */
  readonly others?: readonly PixelLandmarks[];
  /** What becomes of the question whether it sees at all; it does, where nothing is said. */
  readonly confirmSight?: () => Promise<void>;
}

export const PHOTO = { width: 800, height: 900 } as const;

/** The face that is seen where nothing else is said: upright, sharp, in the middle. */
export const FACE = proceduralFace(0.1);

/** Return the face at another size, around the middle of the photo or another place. */
export function scaledFace(
  face: PixelLandmarks,
  scale: number,
  to: { readonly x: number; readonly y: number } = { x: PHOTO.width / 2, y: PHOTO.height / 2 },
): PixelLandmarks {
  // The face made from formulas lies around (300, 400).
  return transformedLandmarks(
    { a: scale, b: 0, c: 0, d: scale, e: to.x - 300 * scale, f: to.y - 400 * scale },
    face,
  );
}

/** A photo of nothing in particular: stripes, so that it is neither blurred nor flat. */
export function stripedPhoto({ width, height }: { width: number; height: number } = PHOTO): PhotoSource {
  return {
    width,
    height,
    read(_box, columns, rows): RgbaImage {
      const data = new Uint8ClampedArray(4 * columns * rows);
      for (let pixel = 0; pixel < columns * rows; pixel += 1) {
        const shade = 90 + ((pixel * 37) % 80);
        data.set([shade, shade + (pixel % 13), shade - (pixel % 7), 255], 4 * pixel);
      }
      return { data, width: columns, height: rows };
    },
  };
}

/**
 * Return a landmarker that finds the face where it is in every picture that `readFace` shows it.
 *
 * It goes by the order of the looks, which is fixed: the whole photo, the second look, the four that count. Turned, the photo
 * shows nobody; `coordinate-photo.ts` has a photo that can be turned.
 */
export function fakeLandmarker(sight: FakeSight = {}): Landmarker & { readonly looks: () => number } {
  const { face = FACE, photo = PHOTO, yaw = 0, slip = [], blind = [], others = [] } = sight;
  const second = canonicalFrame(face, LOOK_SIZE);
  const frames = [second, ...jitterFrames(second)];
  const margin = sight.needsMargin ? 0.5 : 0;
  let marginsToGo = sight.needsMargin ? 1 : 0;
  let look = 0;
  return {
    looks: () => look,
    close: () => undefined,
    confirmSight: () => sight.confirmSight?.() ?? Promise.resolve(),
    detect() {
      if (marginsToGo > 0) {
        marginsToGo -= 1;
        return [];
      }
      const nth = look;
      look += 1;
      if (blind.includes(nth) || nth > frames.length) return [];
      const frame = frames[nth - 1];
      if (!frame) return [...others, face].map((each) => seen(wholePhoto(each, photo, margin), yaw));
      const inFrame = transformedLandmarks(frame, face).points;
      // What is to the right in the photo is to the left in a flipped look.
      const side = isFlipped(frame) ? -1 : 1;
      const beside = side * (slip[nth - 2] ?? 0);
      const points = inFrame.map((p) => normalized({ ...p, x: p.x + beside }, LOOK_SIZE, LOOK_SIZE));
      return [seen({ space: "normalized", points }, side * yaw)];
    },
  };
}

function normalized({ x, y, z }: Point, width: number, height: number): Point {
  return { x: x / width, y: y / height, z: z / width };
}

function wholePhoto(
  { points }: PixelLandmarks,
  { width, height }: { width: number; height: number },
  margin: number,
): NormalizedLandmarks {
  const [w, h] = [width * (1 + 2 * margin), height * (1 + 2 * margin)];
  const shifted = points.map((p) => ({ ...p, x: p.x + margin * width, y: p.y + margin * height }));
  return { space: "normalized", points: shifted.map((p) => normalized(p, w, h)) };
}

/** The matrix of a head without pitch and roll. See: [Note: Matrix layout] in `core/geometry/pose.ts`. */
function seen(landmarks: NormalizedLandmarks, yaw: number): Detection {
  if (landmarks.points.length !== LANDMARK_COUNT) throw new RangeError("a face has 478 landmarks");
  const [sine, cosine] = [Math.sin((yaw * Math.PI) / 180), Math.cos((yaw * Math.PI) / 180)];
  return { landmarks, matrix: [cosine, 0, -sine, 0, 0, 1, 0, 0, sine, 0, cosine, 0, 0, 0, -40, 1] };
}
