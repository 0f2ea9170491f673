/**
 * One run of the benchmark: a fresh engine from cold to warm, then FaceStats on every backend that has its model.
 *
 * [Note: A fresh engine]
 * The engine of the visit has been warm since it started, so a second one is started only for this and ended after it.
 * It asks this site for the engine's own files again, which the browser has; photos are the site's rendered examples.
 */
import { FaultError, isAbort, toFault } from "../core/fault.ts";
import type { OpenedPhoto } from "../capture/file.ts";
import type { ScoreOptions } from "../inference/page/client.ts";
import type { EncoderRun } from "../inference/page/encoder-run.ts";
import type { EngineInfo } from "../inference/protocol/protocol.ts";
import { untilAborted } from "../inference/page/until-aborted.ts";
import type { Outcome } from "../core/report.ts";
import { photoSpread, timeSpread, type PhotoTiming } from "./benchmark-figures.ts";
import type { BenchmarkResult, BenchmarkStep, DeviceFacts, EncoderPlan, EncoderTiming } from "./benchmark.ts";

/** An engine of its own. `crop` is what FaceStats would see of the photo that is named when it is scored. */
export interface BenchmarkEngine {
  readonly ready: Promise<EngineInfo>;
  score(photo: ImageBitmap, options: ScoreOptions): Promise<Outcome>;
  readonly crop: Promise<Uint8ClampedArray>;
  dispose(): void;
}

/** What a run needs of the platform. */
export interface BenchmarkRunParts {
  now(): number;
  device(): DeviceFacts;
  readonly photos: readonly Blob[];
  open(file: Blob, options: { readonly signal: AbortSignal }): Promise<OpenedPhoto>;
  startEngine(): BenchmarkEngine;
  /** Begin to watch the page; the returned function ends that and tells what was seen. */
  watch(): () => Pick<BenchmarkResult, "longestTaskMs" | "wasHidden">;
  /** Null where the site does not have FaceStats. */
  readonly encoders: readonly EncoderPlan[] | null;
  startEncoder(plan: {
    readonly backend: EncoderPlan["backend"];
    readonly variantId: string;
  }): Pick<EncoderRun, "awake" | "answer" | "fellBack" | "end">;
}

/** How much is timed, and who is told. */
export interface RunOptions {
  /** Warm photos to time; the examples come round again when there are fewer. */
  readonly size: number;
  readonly signal: AbortSignal;
  readonly onProgress: (step: BenchmarkStep, done: number, total: number) => void;
}

/** Faces that FaceStats answers for after its first one, on each backend. */
export const ENCODER_ROUNDS = 5;

/** Return what was measured. Rejects with a `FaultError`, or with an `AbortError` when `signal` fires. */
export async function runBenchmark(parts: BenchmarkRunParts, options: RunOptions): Promise<BenchmarkResult> {
  const { size, signal, onProgress } = options;
  const plans = parts.encoders ?? [];
  const total = 2 + size + plans.filter(({ variantId }) => variantId !== null).length;
  let done = 0;
  const begin = (step: BenchmarkStep) => {
    signal.throwIfAborted();
    onProgress(step, done, total);
    done += 1;
  };
  const endWatch = parts.watch();
  try {
    const embedded = await timeEngine(parts, size, { signal, begin });
    const facestats: EncoderTiming[] = [];
    for (const plan of plans)
      facestats.push(await timeEncoder(parts, plan, embedded.crop, { signal, begin }));
    const { crop: _, ...figures } = embedded;
    return { device: parts.device(), ...figures, ...endWatch(), facestats: parts.encoders && facestats };
  } finally {
    endWatch();
  }
}

interface Steps {
  readonly signal: AbortSignal;
  readonly begin: (step: BenchmarkStep) => void;
}

