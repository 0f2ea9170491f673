import { describe, expect, it } from "vitest";
import { FaultError } from "../core/fault.ts";
import { someReport } from "../core/history/testing/some-report.ts";
import type { Outcome } from "../core/report.ts";
import type { EncoderInfo } from "../inference/protocol/encoder-protocol.ts";
import type { Inventory } from "../models/inventory.ts";
import type { Manifest } from "../models/manifest.ts";
import { benchmarkJson, encoderPlans, type BenchmarkResult, type DeviceFacts } from "./benchmark.ts";
import { ENCODER_ROUNDS, runBenchmark, type BenchmarkRunParts } from "./benchmark-run.ts";

const DEVICE: DeviceFacts = {
  userAgent: "a browser",
  cores: 2,
  memoryGiB: 8,
  crossOriginIsolated: true,
  simd: true,
  webgpu: false,
};

/** A parts with a clock of its own: everything takes one second, and what was begun and ended is written down. */
function fakeParts(changes: Partial<BenchmarkRunParts> = {}) {
  let clock = 0;
  const log: string[] = [];
  const tick = async () => void (clock += 1000);
  const outcome: Outcome = { kind: "scored", report: { ...someReport(), times: { landmarks: 600 } } };
  const parts: BenchmarkRunParts = {
    now: () => clock,
    device: () => DEVICE,
    photos: [new Blob(["a"]), new Blob(["b"])],
    async open(file) {
      await tick();
      log.push(`open ${await file.text()}`);
      return {
        bitmap: {} as ImageBitmap,
        width: 1,
        height: 1,
        format: "jpeg",
        isShrunk: false,
        lacksEnd: false,
      };
    },
    startEngine: () => ({
      ready: tick().then(() => ({
        backend: "wasm, 2 threads",
        landmarkModel: "assembled",
        appearanceModels: ["compact"],
        silentModels: [],
        loadedInMs: 1,
      })),
      async score(_bitmap, { photo, decodeMs }) {
        await tick();
        log.push(`score ${photo ?? "unnamed"} ${decodeMs}`);
        return outcome;
      },
      crop: Promise.resolve(new Uint8ClampedArray(3)),
      dispose: () => void log.push("engine ended"),
    }),
    watch: () => () => ({ longestTaskMs: 80, wasHidden: false }),
    encoders: null,
    startEncoder: ({ backend, variantId }) => {
      const info = {
        backend,
        threads: 2,
        gpu: null,
        variant: { id: variantId, dtype: "", bytes: 1 },
      } as EncoderInfo;
      return {
        awake: () => tick().then(() => info),
        answer: async () => {
          await tick();
          return { ok: true, value: 1 };
        },
        fellBack: () => null,
        end: () => void log.push(`${backend} ended`),
      };
    },
    ...changes,
  };
  return { parts, log };
}

const run = (parts: BenchmarkRunParts, size = 2, signal = new AbortController().signal) =>
  runBenchmark(parts, { size, signal, onProgress: () => undefined });

