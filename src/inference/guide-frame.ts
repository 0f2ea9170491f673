/**
 * One frame of the camera, read lightly: a single look at a small copy, and the light and sharpness of the face.
 *
 * Sharpness cannot be seen in a small copy, so the crop for it comes from the frame itself, in the frame that the quality
 * gates use: their thresholds hold here too.
 */
import { canonicalFrame, FRAME_SIZE } from "../core/geometry/frame.ts";
import { toPixels } from "../core/geometry/points.ts";
import { poseFromMatrix } from "../core/geometry/pose.ts";
import { transformedLandmarks } from "../core/geometry/similarity.ts";
import type { RgbaImage } from "../core/image/raster.ts";
import type { FaceInFrame, FrameReading } from "../core/quality/guidance-reading.ts";
import { facesThatMatter, frameReading } from "../core/quality/guidance-reading.ts";
import { rasterQuality } from "../core/quality/raster-quality.ts";
import { FaultError } from "../core/fault.ts";
import type { Tracker } from "./landmarker.ts";

/** Long side of the copy in which faces are followed, in pixels. */
export const GUIDE_SIDE = 320;

/** Reads the frames of one camera; keeps its canvases between them. */
export interface FrameReader {
  /** Return what a frame shows. `ms` is a clock that grows from frame to frame. The frame stays the caller's. */
  read(frame: ImageBitmap, ms: number): FrameReading;
}

/** Return a reader of frames over a tracker, which stays the caller's. */
export function createFrameReader(tracker: Tracker): FrameReader {
  const small = createSurface();
  const crop = createSurface();
  return {
    read(frame, ms) {
      const size = { width: frame.width, height: frame.height };
      const scale = Math.min(1, GUIDE_SIDE / Math.max(size.width, size.height));
      const view = small.drawn(frame, { a: scale, d: scale, b: 0, c: 0, e: 0, f: 0 }, [
        Math.max(1, Math.round(size.width * scale)),
        Math.max(1, Math.round(size.height * scale)),
      ]);
      const faces = tracker.follow(view, ms).flatMap((face): FaceInFrame[] => {
        const pose = poseFromMatrix(face.matrix);
        return pose ? [{ landmarks: toPixels(face.landmarks, size.width, size.height), pose }] : [];
      });
      const kept = facesThatMatter(faces);
      const [first] = kept;
      if (!first) return frameReading(size, [], null);
      const toFrame = canonicalFrame(first.landmarks, FRAME_SIZE);
      const image = crop.drawn(frame, toFrame, [FRAME_SIZE, FRAME_SIZE]);
      return frameReading(size, kept, rasterQuality(image, transformedLandmarks(toFrame, first.landmarks)));
    },
  };
}

/** A canvas that is drawn on again and again, and resized only when asked for another size. */
function createSurface() {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  if (!context) throw new FaultError("engine-out-of-memory", "no canvas for the camera");
  return {
    drawn(frame: ImageBitmap, map: DOMMatrix2DInit, [width, height]: readonly [number, number]): RgbaImage {
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      context.setTransform();
      context.fillStyle = "rgb(128, 128, 128)";
      context.fillRect(0, 0, width, height);
      context.setTransform(map);
      context.imageSmoothingQuality = "medium";
      context.drawImage(frame, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      return { data, width, height };
    },
  };
}
