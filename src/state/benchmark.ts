/** The benchmark of this device as plain data: its life, its result, and the result as a file. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Fault } from "../core/fault.ts";
import type { LandmarkModelKind } from "../core/report.ts";
import type { EncoderInfo } from "../inference/protocol/encoder-protocol.ts";
import type { PhotoSpread, PhotoTiming, TimeSpread } from "./benchmark-figures.ts";
import { encoderOf, storedBytes, type Models } from "./models.ts";

/** How many warm photos may be timed. */
export const BENCHMARK_SIZES = ["1", "6", "24"] as const;
/** One of `BENCHMARK_SIZES`. */
export type BenchmarkSize = (typeof BENCHMARK_SIZES)[number];

/** What the browser tells of the device, as far as it matters to speed. Nothing about the person. */
export interface DeviceFacts {
  readonly userAgent: string;
  readonly cores: number;
  /** GiB, rounded and capped by the browser; null where it does not tell. */
  readonly memoryGiB: number | null;
  /** Without it a model runs on one thread. */
  readonly crossOriginIsolated: boolean;
  readonly simd: boolean;
  /** Whether the browser has WebGPU at all; a usable adapter is another matter. */
  readonly webgpu: boolean;
}

/** What the timed engine ran. */
export interface EngineFacts {
  readonly backend: string;
  readonly landmarkModel: LandmarkModelKind;
  readonly appearanceModels: readonly string[];
}

type BackendKind = EncoderInfo["backend"];

/** How FaceStats did on one backend. */
export type EncoderTiming =
  | {
      readonly kind: "measured";
      readonly backend: BackendKind;
      readonly variant: string;
      readonly threads: number;
      /** Maker and architecture of the graphics processor in use. */
      readonly gpu: string | null;
      /** From nothing to ready: reading the model, starting it, its self-test. */
      readonly startMs: number;
      readonly firstMs: number;
      readonly faces: TimeSpread;
    }
  | { readonly kind: "unusable"; readonly backend: BackendKind; readonly fault: Fault }
  /** Nothing that this backend could run is stored on this device. */
  | { readonly kind: "not-stored"; readonly backend: BackendKind };

/** What one run measured; times in milliseconds. */
export interface BenchmarkResult {
  readonly device: DeviceFacts;
  readonly engine: EngineFacts;
  /** From nothing to ready, with the models in the browser's store. */
  readonly startMs: number;
  /** The first photo of a fresh engine. */
  readonly cold: PhotoTiming;
  readonly warm: PhotoSpread;
  /** Longest task of the page's own thread meanwhile; 0: none of 50 ms or more; null where the browser does not tell. */
  readonly longestTaskMs: number | null;
  /** Whether the page was out of sight for a while: browsers slow such pages down. */
  readonly wasHidden: boolean;
  /** Null where the site does not have it. */
  readonly facestats: readonly EncoderTiming[] | null;
}

/** The steps of a run, in order. */
export const BENCHMARK_STEPS = ["engine", "cold", "warm", "facestats"] as const;
/** One of `BENCHMARK_STEPS`. */
export type BenchmarkStep = (typeof BENCHMARK_STEPS)[number];

/** The life of the benchmark, as screens see it. */
export type Benchmark =
  | { readonly phase: "idle" }
  | {
      readonly phase: "running";
      readonly step: BenchmarkStep;
      /** Pieces of work that are done, of all. */
      readonly done: number;
      readonly total: number;
    }
  | { readonly phase: "done"; readonly result: BenchmarkResult }
  | { readonly phase: "cancelled" }
  | { readonly phase: "failed"; readonly fault: Fault };

/** The benchmark of this visit. */
export type BenchmarkStore = StoreApi<Benchmark>;

/** What a screen may do with the benchmark. */
export interface BenchmarkActions {
  /** Time the embedded models, and FaceStats where it is stored. Nothing while one runs. */
  run(size: BenchmarkSize): void;
  cancel(): void;
}

/** Return the store before any run. */
export function createBenchmarkStore(): BenchmarkStore {
  return createStore<Benchmark>(() => ({ phase: "idle" }));
}

/** A backend to try FaceStats on, and with which variant; null when none that it runs is wholly stored. */
export interface EncoderPlan {
  readonly backend: BackendKind;
  readonly variantId: string | null;
}

const BACKENDS: readonly BackendKind[] = ["wasm", "webgpu"];

/** Return how FaceStats can be timed without downloading anything; null where the site does not have it. */
export function encoderPlans(models: Pick<Models, "catalogue" | "inventory">): EncoderPlan[] | null {
  const encoder = encoderOf(models);
  if (!encoder) return null;
  const isHere = ({ id, bytes }: { readonly id: string; readonly bytes: number }) =>
    storedBytes(models, encoder.id, id) >= bytes;
  const hasHead = encoder.parts.head.variants.some(isHere);
  return BACKENDS.map((backend) => {
    const variant = encoder.parts.encoder.variants.find(
      (candidate) => candidate.backends.includes(backend) && isHere(candidate),
    );
    return { backend, variantId: hasHead ? (variant?.id ?? null) : null };
  });
}

/** Version of the file's shape. */
export const BENCHMARK_FORMAT = "mien-benchmark-1";

/** Return the result as indented JSON, times rounded to tenths of a millisecond. */
export function benchmarkJson(result: BenchmarkResult): string {
  return JSON.stringify(
    { format: BENCHMARK_FORMAT, ...result },
    (_key, value: unknown) => (typeof value === "number" ? Math.round(value * 10) / 10 : value),
    2,
  );
}
