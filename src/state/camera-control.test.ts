import { afterEach, describe, expect, it, vi } from "vitest";
import { CameraError, type OpenCameraOptions, type OpenedCamera } from "../capture/camera.ts";
import { FaultError } from "../core/fault.ts";
import { STEADY_MS } from "../core/quality/guidance.ts";
import type { FrameReading, GuidedFace } from "../core/quality/guidance-reading.ts";
import { createCameraControl, type CameraControlParts } from "./camera-control.ts";
import { createCameraStore, createGuideStore } from "./camera.ts";

const face: GuidedFace = {
  irisShare: 0.0145,
  irisPixels: 130,
  fill: 0.45,
  offset: { x: 0, y: 0 },
  gap: 0.5,
  yaw: 0,
  pitch: 0,
  roll: 0,
  light: { sharpness: 100, luma: 130, burnt: 0, black: 0, sideLight: 0 },
  eyeOpening: 0.3,
  mouthOpening: 0.05,
  smile: 0.1,
  drawn: {
    oval: [],
    midline: [],
    irises: [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ],
  },
};
const good: FrameReading = { frame: { width: 1280, height: 960 }, faces: 1, face };
const turned: FrameReading = { ...good, face: { ...face, yaw: 30 } };

const never = <T>() => new Promise<T>(() => {});

const running: (() => void)[] = [];
afterEach(() => {
  for (const stop of running.splice(0)) stop();
});

/** A control over fakes; frames come every millisecond of real time and are 40 ms of its clock apart. */
function setUp(change: Partial<CameraControlParts> = {}, reading: () => FrameReading = () => good) {
  const camera = createCameraStore();
  const guide = createGuideStore();
  const track = { isLive: true };
  const asked: OpenCameraOptions[] = [];
  const bitmaps: { close: ReturnType<typeof vi.fn> }[] = [];
  const closeGuide = vi.fn();
  const stopWatch = vi.fn();
  const onTaken = vi.fn();
  const video = { srcObject: null, play: async () => {} } as unknown as HTMLVideoElement;
  const opened: OpenedCamera = {
    stream: {} as MediaStream,
    id: "cam-1",
    label: "Front",
    facing: "user",
    stop: () => (track.isLive = false),
  };
  const bitmap = () => {
    const made = { close: vi.fn() };
    bitmaps.push(made);
    return made as unknown as ImageBitmap;
  };
  let clock = 0;
  const parts: CameraControlParts = {
    camera,
    guide,
    open: async (options) => {
      asked.push(options);
      return opened;
    },
    list: async () => [{ id: "cam-1", label: "Front" }],
    watch: () => ({
      next: async (signal) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        signal.throwIfAborted();
        clock += 40;
      },
      stop: stopWatch,
    }),
    grab: async () => bitmap(),
    burst: async (_video, { onTaken: tell }) => {
      tell?.(1);
      return [bitmap(), bitmap(), bitmap()];
    },
    picture: async () => new Blob(["jpeg"]),
    openGuide: async () => ({ ready: Promise.resolve(), read: async () => reading(), close: closeGuide }),
    onTaken,
    isHidden: () => false,
    now: () => clock,
    ...change,
  };
  const control = createCameraControl(parts);
  running.push(() => control.stop("stopped"));
  const phase = (wanted: string) =>
    vi.waitFor(() => expect(camera.getState().state.phase).toBe(wanted), { timeout: 20_000 });
  const begin = async () => {
    control.attach(video);
    const live = new Promise<void>((resolve) =>
      camera.subscribe(({ state }) => state.phase === "live" && resolve()),
    );
    control.start();
    await live;
  };
  const frames = (count: number) =>
    new Promise<void>((resolve) =>
      guide.subscribe((state) => state.phase === "guiding" && state.frames === count && resolve()),
    );
  return {
    control,
    camera,
    guide,
    track,
    asked,
    bitmaps,
    closeGuide,
    stopWatch,
    onTaken,
    video,
    opened,
    begin,
    frames,
    phase,
  };
}

