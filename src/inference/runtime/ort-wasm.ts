/**
 * onnxruntime-web on the processor: WebAssembly with SIMD, and with threads where the page is cross-origin isolated.
 *
 * The loader and the wasm are our own files, versioned by the build. The loader stays a file of its own, because its
 * threads start from it: bundled into this worker, each thread would run this worker again.
 */
import loaderUrl from "onnxruntime-web/ort-wasm-simd-threaded.mjs?url";
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { toFault, FaultError } from "../../core/fault.ts";
import { loadOnce } from "../../core/load-once.ts";
import { createTurns } from "../../core/turns.ts";
import { countCode, expectCode } from "./counted-code.ts";
import { plainRun } from "./ort-tensors.ts";
import type { Backend, Session } from "./runtime.ts";
import { createSession, neverLost } from "./runtime.ts";

/** Return the wasm backend of this worker. The number of threads is that of the first call. */
export const wasmBackend = loadOnce(startWasm);

async function startWasm(threads: number): Promise<Backend> {
  expectCode("wasm");
  const ort = await import("onnxruntime-web/wasm");
  ort.env.wasm.numThreads = threads;
  const wasm = new URL(wasmUrl, import.meta.url).href;
  ort.env.wasm.wasmPaths = { mjs: new URL(loaderUrl, import.meta.url).href, wasm };
  countCode(globalThis, "wasm", wasm);
  ort.env.logLevel = "error";
  const inTurn = createTurns();
  const lost = neverLost();
  const create = async (model: Uint8Array): Promise<Session> => {
    const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] }).catch(refused);
    const run = plainRun(session, ({ data, dims }) => new ort.Tensor("float32", data, dims));
    return createSession(run, inTurn, lost);
  };
  const version = ort.env.versions.web ?? "unknown";
  return { kind: "wasm", version, threads, lost, createSession: create, createCpuSession: create };
}

function refused(error: unknown): never {
  const fault = toFault(error);
  if (fault.code === "engine-out-of-memory") throw new FaultError(fault.code, fault.detail);
  throw new FaultError("model-failed-to-load", fault.detail);
}

/** Return a wasm session over an ONNX file's bytes. Throws `model-failed-to-load`. */
export async function createWasmSession(model: Uint8Array, threads: number): Promise<Session> {
  return (await wasmBackend(threads)).createSession(model);
}
