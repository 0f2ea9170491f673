/**
 * onnxruntime-web behind one small interface: the only file that imports it.
 *
 * The loader and the wasm are our own files, versioned by the build. The loader stays a file of its own, because its
 * threads start from it: bundled into this worker, each thread would run this worker again.
 */
import type { InferenceSession } from "onnxruntime-web/wasm";
import loaderUrl from "onnxruntime-web/ort-wasm-simd-threaded.mjs?url";
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { FaultError } from "../core/fault.ts";

/** A float32 tensor: `data.length` is the product of `dims`. */
export interface FloatTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** One network, ready to run. One `run` at a time: two at once hang a WebGPU session for ever. */
export interface Session {
  /**
   * Return the outputs by name. Throws `model-output-invalid` when an output holds NaN or infinity, or is constant
   * zero: such an answer is a fault, never a score.
   */
  run(feeds: Readonly<Record<string, FloatTensor>>): Promise<Readonly<Record<string, FloatTensor>>>;
}

/** How many threads wasm may use here: 1 unless the page is cross-origin isolated, at most 4. */
export function threadCount(): number {
  return globalThis.crossOriginIsolated ? Math.min(4, Math.max(1, navigator.hardwareConcurrency)) : 1;
}

let threadsInUse: number | null = null;

/**
 * Return a wasm session over an ONNX file's bytes. The number of threads is that of the first session in this worker.
 * Throws `model-failed-to-load`.
 */
export async function createWasmSession(model: Uint8Array, threads: number): Promise<Session> {
  const ort = await import("onnxruntime-web/wasm");
  if (threadsInUse === null) {
    threadsInUse = threads;
    ort.env.wasm.numThreads = threads;
    ort.env.wasm.wasmPaths = {
      mjs: new URL(loaderUrl, import.meta.url).href,
      wasm: new URL(wasmUrl, import.meta.url).href,
    };
    ort.env.logLevel = "error";
  }
  try {
    const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
    return { run: (feeds) => runWith(ort.Tensor, session, feeds) };
  } catch (error) {
    throw new FaultError("model-failed-to-load", String(error));
  }
}

type TensorClass = typeof import("onnxruntime-web/wasm").Tensor;

async function runWith(
  Tensor: TensorClass,
  session: InferenceSession,
  feeds: Readonly<Record<string, FloatTensor>>,
): Promise<Record<string, FloatTensor>> {
  const inputs = Object.fromEntries(
    Object.entries(feeds).map(([name, { data, dims }]) => [name, new Tensor("float32", data, dims)]),
  );
  const results = await session.run(inputs);
  const outputs: Record<string, FloatTensor> = {};
  for (const [name, tensor] of Object.entries(results)) {
    if (!(tensor.data instanceof Float32Array))
      throw new FaultError("model-output-invalid", `${name} is not float32`);
    outputs[name] = guarded(name, { dims: tensor.dims, data: tensor.data });
  }
  return outputs;
}

/** Return the tensor if it can be an answer. Throws `model-output-invalid` for NaN, infinity, all zero, or nothing. */
export function guarded(name: string, tensor: FloatTensor): FloatTensor {
  if (tensor.data.length === 0) throw new FaultError("model-output-invalid", `${name} is empty`);
  if (!tensor.data.every((value) => Number.isFinite(value)))
    throw new FaultError("model-output-invalid", `${name} is not finite`);
  if (tensor.data.every((value) => value === 0))
    throw new FaultError("model-output-invalid", `${name} is all zero`);
  return tensor;
}
