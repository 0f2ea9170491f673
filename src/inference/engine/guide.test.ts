import { FaceLandmarker } from "@mediapipe/tasks-vision";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "../../core/fault.ts";
import { createGuide } from "./guide.ts";
import type { CameraFrame } from "../protocol/protocol.ts";
import { stubFramesAndCanvases, fakeFrame } from "./testing/fake-frame.ts";
import { stubVision, type FakeVision } from "./testing/fake-vision.ts";

const bundle = Uint8Array.of(1);

let vision: FakeVision;
beforeEach(async () => {
  vision = await stubVision(FaceLandmarker);
  stubFramesAndCanvases();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function closable() {
  const close = vi.fn();
  return { frame: Object.assign(fakeFrame(), { close }) as CameraFrame, close };
}

describe("the guide of a worker", () => {
  it("is made with the first call, which needs no frame, and once", async () => {
    const guide = createGuide(() => bundle);
    expect(await guide.read(null)).toBeNull();
    expect(await guide.read(closable().frame)).toEqual({
      frame: { width: 8, height: 4 },
      faces: 0,
      face: null,
    });
    expect(vision.options).toHaveLength(1);
    expect(vision.options[0]?.baseOptions?.modelAssetBuffer).toBe(bundle);
  });

  it("closes every frame that it was given, read or not", async () => {
    const guide = createGuide(() => bundle);
    const good = closable();
    await guide.read(good.frame);
    expect(good.close).toHaveBeenCalledOnce();
    vision.see = () => {
      throw new Error("broken graph");
    };
    const bad = closable();
    await expect(guide.read(bad.frame)).rejects.toThrow("broken graph");
    expect(bad.close).toHaveBeenCalledOnce();
  });

  it("cannot be had before the model is there, and is made anew after a failure", async () => {
    const bytes: Uint8Array[] = [];
    const guide = createGuide(() => bytes[0]);
    await expect(guide.read(null)).rejects.toThrow(
      new FaultError("engine-internal", "guide was called before prepare"),
    );
    bytes.push(bundle);
    vision.start = () => Promise.reject(new Error("not yet"));
    await expect(guide.read(null)).rejects.toThrow("not yet");
    vision.start = () => Promise.resolve();
    expect(await guide.read(null)).toBeNull();
  });

  it("frees its tracker when the camera closes, after the frame under way, and makes another one later", async () => {
    const guide = createGuide(() => bundle);
    const under = guide.read(closable().frame);
    await guide.end();
    await under;
    expect(vision.log).toEqual([expect.stringContaining("follow"), "closed"]);
    await guide.end();
    expect(vision.log).toHaveLength(2);
    await guide.read(null);
    expect(vision.options).toHaveLength(2);
  });

  it("has nothing to free when it was never made, or could not be", async () => {
    const guide = createGuide(() => undefined);
    await guide.end();
    const failed = guide.read(null);
    await guide.end();
    await expect(failed).rejects.toThrow("before prepare");
    expect(vision.log).toEqual([]);
  });
});
