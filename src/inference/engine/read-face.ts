/**
 * The landmark stage: from a photo to the landmarks of its largest face, or of the one that a person chose, averaged over several looks.
 *
 * [Note: Two looks before the passes]
 * The first look sees the whole photo, at whatever size and tilt the face has in it. The second sees the frame made
 * from the first, so that what the passes start from no longer depends on the photo's size, padding or roll.
 *
 * [Note: Any turn]
 * The landmark model finds faces that lean by up to 60 degrees or so. Of a face on its side it finds nothing or half of it,
 * and an upside-down face it reads as an upright one, wrongly: but that mesh does not lie on the face, and moves from look
 * to look. So a reading that does not hold still is compared with those of the photo turned by right angles, and the
 * steadiest is taken. The usual photo holds still at once, and is looked at no more often than before.
 *
 * [Note: Nobody found]
 * Where no look led to a reading, each way of framing the photo gets its turn: a face that the close looks lost may be found
 * from another, and some faces are seen only in other surroundings. A head that is turned nearly to its profile is seen with
 * its surroundings and lost close up, where the model expects two eyes. So it is read from further off, last of all, and only as
 * what it is: a head turned so far that it gets no score. After all that the photo is looked at piece by piece:
 * [Note: Small in a large photo] in `tile-look.ts`.
 */
import type { PixelBox, Pose } from "../../core/report.ts";
import { canonicalFrame, FRAME_SIZE, jitterFrames, LOOK_SIZE } from "../../core/geometry/frame.ts";
import { at } from "../../core/geometry/landmarks.ts";
import { meanLandmarks } from "../../core/geometry/passes.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { toPixels } from "../../core/geometry/points.ts";
import { irisRoll, meanPose, poseFromMatrix, poseInPhoto, turnedPose } from "../../core/geometry/pose.ts";
import type { Similarity } from "../../core/geometry/similarity.ts";
import {
  composed,
  inverseOf,
  scaleOf,
  similarityAbout,
  transformed,
  transformedLandmarks,
} from "../../core/geometry/similarity.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import type { QuarterTurns } from "../../core/image/quarter-turn.ts";
import { warp } from "../../core/image/warp.ts";
import { THRESHOLDS } from "../../core/quality/thresholds.ts";
import { createFirstLook, MARGINS, USUAL_MARGINS } from "./first-look.ts";
import type { FirstLook } from "./first-look.ts";
import type { Detection, Landmarker } from "./landmarker.ts";
import type { PhotoSource } from "./photo-source.ts";
import { createTileLooks, distinct } from "./tile-look.ts";

/** Jitter up to which a reading needs no comparison: right ones have .007-.02, those of an upside-down face .03-.6. */
const SURE_JITTER = 0.02;

/** A face that leans by more is read once more: the first look finds it less exactly than an upright one. */
const READ_AGAIN_DEGREES = 25;

/** A turned reading replaces the upright one when its jitter is less than this share of the other's. */
const CLEARLY_STEADIER = 0.75;

/** The upside-down photo first: every face that leans by more than 120 degrees is upright enough then. */
const TURNS: readonly QuarterTurns[] = [2, 1, 3];

/** How small a turned head is in the looks from further off, per the usual size; see [Note: Nobody found]. */
const FAR = 0.55;

/** How many faces of the squares of one size are read: most of those of a crowd or a texture are not worth the time. */
const MOST_CANDIDATES = 6;

/** The part of the photo around a face, at the size that everything later needs. */
export interface FaceRegion {
  readonly image: RgbaImage;
  /** From pixels of the photo to pixels of the region. */
  readonly toRegion: Similarity;
}

/** A face that was found and read. */
export interface FaceFound {
  readonly landmarks: PixelLandmarks;
  /** Landmarks of every pass, in pixels of the photo. */
  readonly passes: readonly PixelLandmarks[];
  readonly jitter: number;
  readonly pose: Pose;
  /** All that were seen at first, the largest first. */
  readonly faces: readonly PixelLandmarks[];
  readonly region: FaceRegion;
  /** The upright head in the canonical frame, and the map from the photo to it. */
  readonly frame: { readonly image: RgbaImage; readonly toFrame: Similarity };
}

/** How a face is read. */
export interface HowRead {
  /** Called now and then where it takes long. */
  readonly goesOn?: () => void;
  /** Where the face is that a person chose among several; the largest where nothing is said. */
  readonly chosen?: PixelBox | null;
}

/**
 * Return the largest face of a photo, or the chosen one; null when there is none that holds still over the passes.
 *
 * See: [Note: Any turn].
 */
export function readFace(
  photo: PhotoSource,
  landmarker: Landmarker,
  { goesOn = () => undefined, chosen = null }: HowRead = {},
): FaceFound | null {
  const face =
    readAnyTurn(photo, landmarker, chosen) ?? (chosen ? null : readInTiles(photo, landmarker, goesOn));
  if (!face || Math.abs(irisRoll(face.landmarks)) <= READ_AGAIN_DEGREES) return face;
  // What was found leaning is read again from where it really is, and the mean of both counts.
  const again = readFrom(photo, landmarker, face);
  if (!again) return face;
  const passes = [...face.passes, ...again.passes];
  return { ...again, passes, ...meanLandmarks(passes), pose: meanPose([face.pose, again.pose]) };
}

function readAnyTurn(photo: PhotoSource, landmarker: Landmarker, chosen: PixelBox | null): FaceFound | null {
  const look = createFirstLook(photo, landmarker, chosen);
  for (const margins of [USUAL_MARGINS, ...MARGINS.map((margin) => [margin])]) {
    const face = readSteadiest((turns) => readFrom(photo, landmarker, look(turns, margins)));
    if (face) return face;
  }
  // See: [Note: Nobody found].
  for (const margin of MARGINS) {
    const face = readFrom(photo, landmarker, look(0, [margin]), FAR);
    if (face && isTurnedTooFar(face)) return face;
  }
  return null;
}

