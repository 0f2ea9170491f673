/** MediaPipe for tests in Node: its code is there, and its task sees what a test says. */
import { vi } from "vitest";
import { loadedVisionCode } from "../vision-wasm.ts";

/** What a fake canvas's graphics may be: there, lost, or not to be had. */
export type FakeContext = "working" | "lost" | "none";

/** The part of a task's options that tests look at. */
interface TaskOptions {
  readonly baseOptions?: { readonly modelAssetBuffer?: unknown };
}

/** The class whose tasks are made up; it is handed in, because only the landmarker may import it. */
interface TaskClass {
  createFromOptions(...given: never[]): Promise<unknown>;
}

export interface FakeVision {
  readonly options: TaskOptions[];
  /** Calls of every task, in order. */
  readonly log: string[];
  /** The pictures that the tasks were shown. */
  readonly shown: { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }[];
  context: FakeContext;
  /** How many graphics contexts were given out. */
  contexts: number;
  see: () => unknown;
  start: () => Promise<void>;
  /** Called when a pixel is read back. */
  onRead: () => void;
}

export const NO_FACE = {
  faceLandmarks: [],
  faceBlendshapes: [],
  facialTransformationMatrixes: [],
};

/** Put MediaPipe's fake in place. End it by `vi.unstubAllGlobals()` and `vi.restoreAllMocks()`. */
export async function stubVision(tasks: TaskClass): Promise<FakeVision> {
  const vision: FakeVision = {
    options: [],
    log: [],
    shown: [],
    context: "working",
    contexts: 0,
    see: () => NO_FACE,
    start: () => Promise.resolve(),
    onRead: () => undefined,
  };
  await putCodeInPlace();
  const context = {
    isContextLost: () => vision.context === "lost",
    readPixels: () => vision.onRead(),
  };
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext(kind: string) {
        if (vision.context === "none" || kind !== "webgl") return null;
        vision.contexts += 1;
        return context;
      }
    },
  );
  vi.stubGlobal(
    "ImageData",
    class {
      readonly data: Uint8ClampedArray;
      readonly width: number;
      readonly height: number;
      constructor(data: Uint8ClampedArray, width: number, height: number) {
        [this.data, this.width, this.height] = [data, width, height];
      }
    },
  );
  const look = (name: string) => (image: unknown, ms?: number) => {
    vision.log.push(ms === undefined ? name : `${name} ${ms}`);
    vision.shown.push(image as FakeVision["shown"][number]);
    return vision.see();
  };
  const create = async (_files: unknown, options: TaskOptions) => {
    vision.options.push(options);
    await vision.start();
    return {
      detect: look("detect"),
      detectForVideo: look("follow"),
      close: () => void vision.log.push("closed"),
    };
  };
  vi.spyOn(tasks, "createFromOptions").mockImplementation(create as TaskClass["createFromOptions"]);
  return vision;
}

/** Load an empty module and a loader that leaves something: what comes later starts from these. */
async function putCodeInPlace(): Promise<void> {
  const wasm = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  vi.stubGlobal("fetch", () =>
    Promise.resolve(new Response(wasm, { headers: { "content-type": "application/wasm" } })),
  );
  await loadedVisionCode({
    loaderUrl: `data:text/javascript,${encodeURIComponent("globalThis.ModuleFactory = 'factory'")}`,
    wasmUrl: "https://mien.test/vision.wasm",
  });
}
