/**
 * FaceLandmarker behind one small interface: the only file that imports tasks-vision.
 *
 * It runs on the CPU delegate, which is deterministic; the module build of the wasm loads inside a module worker
 * under `script-src 'self' 'wasm-unsafe-eval'`. Files are our own, versioned by the build; nothing is fetched elsewhere.
 */
import { FaceLandmarker } from "@mediapipe/tasks-vision";
import type { FaceLandmarkerOptions, FaceLandmarkerResult } from "@mediapipe/tasks-vision";
import wasmLoaderUrl from "@mediapipe/tasks-vision/vision_wasm_module_internal.js?url";
import wasmBinaryUrl from "@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url";
import { FaultError, toFault } from "../../core/fault.ts";
import type { NormalizedLandmarks } from "../../core/geometry/points.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import { pictureCanvas } from "./picture-context.ts";
import { loadedVisionCode, withVisionCode } from "./vision-wasm.ts";

/** At most this many faces are told apart; the largest one is read. */
export const MAX_FACES = 4;

/** A camera follows two: the one who sits there, and whoever should not be in the picture. */
const FOLLOWED_FACES = 2;

const CODE = {
  loaderUrl: new URL(wasmLoaderUrl, import.meta.url).href,
  wasmUrl: new URL(wasmBinaryUrl, import.meta.url).href,
};
/** The code is in place already (see `vision-wasm.ts`): an empty path keeps MediaPipe from loading it again. */
const FILES = { wasmLoaderPath: "", wasmBinaryPath: CODE.wasmUrl };

/**
 * Throw `engine-unsupported` where this thread has no canvas to read a photo by, or no WebAssembly, as in Lockdown Mode: nothing is
 * scored there. It costs no download to know.
 */
export function refuseUnsupported(): void {
  if (typeof OffscreenCanvas === "undefined" || typeof WebAssembly === "undefined")
    throw new FaultError("engine-unsupported", "no OffscreenCanvas or no WebAssembly in this worker");
}

/** Begin to fetch and compile MediaPipe's code; whoever needs it later waits for the same, and tells of a failure. */
export function fetchVisionCode(): void {
  loadedVisionCode(CODE).catch(() => undefined);
}

/** One face as MediaPipe sees it. */
export interface Detection {
  readonly landmarks: NormalizedLandmarks;
  /** Column-major 4x4 transform from the canonical face to the camera, centimetres. */
  readonly matrix: readonly number[];
}

/** Finds faces in pictures; owned by one worker, closed by whoever made it. */
export interface Landmarker {
  /** Return the faces in a picture, in no particular order; an empty list when there are none. */
  detect(image: RgbaImage): readonly Detection[];
  /**
   * Resolve when no photo that was looked at until now can have been lost with the graphics process; whoever has looked asks.
   * Throws `engine-crashed` where one can, now and ever after: this landmarker is then of no more use. See: [Note: Told of a loss].
   */
  confirmSight(): Promise<void>;
  close(): void;
}

/**
 * Return a landmarker from the bytes of a `.task` bundle.
 *
 * Throws `model-failed-to-load` when the bytes are no usable bundle, `engine-out-of-memory`, and the faults of `withVisionCode`.
 */
export async function createLandmarker(bundle: Uint8Array): Promise<Landmarker> {
  const task = await openTask(bundle, { runningMode: "IMAGE", numFaces: MAX_FACES });
  const graphics = graphicsContext();
  return {
    detect: (image) => detections(task.detect(pixelsOf(image))),
    async confirmSight() {
      if (!graphics) return;
      // A pixel that is read back takes the way to the graphics process and back; a loss is told in a task after that.
      graphics.readPixels(0, 0, 1, 1, graphics.RGBA, graphics.UNSIGNED_BYTE, new Uint8Array(4));
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (graphics.isContextLost()) throw new FaultError("engine-crashed", "the graphics context was lost");
    },
    close: () => task.close(),
  };
}

/** Follows faces through the frames of a camera: quicker than looking anew each time, and not the same each time. */
export interface Tracker {
  /** Return the faces of the next frame. `ms` is a clock that grows from frame to frame. */
  follow(image: RgbaImage, ms: number): readonly Detection[];
  /** Free the tracker at once. */
  close(): void;
}

/** Return a tracker from the bytes of a `.task` bundle. Throws as `createLandmarker` does. */
export async function createTracker(bundle: Uint8Array): Promise<Tracker> {
  const task = await openTask(bundle, { runningMode: "VIDEO", numFaces: FOLLOWED_FACES });
  return {
    follow: (image, ms) => detections(task.detectForVideo(pixelsOf(image), ms)),
    close: () => task.close(),
  };
}

async function openTask(bundle: Uint8Array, how: Pick<FaceLandmarkerOptions, "runningMode" | "numFaces">) {
  try {
    return await withVisionCode(CODE, () =>
      FaceLandmarker.createFromOptions(FILES, {
        baseOptions: { modelAssetBuffer: bundle, delegate: "CPU" },
        canvas: pictureCanvas(),
        outputFacialTransformationMatrixes: true,
        ...how,
      }),
    );
  } catch (error) {
    if (error instanceof FaultError) throw error;
    const { code, detail } = toFault(error);
    throw new FaultError(
      code === "engine-out-of-memory" ? code : "model-failed-to-load",
      `face landmarker: ${detail}`,
    );
  }
}

/**
 * Return a graphics context of one pixel, which is told of a loss; null where this thread gets none.
 *
 * [Note: Told of a loss]
 * No picture goes to the graph by way of graphics ([Note: Pictures without graphics] in `picture-context.ts`), but photos may lie there
 * while they are opened, and are black once the graphics process has crashed. So each landmarker holds a context where it gets one.
 * Where it gets none most browsers draw in memory, and nothing is lost with graphics. Where they do not, no number comes of a black
 * photo either: all that a face is read from is one part of the photo, read at once, and of a black one there is no face.
 */
function graphicsContext(): WebGL2RenderingContext | WebGLRenderingContext | null {
  const canvas = new OffscreenCanvas(1, 1);
  return canvas.getContext("webgl2") ?? canvas.getContext("webgl");
}

function pixelsOf({ data, width, height }: RgbaImage): ImageData {
  return new ImageData(data as Uint8ClampedArray<ArrayBuffer>, width, height);
}

function detections(found: FaceLandmarkerResult): readonly Detection[] {
  return found.faceLandmarks.map((points, k) => ({
    landmarks: { space: "normalized", points: points.map(({ x, y, z }) => ({ x, y, z })) },
    matrix: found.facialTransformationMatrixes[k]?.data ?? [],
  }));
}
