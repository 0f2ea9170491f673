/**
 * What one frame of the camera says, as a few numbers: all that guidance is judged by.
 *
 * Directions are the person's own: left and right stay what they are when the preview is mirrored.
 */
import type { Pose } from "../report.ts";
import { alignFace } from "../geometry/align.ts";
import { irisDiameter, irisDistance } from "../geometry/distance.ts";
import { at, FACE_OVAL, LEFT, MIDLINE, NOSE_BRIDGE, RIGHT } from "../geometry/landmarks.ts";
import type { Degrees, PixelLandmarks } from "../geometry/points.ts";
import { irisRoll } from "../geometry/pose.ts";
import { verticalOffset, pair, span } from "../measure/measurement.ts";
import { mouthOpening } from "../measure/read.ts";
import type { Size } from "./framing.ts";
import { edgeGap, faceBoxOf } from "./framing.ts";
import type { RasterQuality } from "./raster-quality.ts";
import { THRESHOLDS } from "./thresholds.ts";

/** A face in a frame: its landmarks in pixels of that frame. */
export interface FaceInFrame {
  readonly landmarks: PixelLandmarks;
  readonly pose: Pose;
}

/** A place in the frame, in pixels. */
export interface FramePoint {
  readonly x: number;
  readonly y: number;
}

/** The light and sharpness that guidance needs of `RasterQuality`. */
export type FrameLight = Omit<RasterQuality, "flat">;

/** The face that is being guided. */
export interface GuidedFace {
  /** Mean diameter of the irises per long side of the frame: grows as the camera comes near, whatever the resolution. */
  readonly irisShare: number;
  /** Distance between the irises in pixels of the frame: what the measurements have to live on. */
  readonly irisPixels: number;
  /** Larger of the face's width and height, each as a share of the frame's. */
  readonly fill: number;
  /** From the middle of the frame to the middle of the face, per short side; + is right and down in the picture. */
  readonly offset: FramePoint;
  /** Gap to the nearest edge per face width; negative when the face is cut. */
  readonly gap: number;
  readonly yaw: Degrees;
  readonly pitch: Degrees;
  readonly roll: Degrees;
  readonly light: FrameLight;
  /** Lid gap per eye length of the eye that is opened less. */
  readonly eyeOpening: number;
  /** Lip gap per mouth width. */
  readonly mouthOpening: number;
  /** How much of a strong smile it is: 1 at the limit of the quality gates. */
  readonly smile: number;
  /** To be drawn over the preview, in pixels of the frame. */
  readonly drawn: {
    readonly oval: readonly FramePoint[];
    readonly midline: readonly FramePoint[];
    readonly irises: readonly [right: FramePoint, left: FramePoint];
  };
}

/** One frame: its size in pixels, the number of faces that matter, and the largest of them. */
export interface FrameReading {
  readonly frame: Size;
  readonly faces: number;
  /** Null when there is none, or when its points make no face. */
  readonly face: GuidedFace | null;
}

/** A face smaller than this share of the largest one is somebody far behind, not a second sitter. */
const SECOND_FACE = 0.45;

/**
 * Return the faces that matter, the largest first.
 *
 * A tracker may follow one face twice for a while: of two faces whose middles lie within half a face, one counts.
 */
export function facesThatMatter(faces: readonly FaceInFrame[]): FaceInFrame[] {
  const sized = faces
    .map((face) => ({ face, box: faceBoxOf(face.landmarks) }))
    .sort((a, b) => b.box.height - a.box.height);
  const kept: typeof sized = [];
  for (const candidate of sized) {
    const { box } = candidate;
    const first = kept[0];
    if (first && box.height < SECOND_FACE * first.box.height) continue;
    const isTwin = kept.some(
      (other) =>
        Math.hypot(
          box.x + box.width / 2 - other.box.x - other.box.width / 2,
          box.y + box.height / 2 - other.box.y - other.box.height / 2,
        ) <
        other.box.width / 2,
    );
    if (!isTwin) kept.push(candidate);
  }
  return kept.map(({ face }) => face);
}

/**
 * Return the reading of a frame. `faces` come from `facesThatMatter`; `light` is that of the first of them, and a face
 * without it is not guided.
 */
export function frameReading(
  frame: Size,
  faces: readonly FaceInFrame[],
  light: FrameLight | null,
): FrameReading {
  const [first] = faces;
  return { frame, faces: faces.length, face: first && light ? guidedFace(frame, first, light) : null };
}

function guidedFace(frame: Size, { landmarks, pose }: FaceInFrame, light: FrameLight): GuidedFace | null {
  const aligned = alignFace(landmarks);
  if (!aligned) return null;
  const box = faceBoxOf(landmarks);
  const short = Math.min(frame.width, frame.height);
  const openings = [RIGHT, LEFT].map(
    (side) =>
      span(aligned, side.upperLid, side.lowerLid) / span(aligned, side.endocanthion, side.exocanthion),
  );
  const mouth = span(aligned, RIGHT.cheilion, LEFT.cheilion);
  const lift =
    verticalOffset(aligned, pair("cheilion"), [MIDLINE.stomionUpper, MIDLINE.stomionLower]) / mouth;
  const place = (index: number): FramePoint => {
    const { x, y } = at(landmarks.points, index);
    return { x, y };
  };
  return {
    irisShare: irisDiameter(landmarks) / Math.max(frame.width, frame.height),
    irisPixels: irisDistance(landmarks),
    fill: Math.max(box.width / frame.width, box.height / frame.height),
    offset: {
      x: (box.x + box.width / 2 - frame.width / 2) / short,
      y: (box.y + box.height / 2 - frame.height / 2) / short,
    },
    gap: edgeGap(box, frame),
    yaw: pose.yaw,
    pitch: pose.pitch,
    roll: irisRoll(landmarks),
    light: {
      sharpness: light.sharpness,
      luma: light.luma,
      burnt: light.burnt,
      black: light.black,
      sideLight: light.sideLight,
    },
    eyeOpening: Math.min(...openings),
    mouthOpening: mouthOpening(aligned),
    smile: Math.min(mouth / THRESHOLDS.smileWidth, lift / THRESHOLDS.smileCurve),
    drawn: {
      oval: FACE_OVAL.map(place),
      midline: [
        MIDLINE.glabella,
        ...NOSE_BRIDGE,
        MIDLINE.subnasale,
        MIDLINE.stomionUpper,
        MIDLINE.menton,
      ].map(place),
      irises: [place(RIGHT.iris), place(LEFT.iris)],
    },
  };
}
