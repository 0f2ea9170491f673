import { FaceLandmarker } from "@mediapipe/tasks-vision";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "../../core/fault.ts";
import {
  createLandmarker,
  createTracker,
  fetchVisionCode,
  MAX_FACES,
  refuseUnsupported,
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

  it("is asked by whoever has looked whether graphics were there: a crash is told late", async () => {
    const landmarker = await createLandmarker(bundle);
    await expect(landmarker.confirmSight()).resolves.toBeUndefined();
    vision.onRead = () =>
      queueMicrotask(() => {
        vision.context = "lost";
      });
    const lost = { code: "engine-crashed", detail: "the graphics context was lost" };
    expect(await fault(() => landmarker.confirmSight())).toEqual(lost);
    expect(await fault(() => landmarker.confirmSight())).toEqual(lost);
  });

  it("sees without WebGL, and has then nothing to be told of", async () => {
    vision.context = "none";
    const landmarker = await createLandmarker(bundle);
    vision.see = () => found;
    expect(landmarker.detect(image)).toHaveLength(2);
    await expect(landmarker.confirmSight()).resolves.toBeUndefined();
  });

  it("throws what MediaPipe throws", async () => {
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

describe("a thread without canvases or WebAssembly", () => {
  it.each(["OffscreenCanvas", "WebAssembly"])("is known before anything is loaded (%s)", async (lacks) => {
    expect(await fault(refuseUnsupported)).toBeUndefined();
    vi.stubGlobal(lacks, undefined);
    expect(await fault(refuseUnsupported)).toMatchObject({ code: "engine-unsupported" });
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

  it("asks for no graphics context, of which browsers allow a page only a few", async () => {
    const tracker = await createTracker(bundle);
    tracker.close();
    expect(vision.contexts).toBe(0);
    expect(vision.log).toEqual(["closed"]);
  });
});

describe("MediaPipe's code", () => {
  it("is fetched ahead without a word about a failure", () => {
    expect(fetchVisionCode()).toBeUndefined();
  });
});
