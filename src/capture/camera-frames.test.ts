import { afterEach, describe, expect, it, vi } from "vitest";
import { toCameraFault } from "./camera.ts";
import { burstOf, nextFrame, type FrameSource } from "./camera-frames.ts";

afterEach(() => vi.unstubAllGlobals());

/** A preview whose frames come when the test says so. */
function fakeVideo() {
  const waiting = new Map<number, () => void>();
  let handle = 0;
  const video: FrameSource = {
    readyState: 4,
    currentTime: 0,
    requestVideoFrameCallback: (call) => {
      handle += 1;
      waiting.set(handle, () => call(0, {} as VideoFrameCallbackMetadata));
      return handle;
    },
    cancelVideoFrameCallback: (gone) => void waiting.delete(gone),
  };
  const show = () => {
    for (const [key, call] of [...waiting]) {
      waiting.delete(key);
      call();
    }
  };
  return { video, show, waiting };
}

describe("the next frame", () => {
  it("comes when the camera shows one", async () => {
    const { video, show, waiting } = fakeVideo();
    const coming = nextFrame(video, new AbortController().signal);
    show();
    await coming;
    expect(waiting.size).toBe(0);
  });

  it("is given up when the camera stays silent, and when nobody wants it any more", async () => {
    const { video, waiting } = fakeVideo();
    const silent = nextFrame(video, new AbortController().signal, 20);
    await expect(silent.catch((error: unknown) => toCameraFault(error).code)).resolves.toBe("silent");
    const controller = new AbortController();
    const left = nextFrame(video, controller.signal);
    controller.abort();
    await expect(left).rejects.toMatchObject({ name: "AbortError" });
    expect(waiting.size).toBe(0);
  });

  it("is seen by the clock of the preview where the browser tells of no frames", async () => {
    const video = { readyState: 4, currentTime: 1 };
    vi.stubGlobal("requestAnimationFrame", (call: () => void) => setTimeout(call, 1));
    vi.stubGlobal("cancelAnimationFrame", clearTimeout);
    let isThere = false;
    const coming = nextFrame(video, new AbortController().signal).then(() => (isThere = true));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isThere).toBe(false);
    video.currentTime = 1.04;
    await coming;
  });
});

describe("a burst", () => {
  const bitmaps: { close: ReturnType<typeof vi.fn> }[] = [];
  const setUp = () => {
    bitmaps.length = 0;
    vi.stubGlobal("createImageBitmap", async () => {
      const bitmap = { close: vi.fn() };
      bitmaps.push(bitmap);
      return bitmap;
    });
    const { video, show } = fakeVideo();
    const timer = setInterval(show, 1);
    return { video: video as HTMLVideoElement, stop: () => clearInterval(timer) };
  };

  it("is so many frames, at least so long apart", async () => {
    const { video, stop } = setUp();
    const taken: number[] = [];
    const started = performance.now();
    const plan = { count: 4, gapMs: 25 };
    const frames = await burstOf(video, {
      signal: new AbortController().signal,
      plan,
      onTaken: (n) => taken.push(n),
    });
    stop();
    expect(frames).toHaveLength(4);
    expect(taken).toEqual([1, 2, 3, 4]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(3 * 25 - 5);
  });

  it("closes what it took when it is given up midway", async () => {
    const { video, stop } = setUp();
    const controller = new AbortController();
    const taking = burstOf(video, {
      signal: controller.signal,
      plan: { count: 5, gapMs: 5 },
      onTaken: (taken) => taken === 2 && controller.abort(),
    });
    await expect(taking).rejects.toMatchObject({ name: "AbortError" });
    stop();
    expect(bitmaps).toHaveLength(2);
    for (const { close } of bitmaps) expect(close).toHaveBeenCalledOnce();
  });
});
