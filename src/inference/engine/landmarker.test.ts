import { FaceLandmarker } from "@mediapipe/tasks-vision";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "../../core/fault.ts";
import {
  createLandmarker,
  createTracker,
  fetchVisionCode,
  MAX_FACES,
  refuseWithoutWebGL,
} from "./landmarker.ts";
import { stubVision, type FakeVision } from "./testing/fake-vision.ts";

const bundle = Uint8Array.of(1, 2, 3);
const image = { data: new Uint8ClampedArray(8), width: 2, height: 1 };
const found = {
  faceLandmarks: [[{ x: 0.1, y: 0.2, z: 0.3, visibility: 1 }], [{ x: 0.4, y: 0.5, z: 0.6, visibility: 0 }]],
  facialTransformationMatrixes: [{ rows: 4, columns: 4, data: [7, 8] }],
};

let vision: FakeVision;
beforeEach(async () => {
  vision = await stubVision(FaceLandmarker);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const fault = async (job: () => unknown) => {
  const error: unknown = await Promise.resolve()
    .then(job)
    .catch((reason: unknown) => reason);
  return error instanceof FaultError ? error.fault : error;
};

describe("the landmarker", () => {
  it("looks at single pictures, on the processor, for up to four faces with their transforms", async () => {
    await createLandmarker(bundle);
    expect(MAX_FACES).toBe(4);
    expect(vision.options).toEqual([
      {
        baseOptions: { modelAssetBuffer: bundle, delegate: "CPU" },
        canvas: expect.any(OffscreenCanvas),
        outputFacialTransformationMatrixes: true,
        runningMode: "IMAGE",
        numFaces: 4,
      },
    ]);
  });

  it("gives each face's points and transform, and nothing else of them", async () => {
    const landmarker = await createLandmarker(bundle);
    vision.see = () => found;
    expect(landmarker.detect(image)).toEqual([
      { landmarks: { space: "normalized", points: [{ x: 0.1, y: 0.2, z: 0.3 }] }, matrix: [7, 8] },
      { landmarks: { space: "normalized", points: [{ x: 0.4, y: 0.5, z: 0.6 }] }, matrix: [] },
    ]);
    expect(vision.shown).toMatchObject([{ data: image.data, width: 2, height: 1 }]);
    landmarker.close();
    expect(vision.log).toEqual(["detect", "closed"]);
  });

  it("does not take the black picture after a lost context for one without a face", async () => {
    const landmarker = await createLandmarker(bundle);
    expect(landmarker.detect(image)).toEqual([]);
    vision.context = "lost";
    expect(await fault(() => landmarker.detect(image))).toEqual({
      code: "engine-crashed",
      detail: "the graphics context was lost",
    });
  });

  it("is asked by whoever found nobody whether it sees at all: a crash is told late", async () => {
    const landmarker = await createLandmarker(bundle);
    await expect(landmarker.confirmSight()).resolves.toBeUndefined();
    expect(landmarker.detect(image)).toEqual([]);
    vision.onRead = () =>
      queueMicrotask(() => {
        vision.context = "lost";
      });
    expect(await fault(() => landmarker.confirmSight())).toMatchObject({ code: "engine-crashed" });
    vision.context = "none";
    expect(await fault(() => landmarker.confirmSight())).toMatchObject({ code: "engine-no-webgl" });
  });

  it("says that there is no WebGL, whether or not the look failed", async () => {
    const landmarker = await createLandmarker(bundle);
    vision.context = "none";
    const none = { code: "engine-no-webgl", detail: "no WebGL in this worker" };
    expect(await fault(() => landmarker.detect(image))).toEqual(none);
    vision.see = () => {
      throw new Error("no context");
    };
    expect(await fault(() => landmarker.detect(image))).toEqual(none);
  });

  it("throws what MediaPipe throws where the context is there", async () => {
    const landmarker = await createLandmarker(bundle);
    const broken = new Error("broken graph");
    vision.see = () => {
      throw broken;
    };
    expect(await fault(() => landmarker.detect(image))).toBe(broken);
  });

  it("cannot be made of bytes that are no bundle, or without memory, and says which", async () => {
    vision.start = () => Promise.reject(new Error("not a zip"));
    expect(await fault(() => createLandmarker(bundle))).toEqual({
      code: "model-failed-to-load",
      detail: "face landmarker: Error: not a zip",
    });
    vision.start = () => Promise.reject(new RangeError("out of memory"));
    expect(await fault(() => createLandmarker(bundle))).toMatchObject({ code: "engine-out-of-memory" });
    vision.start = () => Promise.reject(new FaultError("model-network", "offline"));
    expect(await fault(() => createLandmarker(bundle))).toEqual({ code: "model-network", detail: "offline" });
  });
});

describe("a thread that may have no WebGL", () => {
  it("is known before anything is loaded, and holds no context for having been asked", async () => {
    expect(await fault(refuseWithoutWebGL)).toBeUndefined();
    expect(vision.log).toEqual(["context given back"]);
    vision.context = "none";
    expect(await fault(refuseWithoutWebGL)).toEqual({
      code: "engine-no-webgl",
      detail: "no WebGL in this worker",
    });
    vi.stubGlobal("OffscreenCanvas", undefined);
    expect(await fault(refuseWithoutWebGL)).toMatchObject({ code: "engine-unsupported" });
  });
});

describe("the tracker of a camera", () => {
  it("follows two faces from frame to frame, by the caller's clock", async () => {
    const tracker = await createTracker(bundle);
    expect(vision.options[0]).toMatchObject({ runningMode: "VIDEO", numFaces: 2 });
    vision.see = () => found;
    expect(tracker.follow(image, 17)).toHaveLength(2);
    expect(vision.log).toEqual(["follow 17"]);
  });

  it("gives its graphics context back when it is closed, if it has one", async () => {
    const tracker = await createTracker(bundle);
    tracker.close();
    expect(vision.log).toEqual(["closed", "context given back"]);
    vision.context = "none";
    expect(() => tracker.close()).not.toThrow();
  });
});

describe("MediaPipe's code", () => {
  it("is fetched ahead without a word about a failure", () => {
    expect(fetchVisionCode()).toBeUndefined();
  });
});