describe("a run of the benchmark", () => {
  it("times a fresh engine, its first photo, and warm ones, with the examples going round", async () => {
    const { parts, log } = fakeParts();
    const result = await run(parts, 2);
    expect(result.startMs).toBe(1000);
    expect(result.cold).toEqual({ steps: { landmarks: 600 }, total: 2000 });
    expect(result.warm.total).toMatchObject({ count: 2, median: 2000 });
    expect(result.engine).toEqual({
      backend: "wasm, 2 threads",
      landmarkModel: "assembled",
      appearanceModels: ["compact"],
    });
    expect(result.longestTaskMs).toBe(80);
    expect(result.facestats).toBeNull();
    expect(log).toEqual([
      "open a",
      "score benchmark 1000",
      "open b",
      "score unnamed 1000",
      "open a",
      "score unnamed 1000",
      "engine ended",
    ]);
  });

  it("tells its progress, every piece of work once", async () => {
    const { parts } = fakeParts({
      encoders: [
        { backend: "wasm", variantId: "q4" },
        { backend: "webgpu", variantId: null },
      ],
    });
    const seen: string[] = [];
    await runBenchmark(parts, {
      size: 2,
      signal: new AbortController().signal,
      onProgress: (step, done, total) => seen.push(`${step} ${done}/${total}`),
    });
    expect(seen).toEqual(["engine 0/5", "cold 1/5", "warm 2/5", "warm 3/5", "facestats 4/5"]);
  });

  it("times FaceStats on each backend that has its model, and says where there is none", async () => {
    const { parts, log } = fakeParts({
      encoders: [
        { backend: "wasm", variantId: "q4" },
        { backend: "webgpu", variantId: null },
      ],
    });
    const { facestats } = await run(parts);
    expect(facestats).toEqual([
      {
        kind: "measured",
        backend: "wasm",
        variant: "q4",
        threads: 2,
        gpu: null,
        startMs: 1000,
        firstMs: 1000,
        faces: { count: ENCODER_ROUNDS, median: 1000, low: 1000, high: 1000, fastest: 1000, slowest: 1000 },
      },
      { kind: "not-stored", backend: "webgpu" },
    ]);
    expect(log.at(-1)).toBe("wasm ended");
  });

  it("does not take the times of wasm for those of a graphics processor that could not be used", async () => {
    const fault = { code: "engine-unsupported", detail: "no adapter" } as const;
    const plain = fakeParts().parts;
    const { parts } = fakeParts({
      encoders: [{ backend: "webgpu", variantId: "q4f16" }],
      startEncoder: (plan) => ({
        ...plain.startEncoder({ ...plan, backend: "wasm" }),
        fellBack: () => fault,
      }),
    });
    expect((await run(parts)).facestats).toEqual([{ kind: "unusable", backend: "webgpu", fault }]);
  });

  it("keeps the embedded models' figures when FaceStats fails", async () => {
    const { parts } = fakeParts({
      encoders: [{ backend: "wasm", variantId: "q4" }],
      startEncoder: () => ({
        awake: () => Promise.reject(new FaultError("engine-out-of-memory", "too large")),
        answer: () => Promise.reject(new Error("never asked")),
        fellBack: () => null,
        end: () => undefined,
      }),
    });
    const { facestats, warm } = await run(parts);
    expect(warm.total.count).toBe(2);
    expect(facestats?.[0]).toMatchObject({ kind: "unusable", fault: { code: "engine-out-of-memory" } });
  });

  it("ends its engine and rejects when it is cancelled", async () => {
    const abort = new AbortController();
    const { parts, log } = fakeParts({ watch: () => () => ({ longestTaskMs: null, wasHidden: false }) });
    const started = runBenchmark(parts, {
      size: 24,
      signal: abort.signal,
      onProgress: (step) => step === "warm" && abort.abort(),
    });
    await expect(started).rejects.toMatchObject({ name: "AbortError" });
    expect(log.filter((line) => line.startsWith("open"))).toHaveLength(2);
    expect(log.at(-1)).toBe("engine ended");
  });

  it("can be cancelled while the engine starts, which an ended engine does not tell", async () => {
    const abort = new AbortController();
    const plain = fakeParts();
    const { parts } = fakeParts({
      startEngine: () => ({ ...plain.parts.startEngine(), ready: new Promise(() => undefined) }),
    });
    const started = run(parts, 1, abort.signal);
    abort.abort();
    await expect(started).rejects.toMatchObject({ name: "AbortError" });
    expect(plain.log).toEqual(["engine ended"]);
  });

  it("is a fault on a site without examples", async () => {
    const { parts } = fakeParts({ photos: [] });
    await expect(run(parts)).rejects.toMatchObject({ fault: { code: "file-empty" } });
  });
});

