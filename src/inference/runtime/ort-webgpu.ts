/**
 * onnxruntime-web on the GPU.
 *
 * [Note: One WebGPU runtime]
 * The runtime comes in two builds for WebGPU. The one for every browser is 26.8 MB, more than large static hosts take
 * in one file; the other (16.8 MB) needs `WebAssembly.Suspending`. Only the second is shipped: a browser without it uses
 * the processor.
 */
import loaderUrl from "onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url";
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url";
import { FaultError, toFault } from "../../core/fault.ts";
import { createTurns } from "../../core/turns.ts";
import { countCode, expectCode } from "./counted-code.ts";
import { plainRun } from "./ort-tensors.ts";
import type { Backend, Session } from "./runtime.ts";
import { createSession } from "./runtime.ts";

/** Whether this browser can run the WebGPU runtime at all. See: [Note: One WebGPU runtime]. */
export function canSuspend(): boolean {
  return "Suspending" in WebAssembly;
}

/** Return the WebGPU backend of this worker over a device. The worker must not have started another backend. */
export async function webGpuBackend(device: GPUDevice, threads: number): Promise<Backend> {
  expectCode("webgpu");
  const ort = await import("onnxruntime-web/jspi");
  ort.env.wasm.numThreads = threads;
  const wasm = new URL(wasmUrl, import.meta.url).href;
  ort.env.wasm.wasmPaths = { mjs: new URL(loaderUrl, import.meta.url).href, wasm };
  countCode(globalThis, "webgpu", wasm);
  ort.env.logLevel = "error";
  const inTurn = createTurns();
  const lost = device.lost.then(({ reason, message }): never => {
    throw new FaultError("engine-crashed", `the GPU was lost (${reason}): ${message}`);
  });
  lost.catch(() => {});
  const gpu = { name: "webgpu", device } as const;
  const over = async (model: Uint8Array, provider: typeof gpu | "wasm"): Promise<Session> => {
    const creation = ort.InferenceSession.create(model, { executionProviders: [provider] }).catch(refused);
    const session = await Promise.race([creation, lost]);
    const run = plainRun(session, ({ data, dims }) => new ort.Tensor("float32", data, dims));
    return createSession(run, inTurn, lost);
  };
  return {
    kind: "webgpu",
    version: ort.env.versions.web ?? "unknown",
    threads,
    lost,
    createSession: (model) => inTurn(() => over(model, gpu)),
    createCpuSession: (model) => inTurn(() => over(model, "wasm")),
  };
}

function refused(error: unknown): never {
  const fault = toFault(error);
  if (fault.code === "engine-out-of-memory") throw new FaultError(fault.code, fault.detail);
  throw new FaultError("model-failed-to-load", fault.detail);
}
