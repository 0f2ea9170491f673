import { afterEach, describe, expect, it, vi } from "vitest";
import { toCameraFault } from "./camera.ts";
import { burstOf, grabFrame, watchFrames, type Preview } from "./camera-frames.ts";

afterEach(() => vi.unstubAllGlobals());

/** A preview whose frames come when the test says so. */
function fakeVideo() {
  const waiting = new Map<number, () => void>();
  let handle = 0;
  const video: Preview = {
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

describe("the watch over a preview", () => {
  it("tells of the next frame when the camera shows it", async () => {
    const { video, show, waiting } = fakeVideo();
    const watch = watchFrames(video);
    const coming = watch.next(new AbortController().signal);
    show();
    await coming;
    watch.stop();
    expect(waiting.size).toBe(0);
  });

  it("tells at once of a frame that came while nobody asked, and of each once", async () => {
    const { video, show } = fakeVideo();
    const watch = watchFrames(video);
    const { signal } = new AbortController();
    show();
    show();
    await watch.next(signal);
    let isThere = false;
    const coming = watch.next(signal).then(() => (isThere = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isThere).toBe(false);
    show();
    await coming;
    watch.stop();
  });

  it("gives up when the camera stays silent, and when nobody wants a frame any more", async () => {
    const { video } = fakeVideo();
    const watch = watchFrames(video, 20);
    const silent = watch.next(new AbortController().signal);
    await expect(silent.catch((error: unknown) => toCameraFault(error).code)).resolves.toBe("silent");
    const controller = new AbortController();
    const left = watch.next(controller.signal);
    controller.abort();
    await expect(left).rejects.toMatchObject({ name: "AbortError" });
    await expect(watch.next(controller.signal)).rejects.toMatchObject({ name: "AbortError" });
    watch.stop();
  });

  it("goes by the clock of the preview where the browser tells of no frames", async () => {
    const video = { readyState: 4, currentTime: 1 };
    vi.stubGlobal("requestAnimationFrame", (call: () => void) => setTimeout(call, 1));
    vi.stubGlobal("cancelAnimationFrame", clearTimeout);
    const watch = watchFrames(video);
    let isThere = false;
    const coming = watch.next(new AbortController().signal).then(() => (isThere = true));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isThere).toBe(false);
    video.currentTime = 1.04;
    await coming;
    watch.stop();
  });
});

describe("a grabbed frame", () => {
  it("is a handle on the camera's own frame, or a copy where there is no such thing", async () => {
    const bitmap = { kind: "bitmap" };
    vi.stubGlobal("createImageBitmap", async () => bitmap);
    const video = {} as HTMLVideoElement;
    expect(await grabFrame(video)).toBe(bitmap);
    class Frame {}
    vi.stubGlobal("VideoFrame", Frame);
    expect(await grabFrame(video)).toBeInstanceOf(Frame);
    vi.stubGlobal("VideoFrame", function refuse() {
      throw new TypeError("not from a preview");
    });
    expect(await grabFrame(video)).toBe(bitmap);
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
    // The test moves the clock.
    vi.useFakeTimers();
    const { video, stop } = setUp();
    const taken: number[] = [];
    const times: number[] = [];
    const burst = burstOf(video, {
      signal: new AbortController().signal,
      plan: { count: 4, gapMs: 25 },
      onTaken(n) {
        taken.push(n);
        times.push(performance.now());
      },
    });
    await vi.advanceTimersByTimeAsync(200);
    const frames = await burst;
    stop();
    vi.useRealTimers();
    expect(frames).toHaveLength(4);
    expect(taken).toEqual([1, 2, 3, 4]);
    // A frame each millisecond: the next one after the gap is at hand.
    for (const [i, time] of times.slice(1).entries()) {
      expect(time - (times[i] ?? 0)).toBeGreaterThanOrEqual(24);
      expect(time - (times[i] ?? 0)).toBeLessThanOrEqual(26);
    }
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