async function timeEngine(parts: BenchmarkRunParts, size: number, { signal, begin }: Steps) {
  begin("engine");
  const since = parts.now();
  const engine = parts.startEngine();
  // A crop that never comes is no unhandled rejection.
  engine.crop.catch(() => undefined);
  try {
    // An engine that is ended while it starts says nothing any more: what waits for it must not wait on.
    const info = await untilAborted(engine.ready, signal);
    const startMs = parts.now() - since;
    begin("cold");
    const cold = await timePhoto(parts, engine, { index: 0, signal, named: true });
    const warm: PhotoTiming[] = [];
    for (let index = 1; index <= size; index += 1) {
      begin("warm");
      warm.push((await timePhoto(parts, engine, { index, signal, named: false })).timing);
    }
    const crop = cold.isScored && parts.encoders ? await untilAborted(engine.crop, signal) : null;
    const spread = photoSpread(warm);
    if (!spread) throw new FaultError("engine-internal", "no photo was timed");
    const { backend, landmarkModel, appearanceModels } = info;
    return {
      engine: { backend, landmarkModel, appearanceModels },
      startMs,
      cold: cold.timing,
      warm: spread,
      crop,
    };
  } finally {
    engine.dispose();
  }
}

interface PhotoOptions {
  readonly index: number;
  readonly signal: AbortSignal;
  /** Whether it is also cut for FaceStats. */
  readonly named: boolean;
}

async function timePhoto(parts: BenchmarkRunParts, engine: BenchmarkEngine, options: PhotoOptions) {
  const { index, signal, named } = options;
  const file = parts.photos[index % parts.photos.length];
  if (!file) throw new FaultError("file-empty", "the site has no example photo");
  const since = parts.now();
  const { bitmap } = await parts.open(file, { signal });
  const decodeMs = parts.now() - since;
  const outcome = await engine.score(bitmap, { signal, decodeMs, ...(named ? { photo: "benchmark" } : {}) });
  const isScored = outcome.kind === "scored";
  const timing: PhotoTiming = {
    steps: isScored ? outcome.report.times : outcome.times,
    total: parts.now() - since,
  };
  return { timing, isScored };
}

async function timeEncoder(
  parts: BenchmarkRunParts,
  { backend, variantId }: EncoderPlan,
  crop: Uint8ClampedArray | null,
  { signal, begin }: Steps,
): Promise<EncoderTiming> {
  if (variantId === null) return { kind: "not-stored", backend };
  begin("facestats");
  const run = parts.startEncoder({ backend, variantId });
  const onAbort = () => run.end();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    if (!crop) throw new FaultError("engine-internal", "no example could be cut for FaceStats");
    const since = parts.now();
    // An engine that is ended while it starts says nothing any more: what waits for it must not wait on.
    const info = await run.awake();
    const startMs = parts.now() - since;
    const times: number[] = [];
    for (let round = 0; round <= ENCODER_ROUNDS; round += 1) times.push(await timeFace(parts, run, crop));
    const [firstMs = NaN, ...others] = times;
    const faces = timeSpread(others);
    // A backend that failed on the way was silently replaced: its times would be the other one's.
    const fault = run.fellBack();
    if (fault || info.backend !== backend || !faces)
      return { kind: "unusable", backend, fault: fault ?? toFault(new Error(`${info.backend} ran instead`)) };
    const { threads, gpu, variant } = info;
    return { kind: "measured", backend, variant: variant.id, threads, gpu, startMs, firstMs, faces };
  } catch (error) {
    signal.throwIfAborted();
    if (isAbort(error)) throw error;
    return { kind: "unusable", backend, fault: toFault(error) };
  } finally {
    signal.removeEventListener("abort", onAbort);
    run.end();
  }
}

async function timeFace(
  parts: BenchmarkRunParts,
  run: Pick<EncoderRun, "answer">,
  crop: Uint8ClampedArray,
): Promise<number> {
  const since = parts.now();
  const answer = await run.answer(crop);
  if (!answer.ok) throw new FaultError(answer.fault.code, answer.fault.detail);
  return parts.now() - since;
}
