/** Frames of a running preview as pictures: as the camera sees them, never mirrored. */
import { CameraError } from "./camera.ts";

/** A camera that shows no new frame for this long is silent: covered by the system, or held by another program. */
export const SILENT_MS = 5000;

/** The parts of a video element that frames come from. */
export type FrameSource = Pick<HTMLVideoElement, "readyState" | "currentTime"> &
  Partial<Pick<HTMLVideoElement, "requestVideoFrameCallback" | "cancelVideoFrameCallback">>;

/**
 * Resolve when the preview has a frame that it did not have before.
 *
 * Rejects with the camera's fault `silent` after SILENT_MS without one, and with an `AbortError` when `signal` fires.
 */
export function nextFrame(video: FrameSource, signal: AbortSignal, silentMs = SILENT_MS): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener("abort", leave);
      settle();
    };
    const leave = () => end(() => reject(new DOMException("no frame is wanted any more", "AbortError")));
    const timer = setTimeout(
      () => end(() => reject(new CameraError("silent", `no frame for ${silentMs} ms`))),
      silentMs,
    );
    const stop = onFrame(video, () => end(resolve));
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
  });
}

/** Call back at the next frame; the returned function takes that back. */
function onFrame(video: FrameSource, call: () => void): () => void {
  if (video.requestVideoFrameCallback) {
    const handle = video.requestVideoFrameCallback(() => call());
    return () => video.cancelVideoFrameCallback?.(handle);
  }
  const before = video.currentTime;
  let handle = 0;
  const look = () => {
    // 2: the current frame is there.
    if (video.readyState >= 2 && video.currentTime !== before) call();
    else handle = requestAnimationFrame(look);
  };
  handle = requestAnimationFrame(look);
  return () => cancelAnimationFrame(handle);
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
  try {
    while (frames.length < plan.count) {
      const before = performance.now();
      await nextFrame(video, signal);
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
  }
}

/** Return a frame as a JPEG in memory, to be shown in place of a file. */
export async function pictureOf(frame: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  canvas.getContext("2d", { alpha: false })?.drawImage(frame, 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.92 });
}
