/** What the benchmark needs of the browser: engines of its own, the examples, the device's facts, a watch on the page. */
import { FaultError } from "../core/fault.ts";
import { createEngine, spawnEncoder } from "../inference/page/client.ts";
import { createEncoderRun } from "../inference/page/encoder-run.ts";
import type { FaceStatsControl } from "../inference/page/facestats.ts";
import { rememberedVerdicts } from "../inference/page/verdicts.ts";
import type { BenchmarkResult, DeviceFacts, EncoderPlan } from "../state/benchmark.ts";
import {
  runBenchmark,
  type BenchmarkEngine,
  type BenchmarkRunParts,
  type RunOptions,
} from "../state/benchmark-run.ts";
import { SIMD_PROBE } from "./simd-probe.ts";

/** Run the benchmark in this browser, over the photos and on what FaceStats can be tried on. See `runBenchmark`. */
export function runHere(
  photos: readonly Blob[],
  encoders: readonly EncoderPlan[] | null,
  options: RunOptions,
): Promise<BenchmarkResult> {
  return runBenchmark(browserParts(photos, encoders), options);
}

function browserParts(photos: readonly Blob[], encoders: readonly EncoderPlan[] | null): BenchmarkRunParts {
  const siteUrl = document.baseURI;
  return {
    now: () => performance.now(),
    device: deviceFacts,
    photos,
    open: async (...given) => (await import("../capture/file.ts")).openPhoto(...given),
    startEngine: () => startEngine(siteUrl),
    watch: watchPage,
    encoders,
    startEncoder: (plan) =>
      createEncoderRun(
        { siteUrl, spawn: spawnEncoder, verdicts: rememberedVerdicts(() => localStorage) },
        plan,
        () => undefined,
      ),
  };
}

/** Start an engine whose FaceStats is only a hand that takes the crop. */
function startEngine(siteUrl: string): BenchmarkEngine {
  let take: (crop: Uint8ClampedArray) => void = () => undefined;
  let refuse: (reason: unknown) => void = () => undefined;
  const crop = new Promise<Uint8ClampedArray>((resolve, reject) => {
    take = resolve;
    refuse = reject;
  });
  const nothing = () => () => undefined;
  const joins: FaceStatsControl = {
    state: () => ({ phase: "off" }),
    subscribe: nothing,
    onAnswer: nothing,
    enable: () => undefined,
    disable: () => undefined,
    forget: () => undefined,
    listed: () => undefined,
    keep: (_photo, taken) =>
      taken.ok ? take(taken.value) : refuse(new FaultError(taken.fault.code, taken.fault.detail)),
    whenFree: () => Promise.resolve(),
    dispose: () => undefined,
  };
  const engine = createEngine({ siteUrl, joins });
  return {
    ready: engine.ready,
    score: engine.score,
    crop,
    dispose() {
      engine.dispose();
      refuse(new FaultError("engine-internal", "the engine ended before the crop came"));
    },
  };
}

function deviceFacts(): DeviceFacts {
  const { userAgent, hardwareConcurrency } = navigator;
  const { deviceMemory } = navigator as Navigator & { readonly deviceMemory?: number };
  return {
    userAgent,
    cores: hardwareConcurrency,
    memoryGiB: deviceMemory ?? null,
    crossOriginIsolated,
    simd: WebAssembly.validate(SIMD_PROBE),
    webgpu: "gpu" in navigator,
  };
}

/** Watch the page's own thread for tasks of 50 ms and more, and whether the page goes out of sight. */
function watchPage() {
  let longest = 0;
  let wasHidden = document.hidden;
  const note = (entries: readonly PerformanceEntry[]) => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const isTold = PerformanceObserver.supportedEntryTypes.includes("longtask");
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  if (isTold) observer.observe({ type: "longtask" });
  const onVisibility = () => {
    wasHidden ||= document.hidden;
  };
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    note(observer.takeRecords());
    observer.disconnect();
    document.removeEventListener("visibilitychange", onVisibility);
    return { longestTaskMs: isTold ? longest : null, wasHidden };
  };
}
