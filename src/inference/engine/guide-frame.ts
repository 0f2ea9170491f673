/**
 * One frame of the camera, read lightly: a single look at a small copy, and the light and sharpness of the face.
 *
 * Sharpness cannot be seen in a small copy, so it is read from the frame itself, at the scale that the quality gates use:
 * their thresholds hold here too.
 */
import { canonicalFrame, FRAME_SIZE } from "../../core/geometry/frame.ts";
import { at, LEFT, MIDLINE, RIGHT } from "../../core/geometry/landmarks.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { toPixels } from "../../core/geometry/points.ts";
import { poseFromMatrix } from "../../core/geometry/pose.ts";
import { transformedLandmarks } from "../../core/geometry/similarity.ts";
import type { FaceInFrame, FrameLight, FrameReading } from "../../core/quality/guidance-reading.ts";
import { facesThatMatter, frameReading } from "../../core/quality/guidance-reading.ts";
import { rasterQuality } from "../../core/quality/raster-quality.ts";
import type { PixelBox } from "../../core/report.ts";
import { createFrameOpener } from "./frame-source.ts";
import type { FrameSource } from "./frame-source.ts";
import type { Tracker } from "./landmarker.ts";
import type { CameraFrame } from "../protocol/protocol.ts";

/** Long side of the copy in which faces are followed, in pixels. */
export const GUIDE_SIDE = 320;

/** Reads the frames of one camera, one at a time. */
export interface FrameReader {
  /** Return what a frame shows. `ms` is a clock that grows from frame to frame. The frame stays the caller's. */
  read(frame: CameraFrame, ms: number): Promise<FrameReading>;
}

/** Return a reader of frames over a tracker, which stays the caller's. */
export function createFrameReader(tracker: Tracker): FrameReader {
  const open = createFrameOpener();
  return {
    async read(frame, ms) {
      const source = await open(frame);
      const { width, height } = source;
      const scale = Math.min(1, GUIDE_SIDE / Math.max(width, height));
      const view = source.small(
        Math.max(1, Math.round(width * scale)),
        Math.max(1, Math.round(height * scale)),
      );
      const faces = tracker.follow(view, ms).flatMap((face): FaceInFrame[] => {
        const pose = poseFromMatrix(face.matrix);
        return pose ? [{ landmarks: toPixels(face.landmarks, width, height), pose }] : [];
      });
      const kept = facesThatMatter(faces);
      const [first] = kept;
      return frameReading({ width, height }, kept, first ? lightOf(source, first.landmarks) : null);
    },
  };
}

function lightOf(source: FrameSource, landmarks: PixelLandmarks): FrameLight {
  const toFrame = canonicalFrame(landmarks, FRAME_SIZE);
  const box = lightBox(transformedLandmarks(toFrame, landmarks));
  const toBox = { ...toFrame, e: toFrame.e - box.x, f: toFrame.f - box.y };
  return rasterQuality(source.crop(toFrame, box), transformedLandmarks(toBox, landmarks));
}

/** Room around the points, in pixels of the canonical frame, for the patches in which skin is read. */
const ROOM = 24;

/** Return the part of the canonical frame that light and sharpness are read from: forehead to chin, cheek to cheek. */
function lightBox({ points }: PixelLandmarks): PixelBox {
  const inside = (value: number) => Math.min(FRAME_SIZE, Math.max(0, Math.round(value)));
  const forehead = (at(points, MIDLINE.forehead).y + at(points, MIDLINE.glabella).y) / 2;
  const left = inside(at(points, RIGHT.malar).x - ROOM);
  const top = inside(forehead - ROOM);
  const right = inside(at(points, LEFT.malar).x + ROOM);
  const bottom = inside(at(points, MIDLINE.menton).y + ROOM);
  return { x: left, y: top, width: Math.max(8, right - left), height: Math.max(8, bottom - top) };
}
