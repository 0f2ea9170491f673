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
import { composed, flipAt, IDENTITY, similarityAbout, similarityFrom } from "./similarity.ts";
import { toRadians } from "./angle.ts";
import { meanPoint } from "./vector.ts";

/** Side of the square crop for a pass, in pixels: the iris distance is then 123 px, above what the model resolves. */
export const FRAME_SIZE = 512;

/** Number of passes that makes the set of frames its own mirror image. See `jitterFrames`. */
export const PASSES = 6;

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

/** A change of the crop: degrees, factor, and shifts as fractions of the side. */
interface Nudge {
  readonly degrees: number;
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

const NUDGES: readonly Nudge[] = [
  { degrees: 0, scale: 1, dx: 0, dy: 0 },
  { degrees: 2.5, scale: 0.96, dx: 0.012, dy: 0.008 },
  { degrees: -4, scale: 1.05, dx: 0.018, dy: -0.012 },
  { degrees: 1.2, scale: 0.91, dx: -0.022, dy: 0.016 },
];

/**
 * Return `passes` variations of a frame, always the same ones, in a fixed order.
 *
 * The list is: the frame, the frame flipped, then groups of four (a nudge, the nudge flipped, its mirror image, its
 * mirror image flipped). With 2, 6, 10 or 14 passes the set is its own mirror image, so a flipped photo is read in the
 * same frames as the original and scores the same but for rounding. Landmarks of a flipped frame come back
 * subject-correct through `transformedLandmarks(inverseOf(frame), ...)`.
 */
export function jitterFrames(frame: Similarity, passes: number, size: number = FRAME_SIZE): Similarity[] {
  const flip = flipAt(size / 2);
  const changes = NUDGES.flatMap((nudge, index) => {
    const change = index === 0 ? IDENTITY : nudged(nudge, size);
    const twin = composed(flip, composed(change, flip));
    return index === 0 ? [change, flip] : [change, composed(flip, change), twin, composed(flip, twin)];
  });
  if (passes < 1 || passes > changes.length)
    throw new RangeError(`passes must be 1 to ${String(changes.length)}`);
  return changes.slice(0, passes).map((change) => composed(change, frame));
}

function nudged(nudge: Nudge, size: number): Similarity {
  const centre = { x: size / 2, y: size / 2 };
  return similarityAbout(centre, {
    radians: toRadians(nudge.degrees),
    scale: nudge.scale,
    dx: nudge.dx * size,
    dy: nudge.dy * size,
  });
}
