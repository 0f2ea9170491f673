/**
 * The frames in which the landmark model reads a face.
 *
 * The first pass sees the whole photo. The passes that count see small square crops around the head, all made from
 * the same landmarks, so that the size of the photo, its padding, its aspect ratio and the roll of the head have gone
 * before the model looks. The crops differ by small fixed shifts, turns and scales; their mean is steadier than any
 * one of them (the jitter of a single pass is .5-.7 % of the iris distance).
 */
import { at, LEFT, MIDLINE, RIGHT } from "./landmarks.ts";
import type { PixelLandmarks } from "./points.ts";
import type { PlanePoint, Similarity } from "./similarity.ts";
import { composed, flipAt, similarityAbout, similarityFrom } from "./similarity.ts";
import { toRadians } from "./angle.ts";
import { meanPoint } from "./vector.ts";

/** Side of the square picture of the upright head that its quality is judged in, in pixels: iris distance 123 px. */
export const FRAME_SIZE = 512;

/**
 * Side of the square crop for a pass, in pixels: the iris distance is then 61 px.
 *
 * About what the landmark model resolves (it reads a face in 256 px). Larger crops show it detail that small photos
 * lack, so that the score moves with the photo's size; measured: half a photo's size moves it .6 points instead of 1.
 */
export const LOOK_SIZE = 256;

/**
 * Where the irises and the middle of the mouth go, as fractions of the side.
 *
 * The mean place of these points in the reference photos (iris distance .24, eyes at .46), so that hair and chin
 * are inside and the calibration sees faces the same size as it was made from.
 */
const ANCHORS: readonly PlanePoint[] = [
  { x: 0.38, y: 0.46 },
  { x: 0.62, y: 0.46 },
  { x: 0.5, y: 0.705 },
];

/** Return the map from the photo to a `size` x `size` crop that holds the whole head, upright. */
export function canonicalFrame(landmarks: PixelLandmarks, size: number): Similarity {
  const { points } = landmarks;
  const mouth = meanPoint([
    at(points, RIGHT.cheilion),
    at(points, LEFT.cheilion),
    at(points, MIDLINE.stomionUpper),
  ]);
  const anchors = [at(points, RIGHT.iris), at(points, LEFT.iris), mouth];
  return similarityFrom(
    anchors,
    ANCHORS.map((p) => ({ x: p.x * size, y: p.y * size })),
  );
}

/** The change of a crop: a turn, a scale, and a shift as fractions of the side. */
const NUDGE = { degrees: 2.5, scale: 0.96, dx: 0.012, dy: 0.008 };

/**
 * Return the four variations of a frame that the landmarks are averaged over, always the same, in a fixed order.
 *
 * A nudged frame, the same flipped, its mirror image, and that flipped: the set is its own mirror image, so a flipped
 * photo is read in the same frames as the original and scores the same but for rounding. Landmarks of a flipped frame
 * come back subject-correct through `transformedLandmarks(inverseOf(frame), ...)`.
 */
export function jitterFrames(frame: Similarity, size: number = LOOK_SIZE): Similarity[] {
  const flip = flipAt(size / 2);
  const change = nudged(size);
  const twin = composed(flip, composed(change, flip));
  return [change, composed(flip, change), twin, composed(flip, twin)].map((nudge) => composed(nudge, frame));
}

function nudged(size: number): Similarity {
  const { degrees, scale, dx, dy } = NUDGE;
  const centre = { x: size / 2, y: size / 2 };
  return similarityAbout(centre, { radians: toRadians(degrees), scale, dx: dx * size, dy: dy * size });
}