describe("the camera", () => {
  it("shows its stream, lists what there is, and mirrors what looks at the person", async () => {
    const { camera, video, opened, begin } = setUp({}, () => turned);
    await begin();
    expect(video.srcObject).toBe(opened.stream);
    await vi.waitFor(() => expect(camera.getState().cameras).toHaveLength(1));
    expect(camera.getState()).toMatchObject({ chosen: "cam-1", mirrored: true });
  });

  it("does not mirror a camera that looks away", async () => {
    const { camera, begin } = setUp({
      open: async () => ({
        stream: {} as MediaStream,
        id: "b",
        label: "",
        facing: "environment",
        stop: () => {},
      }),
    });
    await begin();
    expect(camera.getState().mirrored).toBe(false);
  });

  it.each(["stopped", "hidden"] as const)("is off in the same turn when it is %s", async (why) => {
    const { control, camera, guide, track, video, closeGuide, stopWatch, begin } = setUp({}, () => turned);
    await begin();
    await vi.waitFor(() => expect(guide.getState().phase).toBe("guiding"));
    control.stop(why);
    expect(track.isLive).toBe(false);
    expect(video.srcObject).toBeNull();
    expect(camera.getState().state).toEqual({ phase: "off", why });
    expect(guide.getState()).toEqual({ phase: "waiting" });
    await vi.waitFor(() => expect(closeGuide).toHaveBeenCalledOnce());
    await vi.waitFor(() => expect(stopWatch).toHaveBeenCalledOnce());
  });

  it("is off in the same turn when it is unplugged, and says so", async () => {
    const { camera, track, asked, begin } = setUp({}, () => turned);
    await begin();
    asked[0]?.onEnded?.();
    expect(track.isLive).toBe(false);
    expect(camera.getState().state).toMatchObject({ phase: "failed", fault: { code: "unplugged" } });
  });

  it("is off within 500 ms when its frames stop coming", async () => {
    let isSilent = false;
    const { track, camera, begin, phase } = setUp(
      {
        watch: () => ({
          next: async () => {
            await new Promise((resolve) => setTimeout(resolve, 1));
            if (isSilent) throw new CameraError("silent", "covered");
          },
          stop: () => {},
        }),
      },
      () => turned,
    );
    await begin();
    isSilent = true;
    await phase("failed");
    expect(track.isLive).toBe(false);
    expect(camera.getState().state).toMatchObject({ fault: { code: "silent" } });
  });

  it("stops a stream that comes after it was left, and stays off", async () => {
    let give: (camera: OpenedCamera) => void = () => {};
    const { control, camera, track, opened } = setUp({
      open: () => new Promise((resolve) => (give = resolve)),
    });
    control.start();
    control.stop("stopped");
    give(opened);
    await vi.waitFor(() => expect(track.isLive).toBe(false), { timeout: 20_000 });
    expect(camera.getState().state).toEqual({ phase: "off", why: "stopped" });
  });

  it("does not come on while the page is hidden, though the question itself may hide it", async () => {
    let isHidden = true;
    const { control, track, camera, phase } = setUp({ isHidden: () => isHidden });
    control.start();
    control.stop("hidden");
    expect(camera.getState().state.phase).toBe("asking");
    await phase("off");
    expect(track.isLive).toBe(false);
    isHidden = false;
  });

  it("says when nobody answers the question, and why it cannot be had", async () => {
    const { control, camera, phase } = setUp({
      open: async ({ onIgnored }) => {
        onIgnored?.();
        await new Promise((resolve) => setTimeout(resolve, 20));
        throw new CameraError("denied", "no");
      },
    });
    control.start();
    expect(camera.getState().state).toEqual({ phase: "asking", ignored: true });
    await phase("failed");
    expect(camera.getState().state).toMatchObject({ fault: { code: "denied" } });
  });

  it("opens the camera that was chosen, and the same one again later", async () => {
    const { control, asked, begin, phase } = setUp({}, () => turned);
    await begin();
    control.start("cam-2");
    await phase("live");
    expect(asked.map(({ id }) => id)).toEqual([undefined, "cam-2"]);
  });
});

