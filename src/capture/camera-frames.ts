/** Frames of a running preview as pictures: as the camera sees them, never mirrored. */
import { CameraError } from "./camera.ts";

/** A camera that shows no new frame for this long is silent: covered by the system, or held by another program. */
export const SILENT_MS = 5000;

/** The parts of a video element that frames come from. */
export type Preview = Pick<HTMLVideoElement, "readyState" | "currentTime"> &
  Partial<Pick<HTMLVideoElement, "requestVideoFrameCallback" | "cancelVideoFrameCallback">>;

/** Tells of the frames of one preview, until it is stopped. */
export interface FrameWatch {
  /**
   * Resolve when there is a frame that was not there at the last call: at once when it came meanwhile, so that a slow
   * reader loses no time.
   *
   * Rejects with the camera's fault `silent` after SILENT_MS without one, and with an `AbortError` when `signal` fires.
   */
  next(signal: AbortSignal): Promise<void>;
  stop(): void;
}

/** Watch the frames of a preview from now on. */
export function watchFrames(video: Preview, silentMs = SILENT_MS): FrameWatch {
  let isNew = false;
  let tell: () => void = () => {};
  const stop = onEveryFrame(video, () => {
    isNew = true;
    tell();
  });
  return {
    stop,
    next(signal) {
      return new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          clearTimeout(timer);
          tell = () => {};
          signal.removeEventListener("abort", leave);
          settle();
        };
        const leave = () => end(() => reject(new DOMException("no frame is wanted any more", "AbortError")));
        const timer = setTimeout(
          () => end(() => reject(new CameraError("silent", `no frame for ${silentMs} ms`))),
          silentMs,
        );
        tell = () => {
          isNew = false;
          end(resolve);
        };
        signal.addEventListener("abort", leave, { once: true });
        if (signal.aborted) leave();
        else if (isNew) tell();
      });
    },
  };
}

/** Call back at every frame, until the returned function is called. */
function onEveryFrame(video: Preview, call: () => void): () => void {
  let handle = 0;
  if (video.requestVideoFrameCallback) {
    const again = () => {
      handle = video.requestVideoFrameCallback?.(again) ?? 0;
      call();
    };
    handle = video.requestVideoFrameCallback(again);
    return () => video.cancelVideoFrameCallback?.(handle);
  }
  let before = video.currentTime;
  const look = () => {
    // 2: the current frame is there.
    if (video.readyState >= 2 && video.currentTime !== before) {
      before = video.currentTime;
      call();
    }
    handle = requestAnimationFrame(look);
  };
  handle = requestAnimationFrame(look);
  return () => cancelAnimationFrame(handle);
}

/**
 * Return the frame that the preview shows, to be read by the guidance; the caller closes it.
 *
 * A `VideoFrame` where the browser has them: it is a handle on what the camera gave, while a bitmap is a copy in RGBA.
 */
export async function grabFrame(video: HTMLVideoElement): Promise<ImageBitmap | VideoFrame> {
  if (typeof VideoFrame === "function") {
    try {
      return new VideoFrame(video);
    } catch {
      // Some browsers have the class but cannot make one from a preview.
    }
  }
  return createImageBitmap(video);
}

/** How a burst is taken. */
export interface BurstPlan {
  readonly count: number;
  /** Least time between two frames: a head needs some to move, and the camera some to see it anew. */
  readonly gapMs: number;
}

export const BURST: BurstPlan = { count: 5, gapMs: 100 };

interface BurstOptions {
  readonly signal: AbortSignal;
  readonly plan?: BurstPlan;
  readonly onTaken?: (taken: number) => void;
}

/** Return the frames of a burst. The caller owns them; when it fails midway, those taken so far are closed. */
export async function burstOf(
  video: HTMLVideoElement,
  { signal, plan = BURST, onTaken }: BurstOptions,
): Promise<ImageBitmap[]> {
  const frames: ImageBitmap[] = [];
  const watch = watchFrames(video);
  try {
    while (frames.length < plan.count) {
      const before = performance.now();
      await watch.next(signal);
      frames.push(await createImageBitmap(video));
      onTaken?.(frames.length);
      const rest = plan.gapMs - (performance.now() - before);
      if (frames.length < plan.count && rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    signal.throwIfAborted();
    return frames;
  } catch (error) {
    for (const frame of frames) frame.close();
    throw error;
  } finally {
    watch.stop();
  }
}

/** Return a frame as a JPEG in memory, to be shown in place of a file. */
export async function pictureOf(frame: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  canvas.getContext("2d", { alpha: false })?.drawImage(frame, 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.92 });
}
