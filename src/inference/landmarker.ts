/**
 * FaceLandmarker behind one small interface: the only file that imports tasks-vision.
 *
 * It runs on the CPU delegate, which is deterministic; the module build of the wasm loads inside a module worker
 * under `script-src 'self' 'wasm-unsafe-eval'`. Files are our own, versioned by the build; nothing is fetched elsewhere.
 */
import { FaceLandmarker } from "@mediapipe/tasks-vision";
import wasmLoaderUrl from "@mediapipe/tasks-vision/vision_wasm_module_internal.js?url";
import wasmBinaryUrl from "@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url";
import { FaultError } from "../core/fault.ts";
import type { NormalizedLandmarks } from "../core/geometry/points.ts";
import type { RgbaImage } from "../core/image/raster.ts";

/** At most this many faces are told apart; the largest one is read. */
export const MAX_FACES = 4;

let loads = 0;

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
  close(): void;
}

/**
 * Return a landmarker from the bytes of a `.task` bundle.
 *
 * Throws the fault `model-failed-to-load` when the bytes are no usable bundle.
 */
export async function createLandmarker(bundle: Uint8Array): Promise<Landmarker> {
  loads += 1;
  const files = {
    // The loader sets a global when it runs and MediaPipe removes it: a second landmarker in the same worker needs the
    // module to run again, and a module runs once per URL, fragment included.
    wasmLoaderPath: `${new URL(wasmLoaderUrl, import.meta.url).href}#${loads}`,
    wasmBinaryPath: new URL(wasmBinaryUrl, import.meta.url).href,
  };
  try {
    const task = await FaceLandmarker.createFromOptions(files, {
      baseOptions: { modelAssetBuffer: bundle, delegate: "CPU" },
      runningMode: "IMAGE",
      numFaces: MAX_FACES,
      outputFacialTransformationMatrixes: true,
    });
    return { detect: (image) => detectWith(task, image), close: () => task.close() };
  } catch (error) {
    throw new FaultError("model-failed-to-load", `face landmarker: ${String(error)}`);
  }
}

function detectWith(task: FaceLandmarker, image: RgbaImage): readonly Detection[] {
  const pixels = new ImageData(image.data as Uint8ClampedArray<ArrayBuffer>, image.width, image.height);
  const found = task.detect(pixels);
  return found.faceLandmarks.map((points, k) => ({
    landmarks: { space: "normalized", points: points.map(({ x, y, z }) => ({ x, y, z })) },
    matrix: found.facialTransformationMatrixes[k]?.data ?? [],
  }));
}