describe("a run that goes badly", () => {
  const plans = [{ backend: "wasm", variantId: "q4" }] as const;

  it("cannot time FaceStats where no example is scored, and still times the engine", async () => {
    const plain = fakeParts().parts;
    const { parts, log } = fakeParts({
      encoders: plans,
      startEngine: () => ({
        ...plain.startEngine(),
        score: async () => ({
          kind: "refused",
          reason: "no-face",
          photo: { width: 1, height: 1 },
          quality: [],
          times: { landmarks: 9 },
        }),
        crop: new Promise<never>(() => undefined),
      }),
    });
    const { facestats, cold } = await run(parts, 1);
    expect(cold.steps).toEqual({ landmarks: 9 });
    expect(facestats).toEqual([
      {
        kind: "unusable",
        backend: "wasm",
        fault: { code: "engine-internal", detail: "no example could be cut for FaceStats" },
      },
    ]);
    expect(log.at(-1)).toBe("wasm ended");
  });

  it("says what the model answered instead of a number, and that another backend ran", async () => {
    const plain = fakeParts().parts;
    const fault = { code: "model-output-invalid", detail: "NaN" } as const;
    const invalid = fakeParts({
      encoders: plans,
      startEncoder: (plan) => ({
        ...plain.startEncoder(plan),
        answer: () => Promise.resolve({ ok: false, fault }),
      }),
    });
    expect((await run(invalid.parts, 1)).facestats).toEqual([{ kind: "unusable", backend: "wasm", fault }]);
    const other = fakeParts({
      encoders: [{ backend: "webgpu", variantId: "q4" }],
      startEncoder: (plan) => plain.startEncoder({ ...plan, backend: "wasm" }),
    });
    expect((await run(other.parts, 1)).facestats).toEqual([
      {
        kind: "unusable",
        backend: "webgpu",
        fault: { code: "engine-internal", detail: "Error: wasm ran instead" },
      },
    ]);
  });

  it("ends FaceStats when it is cancelled, and is cancelled itself", async () => {
    const abort = new AbortController();
    const ended: string[] = [];
    const { parts } = fakeParts({
      encoders: plans,
      startEncoder: () => ({
        awake: () => {
          abort.abort();
          return Promise.reject(new FaultError("engine-crashed", "ended"));
        },
        answer: () => Promise.reject(new Error("never asked")),
        fellBack: () => null,
        end: () => void ended.push("end"),
      }),
    });
    await expect(run(parts, 1, abort.signal)).rejects.toMatchObject({ name: "AbortError" });
    expect(ended).toEqual(["end", "end"]);
  });

  it("needs one warm photo at least, and stops watching the page however it ends", async () => {
    let watches = 0;
    const watch = () => () => {
      watches += 1;
      return { longestTaskMs: null, wasHidden: true };
    };
    const { parts } = fakeParts({ watch });
    await expect(run(parts, 0)).rejects.toMatchObject({
      fault: { code: "engine-internal", detail: "no photo was timed" },
    });
    expect(watches).toBe(1);
    expect(await run(parts, 1)).toMatchObject({ longestTaskMs: null, wasHidden: true });
  });
});

describe("the plans for FaceStats", () => {
  const variant = (id: string, backends: readonly string[]) => ({ id, backends, bytes: 100 });
  const encoder = {
    id: "facestats",
    kind: "two-part",
    parts: {
      encoder: { variants: [variant("q4f16", ["webgpu"]), variant("q4", ["webgpu", "wasm"])] },
      head: { variants: [variant("head", ["wasm"])] },
    },
  };
  const catalogue = {
    phase: "listed" as const,
    manifest: { version: 1, models: [encoder] } as unknown as Manifest,
  };
  const stored = (sizes: Readonly<Record<string, number>>) =>
    ({
      variants: Object.entries(sizes).map(([id, storedBytes]) => ({
        modelId: "facestats",
        variant: { id },
        storedBytes,
      })),
    }) as unknown as Inventory;

  it("are none where the site does not have it", () => {
    expect(encoderPlans({ catalogue: { phase: "loading" }, inventory: null })).toBeNull();
  });

  it("never ask for a download: only what is wholly stored is tried, and only with its head", () => {
    const plans = (sizes: Readonly<Record<string, number>>) =>
      encoderPlans({ catalogue, inventory: stored(sizes) })?.map(({ variantId }) => variantId);
    expect(plans({ q4: 100, head: 100 })).toEqual(["q4", "q4"]);
    expect(plans({ q4f16: 100, q4: 99, head: 100 })).toEqual([null, "q4f16"]);
    expect(plans({ q4: 100 })).toEqual([null, null]);
    expect(plans({})).toEqual([null, null]);
  });
});

describe("the result as a file", () => {
  it("says its format, rounds to tenths, and holds nothing of a photo", async () => {
    const { parts } = fakeParts();
    const result: BenchmarkResult = { ...(await run(parts)), startMs: 1234.5678 };
    const json = JSON.parse(benchmarkJson(result)) as Record<string, unknown>;
    expect(Object.keys(json)).toEqual([
      "format",
      "device",
      "engine",
      "startMs",
      "cold",
      "warm",
      "longestTaskMs",
      "wasHidden",
      "facestats",
    ]);
    expect(json["startMs"]).toBe(1234.6);
    expect(json["device"]).toEqual(DEVICE);
  });
});
