/**
 * What the rest of the engine knows of a neural network runtime: tensors, a session, a backend, the output guard.
 *
 * The runtime itself is behind `ort-wasm.ts` and `ort-webgpu.ts`, the only files that import onnxruntime-web. A worker
 * uses one of the two, never both: two variants of the runtime in one worker share globals.
 */
import { FaultError } from "../../core/fault.ts";
import type { InTurn } from "../../core/turns.ts";
import { race } from "../../core/race.ts";

/** A float32 tensor: `data.length` is the product of `dims`. */
export interface FloatTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** Tensors by name. */
export type Tensors = Readonly<Record<string, FloatTensor>>;

/** One network, ready to run. */
export interface Session {
  /**
   * Return the outputs by name, which are the caller's. Calls are answered one at a time, in order. Throws
   * `model-output-invalid` for an output that cannot be an answer; see `guarded`.
   */
  run(feeds: Tensors): Promise<Tensors>;
}

/** What a network runs on. */
export type BackendKind = "wasm" | "webgpu";

/** A runtime that was started, in this thread. */
export interface Backend {
  readonly kind: BackendKind;
  /** Version of the runtime. */
  readonly version: string;
  /** Threads of the part that runs on the processor. */
  readonly threads: number;
  /** Return a session over an ONNX file's bytes. Throws `model-failed-to-load`. */
  createSession(model: Uint8Array): Promise<Session>;
  /** The same, always on the processor: for what is too small for a GPU, and to check a GPU against. */
  createCpuSession(model: Uint8Array): Promise<Session>;
  /** Rejects with `engine-crashed` when the GPU is lost: nothing in this worker will answer again. Never resolves. */
  readonly lost: Promise<never>;
}

/** How many threads wasm may use here: 1 unless the page is cross-origin isolated, at most 4. */
export function threadCount(): number {
  return globalThis.crossOriginIsolated ? Math.min(4, Math.max(1, navigator.hardwareConcurrency)) : 1;
}

/** An output of so many numbers that are all the same is no answer; shorter ones may be so by chance. */
const CONSTANT_FROM = 16;

/**
 * Return the tensor if it can be an answer. Throws `model-output-invalid` when it is empty, holds NaN or infinity, is all
 * zero, or repeats one number at least 16 times and nothing else.
 */
export function guarded(name: string, tensor: FloatTensor): FloatTensor {
  const { data } = tensor;
  const refuse = (why: string): never => {
    throw new FaultError("model-output-invalid", `${name} ${why}`);
  };
  if (data.length === 0) refuse("is empty");
  if (!data.every((value) => Number.isFinite(value))) refuse("is not finite");
  if (data.every((value) => value === 0)) refuse("is all zero");
  if (data.length >= CONSTANT_FROM && data.every((value) => value === data[0])) refuse("is constant");
  return tensor;
}

/**
 * Return a session that runs one call at a time in its turn, refuses invalid outputs, and gives up when the backend
 * is lost. Two runs at once on WebGPU hang the thread for ever.
 */
export function createSession(
  run: (feeds: Tensors) => Promise<Tensors>,
  inTurn: InTurn,
  lost: Promise<never>,
): Session {
  return {
    run: (feeds) =>
      inTurn(async () => {
        const outputs = await race(lost, run(feeds));
        for (const [name, tensor] of Object.entries(outputs)) guarded(name, tensor);
        return outputs;
      }),
  };
}

/** Return a promise that never settles, for a backend that cannot be lost. */
export function neverLost(): Promise<never> {
  return new Promise(() => {});
}