describe("the guidance", () => {
  it("tells what it reads, frame after frame", async () => {
    const { guide, begin, frames } = setUp({}, () => turned);
    await begin();
    await frames(5);
    expect(guide.getState()).toMatchObject({ steady: 0, guidance: { shown: "turn-right" } });
  });

  it("begins anew after the engine was lost, and the camera stays on", async () => {
    let reads = 0;
    const { guide, begin } = setUp({
      openGuide: async () => ({
        ready: Promise.resolve(),
        read: async () => {
          reads += 1;
          if (reads === 2) throw new FaultError("engine-crashed", "gone");
          return turned;
        },
        close: () => {},
      }),
    });
    await begin();
    await vi.waitFor(() => expect(reads).toBeGreaterThan(5));
    expect(guide.getState().phase).toBe("guiding");
  });

  it("is given up when it cannot be had, and photos can still be taken by hand", async () => {
    const fault = new FaultError("model-failed-to-load", "tracker");
    const ready = Promise.reject(fault);
    ready.catch(() => {});
    const { control, camera, guide, onTaken, begin } = setUp({
      openGuide: async () => ({ ready, read: never, close: () => {} }),
    });
    await begin();
    await vi.waitFor(() => expect(guide.getState()).toEqual({ phase: "failed", fault: fault.fault }));
    expect(camera.getState().state.phase).toBe("live");
    control.take();
    await vi.waitFor(() => expect(onTaken).toHaveBeenCalledOnce());
  });
});

describe("a photo", () => {
  it("is taken by itself once all has been well for long enough, and the camera is off by then", async () => {
    const { track, camera, onTaken, begin } = setUp();
    onTaken.mockImplementation(() => expect(track.isLive).toBe(false));
    await begin();
    await vi.waitFor(() => expect(onTaken).toHaveBeenCalledOnce());
    expect(onTaken.mock.calls[0]?.[0]).toMatchObject({ frames: { length: 3 } });
    expect(camera.getState().state).toEqual({ phase: "off", why: "taken" });
  });

  it("is not taken before that, nor while anything is amiss", async () => {
    const spells: number[] = [];
    let well = 0;
    // Every tenth frame is bad: nine good ones at 40 ms are less than it takes.
    const { guide, onTaken, begin } = setUp({}, () => {
      well = well === 9 ? 0 : well + 1;
      return well === 0 ? turned : good;
    });
    guide.subscribe((state) => state.phase === "guiding" && spells.push(state.steady));
    await begin();
    await vi.waitFor(() => expect(spells.length).toBeGreaterThan(60), { timeout: 20_000 });
    expect(onTaken).not.toHaveBeenCalled();
    expect(Math.max(...spells)).toBeCloseTo((8 * 40) / STEADY_MS, 1);
  });

  it("is only taken by hand when that was chosen", async () => {
    const { control, guide, onTaken, begin, frames } = setUp();
    control.setAuto(false);
    await begin();
    await frames(40);
    expect(guide.getState()).toMatchObject({ steady: 1 });
    expect(onTaken).not.toHaveBeenCalled();
    control.take();
    control.take();
    await vi.waitFor(() => expect(onTaken).toHaveBeenCalledOnce());
  });

  it("is given up when the camera is left midway, and its frames are closed", async () => {
    let made: (picture: Blob) => void = () => {};
    const { control, track, bitmaps, onTaken, begin, phase } = setUp(
      { picture: () => new Promise((resolve) => (made = resolve)) },
      () => turned,
    );
    await begin();
    control.take();
    await phase("taking");
    await vi.waitFor(() => expect(bitmaps.length).toBeGreaterThanOrEqual(3));
    control.stop("stopped");
    expect(track.isLive).toBe(false);
    made(new Blob(["late"]));
    await vi.waitFor(() => {
      for (const { close } of bitmaps.slice(-3)) expect(close).toHaveBeenCalledOnce();
    });
    expect(onTaken).not.toHaveBeenCalled();
  });

  it("closes its frames when its picture cannot be made", async () => {
    const { control, bitmaps, begin, phase } = setUp(
      { picture: () => Promise.reject(new Error("no memory")) },
      () => turned,
    );
    await begin();
    const before = bitmaps.length;
    control.take();
    await phase("failed");
    for (const { close } of bitmaps.slice(-3)) expect(close).toHaveBeenCalledOnce();
    expect(bitmaps.length).toBeGreaterThanOrEqual(before + 3);
  });
});
