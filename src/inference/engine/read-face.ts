/**
 * The landmark stage: from a photo to the landmarks of its largest face, averaged over several looks.
 *
 * [Note: Two looks before the passes]
 * The first look sees the whole photo, at whatever size and tilt the face has in it. The second sees the frame made
 * from the first, so that what the passes start from no longer depends on the photo's size, padding or roll.
 */
import type { Pose } from "../../core/report.ts";
import { canonicalFrame, FRAME_SIZE, jitterFrames, LOOK_SIZE } from "../../core/geometry/frame.ts";
import { at, LEFT, RIGHT } from "../../core/geometry/landmarks.ts";
import { meanLandmarks } from "../../core/geometry/passes.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { toPixels } from "../../core/geometry/points.ts";
import { meanPose, poseFromMatrix, poseInPhoto } from "../../core/geometry/pose.ts";
import type { Similarity } from "../../core/geometry/similarity.ts";
import {
  composed,
  inverseOf,
  scaleOf,
  transformed,
  transformedLandmarks,
} from "../../core/geometry/similarity.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import { warp } from "../../core/image/warp.ts";
import type { Detection, Landmarker } from "./landmarker.ts";
import type { PhotoSource } from "./photo-source.ts";

/** Long side of the first look, in pixels. */
const OVERVIEW_SIDE = 640;

/** The surroundings added around the photo for a second try, as fractions of its size: a face may fill the frame. */
const MARGINS = [0, 0.5];

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
  readonly faceCount: number;
  readonly region: FaceRegion;
  /** The upright head in the canonical frame, and the map from the photo to it. */
  readonly frame: { readonly image: RgbaImage; readonly toFrame: Similarity };
}

/** Return the largest face of a photo, or null when there is none that holds still over the passes. */
export function readFace(photo: PhotoSource, landmarker: Landmarker): FaceFound | null {
  const seen = firstLook(photo, landmarker);
  if (!seen) return null;
  const region = readRegion(photo, canonicalFrame(seen.landmarks, FRAME_SIZE));
  const second = lookThrough(region, canonicalFrame(seen.landmarks, LOOK_SIZE), landmarker);
  const from = second?.landmarks ?? seen.landmarks;
  const frames = jitterFrames(canonicalFrame(from, LOOK_SIZE));
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
    faceCount: seen.faceCount,
    region,
    frame: { image: cut(region, toFrame, FRAME_SIZE), toFrame },
  };
}

function firstLook(photo: PhotoSource, landmarker: Landmarker) {
  for (const margin of MARGINS) {
    const width = photo.width * (1 + 2 * margin);
    const height = photo.height * (1 + 2 * margin);
    const scale = Math.min(1, OVERVIEW_SIDE / Math.max(width, height));
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
    const box = { x: -margin * photo.width, y: -margin * photo.height, width, height };
    const faces = landmarker.detect(photo.read(box, size.width, size.height));
    const toPhoto = { a: width / size.width, b: 0, c: 0, d: height / size.height, e: box.x, f: box.y };
    const found = faces.map((face) =>
      transformedLandmarks(toPhoto, toPixels(face.landmarks, size.width, size.height)),
    );
    const [largest] = [...found].sort((p, q) => spanOf(q) - spanOf(p));
    if (largest) return { landmarks: largest, faceCount: found.length };
  }
  return null;
}

/** Return how large a face is, for comparison: the distance of its irises plus its height, in pixels. */
function spanOf({ points }: PixelLandmarks): number {
  const [right, left] = [at(points, RIGHT.iris), at(points, LEFT.iris)];
  const ys = points.map((p) => p.y);
  return Math.hypot(right.x - left.x, right.y - left.y) + Math.max(...ys) - Math.min(...ys);
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