/** See: [Note: Small in a large photo]. What does not hold still there is texture that looks like a face, or no better than it. */
function readInTiles(photo: PhotoSource, landmarker: Landmarker, goesOn: () => void): FaceFound | null {
  for (const look of createTileLooks(photo, landmarker)) {
    const face = readSteadiest((turns) => {
      goesOn();
      const candidates = look(turns).slice(0, MOST_CANDIDATES);
      const faces = candidates.flatMap((seen) => {
        const read = readFrom(photo, landmarker, seen);
        return read && read.jitter <= THRESHOLDS.refuseJitter ? [read] : [];
      });
      const [largest] = faces;
      return largest ? { ...largest, faces: distinct(faces.map((face) => face.landmarks)) } : null;
    });
    if (face) return face;
  }
  return null;
}

function isTurnedTooFar({ pose, landmarks }: FaceFound): boolean {
  return Math.abs(turnedPose(pose, -irisRoll(landmarks)).yaw) > THRESHOLDS.refuseYaw;
}

function readSteadiest(read: (turns: QuarterTurns) => FaceFound | null): FaceFound | null {
  const upright = read(0);
  if (upright && upright.jitter <= SURE_JITTER) return upright;
  let steadiest: FaceFound | null = null;
  for (const turns of TURNS) {
    const turned = read(turns);
    if (turned && !(turned.jitter >= (steadiest?.jitter ?? Infinity))) steadiest = turned;
    if (steadiest && steadiest.jitter <= SURE_JITTER) break;
  }
  if (!upright || !steadiest) return upright ?? steadiest;
  return steadiest.jitter < CLEARLY_STEADIER * upright.jitter ? steadiest : upright;
}

/**
 * Return the face that a first look found, read more closely; null when it does not stay where it was seen. `scale` is the size
 * of the face in the looks, per the usual one.
 */
function readFrom(
  photo: PhotoSource,
  landmarker: Landmarker,
  seen: FirstLook | null,
  scale = 1,
): FaceFound | null {
  if (!seen) return null;
  const region = readRegion(photo, scaledFrame(seen.landmarks, FRAME_SIZE, scale));
  const second = lookThrough(region, scaledFrame(seen.landmarks, LOOK_SIZE, scale), landmarker);
  const from = second?.landmarks ?? seen.landmarks;
  const frames = jitterFrames(scaledFrame(from, LOOK_SIZE, scale));
  const looks = frames.map((frame) => lookThrough(region, frame, landmarker));
  const answered = looks.filter((look) => look !== null);
  if (answered.length <= frames.length / 2) return null;
  const passes = answered.map((look) => look.landmarks);
  const { landmarks, jitter } = meanLandmarks(passes);
  const toFrame = canonicalFrame(from, FRAME_SIZE);
  return {
    landmarks,
    passes,
    jitter,
    pose: meanPose(answered.map((look) => look.pose)),
    faces: seen.faces,
    region,
    frame: { image: cut(region, toFrame, FRAME_SIZE), toFrame },
  };
}

/** Return the canonical frame with the face `scale` times as large in it, about its middle. */
function scaledFrame(landmarks: PixelLandmarks, size: number, scale: number): Similarity {
  const middle = { x: size / 2, y: size / 2 };
  const zoom = similarityAbout(middle, { radians: 0, scale, dx: 0, dy: 0 });
  return composed(zoom, canonicalFrame(landmarks, size));
}

/** Read the surroundings of a face as finely as the frame of FRAME_SIZE, twice as finely as the looks: bilinear is clean. */
function readRegion(photo: PhotoSource, frame: Similarity): FaceRegion {
  const back = inverseOf(frame);
  const margin = 0.12 * FRAME_SIZE;
  const corners = [-margin, FRAME_SIZE + margin].flatMap((x) =>
    [-margin, FRAME_SIZE + margin].map((y) => transformed(back, { x, y, z: 0 })),
  );
  const x = Math.min(...corners.map((p) => p.x));
  const y = Math.min(...corners.map((p) => p.y));
  const width = Math.max(...corners.map((p) => p.x)) - x;
  const height = Math.max(...corners.map((p) => p.y)) - y;
  const scale = Math.min(1, scaleOf(frame));
  const pixels = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  const image = photo.read({ x, y, width, height }, pixels.width, pixels.height);
  const kx = pixels.width / width;
  const ky = pixels.height / height;
  return { image, toRegion: { a: kx, b: 0, c: 0, d: ky, e: -x * kx, f: -y * ky } };
}

function cut(region: FaceRegion, toFrame: Similarity, size: number): RgbaImage {
  return warp(region.image, composed(toFrame, inverseOf(region.toRegion)), size, size);
}

function lookThrough(region: FaceRegion, toFrame: Similarity, landmarker: Landmarker) {
  const face = central(landmarker.detect(cut(region, toFrame, LOOK_SIZE)));
  if (!face) return null;
  const pose = poseFromMatrix(face.matrix);
  if (!pose) return null;
  const inFrame = toPixels(face.landmarks, LOOK_SIZE, LOOK_SIZE);
  return {
    landmarks: transformedLandmarks(inverseOf(toFrame), inFrame),
    pose: poseInPhoto(pose, toFrame),
  };
}

/** Return the face nearest to the middle of a frame that was made around one face. */
function central(faces: readonly Detection[]): Detection | undefined {
  const off = (face: Detection) => {
    const nose = at(face.landmarks.points, 4);
    return Math.hypot(nose.x - 0.5, nose.y - 0.57);
  };
  return [...faces].sort((p, q) => off(p) - off(q))[0];
}
