/**
 * Frames of a camera, read the cheapest way that the browser allows.
 *
 * A video frame whose planes can be had is read from them; any other picture goes through a canvas, which costs a browser
 * without a GPU tens of milliseconds a frame.
 */
import { FaultError } from "../../core/fault.ts";
import type { Similarity } from "../../core/geometry/similarity.ts";
import { composed } from "../../core/geometry/similarity.ts";
import type { FramePlanes } from "../../core/image/frame-planes.ts";
import { greyCrop, smallPicture } from "../../core/image/frame-planes.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import type { PixelBox } from "../../core/report.ts";
import type { CameraFrame } from "../protocol/protocol.ts";

/** A frame that can be read until the next one is opened. */
export interface FrameSource {
  /** Pixels of the frame as it is shown. */
  readonly width: number;
  readonly height: number;
  /** Return the whole frame, smaller. */
  small(width: number, height: number): RgbaImage;
  /** Return a part, where `box` is in pixels of what `map` leads to; its colours may be missing. */
  crop(map: Similarity, box: PixelBox): RgbaImage;
}

/** Return a function that opens frames one after the other; what it needs for that is kept between them. */
export function createFrameOpener(): (frame: CameraFrame) => Promise<FrameSource> {
  const canvases = { small: createSurface(), crop: createSurface() };
  let buffer = new Uint8Array(0);
  return async (frame) => {
    const copied = isVideoFrame(frame) ? await copiedPlanes(frame, buffer) : null;
    if (copied) buffer = copied.data as Uint8Array<ArrayBuffer>;
    return copied ? planeSource(copied) : canvasSource(frame, canvases);
  };
}

function isVideoFrame(frame: CameraFrame): frame is VideoFrame {
  return typeof VideoFrame === "function" && frame instanceof VideoFrame;
}

function planeSource(planes: FramePlanes): FrameSource {
  return {
    width: planes.width,
    height: planes.height,
    small: (width, height) => smallPicture(planes, width, height),
    crop: (map, box) => greyCrop(planes, map, box),
  };
}

/** Return the planes of a frame, in `spare` if they fit; null where the browser cannot give them, or not as shown. */
async function copiedPlanes(frame: VideoFrame, spare: Uint8Array<ArrayBuffer>): Promise<FramePlanes | null> {
  const { format, visibleRect, displayWidth, displayHeight } = frame;
  if ((format !== "I420" && format !== "NV12") || !visibleRect) return null;
  // A frame that is turned or stretched for showing: its planes are not what is seen.
  if (visibleRect.width !== displayWidth || visibleRect.height !== displayHeight || isTurned(frame))
    return null;
  try {
    const size = frame.allocationSize();
    const data = spare.length === size ? spare : new Uint8Array(size);
    const [y, u, v] = await frame.copyTo(data);
    if (!y || !u || (format === "I420" && !v)) return null;
    return {
      data,
      width: visibleRect.width,
      height: visibleRect.height,
      y,
      u,
      v: v ?? { offset: u.offset + 1, stride: u.stride },
      chromaStep: format === "I420" ? 1 : 2,
      fullRange: frame.colorSpace.fullRange === true,
    };
  } catch {
    // Some browsers name a format and then cannot copy it: the canvas can show it still.
    return null;
  }
}

/** Only newer browsers tell, and only their frames can be turned. */
function isTurned(frame: VideoFrame & { readonly rotation?: number; readonly flip?: boolean }): boolean {
  return (frame.rotation ?? 0) !== 0 || frame.flip === true;
}

function canvasSource(
  frame: CameraFrame,
  canvases: { readonly small: Surface; readonly crop: Surface },
): FrameSource {
  const [width, height] = isVideoFrame(frame)
    ? [frame.displayWidth, frame.displayHeight]
    : [frame.width, frame.height];
  const scaleTo = (w: number, h: number): Similarity => ({
    a: w / width,
    b: 0,
    c: 0,
    d: h / height,
    e: 0,
    f: 0,
  });
  return {
    width,
    height,
    small: (w, h) => canvases.small(frame, scaleTo(w, h), w, h),
    crop(map, { x, y, width: w, height: h }) {
      const toBox = composed({ a: 1, b: 0, c: 0, d: 1, e: -x, f: -y }, map);
      return canvases.crop(frame, toBox, Math.max(1, Math.round(w)), Math.max(1, Math.round(h)));
    },
  };
}

type Surface = (frame: CameraFrame, map: Similarity, width: number, height: number) => RgbaImage;

/** A canvas that is drawn on again and again, and resized only when asked for another size. */
function createSurface(): Surface {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  if (!context) throw new FaultError("engine-out-of-memory", "no canvas for the camera");
  return (frame, map, width, height) => {
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context.resetTransform();
    context.fillStyle = "black";
    context.fillRect(0, 0, width, height);
    context.setTransform(map);
    context.drawImage(frame, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { data, width, height };
  };
}
