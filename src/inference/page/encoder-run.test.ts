import { describe, expect, it } from "vitest";
import type { EncoderPrepared, EncoderRequest, EncoderWorker } from "../protocol/encoder-protocol.ts";
import type { Fault } from "../../core/fault.ts";
import {
  createEncoderRun,
  type EncoderChoice,
  type EncoderRunOptions,
  type EncoderRunSign,
} from "./encoder-run.ts";
import type { Answer } from "../protocol/protocol.ts";
import { ChannelWorker } from "./testing/channel-worker.ts";

const ready = ({ backend, variantId }: EncoderRequest): Answer<EncoderPrepared> => ({
  ok: true,
  value: {
    kind: "ready",
    verdict: null,
    info: {
      model: { id: "facestats", name: "FaceStats", calibration: { kind: "clamp" } },
      backend,
      threads: 1,
      gpu: null,
      variant: { id: variantId ?? "first", dtype: "", bytes: 1 },
      stored: "cache",
      notStored: null,
      loadedInMs: 1,
    },
  },
});
const fails = (code: Fault["code"]) => ({ ok: false as const, fault: { code, detail: "test" } });

/** A run over workers that prepare and encode as told, the nth as the nth says. */
function runOver(
  workers: readonly Partial<EncoderWorker>[],
  choice: EncoderChoice = {},
  options: Partial<EncoderRunOptions> = {},
) {
  const spawned: ChannelWorker[] = [];
  const requests: EncoderRequest[] = [];
  const signs: EncoderRunSign[] = [];
  const verdicts: Record<string, boolean> = { old: true };
  const run = createEncoderRun(
    {
      siteUrl: "https://mien.test/",
      silence: { prepareMs: 1000, encodeMs: 1000 },
      verdicts: { all: () => ({ ...verdicts }), set: (key, accepted) => void (verdicts[key] = accepted) },
      spawn: () => {
        const acts = workers[Math.min(spawned.length, workers.length - 1)] ?? {};
        const worker = new ChannelWorker({
          prepare: (request: EncoderRequest, onSign: never) => {
            requests.push(request);
            return acts.prepare?.(request, onSign) ?? ready(request);
          },
          encode: (pixels: Uint8ClampedArray) =>
            acts.encode?.(pixels) ?? { ok: true, value: { raw: pixels[0], ms: 1 } },
        });
        spawned.push(worker);
        return worker as unknown as Worker;
      },
      ...options,
    },
    choice,
    (sign) => signs.push(sign),
  );
  return { run, spawned, requests, signs, verdicts };
}

const crop = Uint8ClampedArray.of(42, 0, 0);
const settled = <T>(answer: Answer<T>) => ({ prepare: () => Promise.resolve(answer as never) });

describe("a run of the encoder", () => {
  it("starts no worker until it is needed, and one for everything then", async () => {
    const { run, spawned, requests, signs } = runOver([{}]);
    expect(spawned).toHaveLength(0);
    const [one, two] = await Promise.all([run.awake(), run.awake()]);
    expect(one).toBe(two);
    expect(await run.answer(crop)).toEqual({ ok: true, value: 42 });
    expect(spawned).toHaveLength(1);
    expect(requests).toEqual([
      { siteUrl: "https://mien.test/", backend: "webgpu", allowSoftwareGpu: false, verdicts: { old: true } },
    ]);
    expect(signs).toMatchObject([{ kind: "loading" }, { kind: "ready", info: { backend: "webgpu" } }]);
    run.end();
  });

  it("asks for what was chosen", async () => {
    const { run, requests } = runOver(
      [{}],
      { backend: "wasm", variantId: "q8" },
      { allowSoftwareGpu: true, threads: 3 },
    );
    await run.awake();
    expect(requests[0]).toMatchObject({
      backend: "wasm",
      variantId: "q8",
      allowSoftwareGpu: true,
      threads: 3,
    });
    run.end();
  });

  it("passes progress on, and mere signs of life not", async () => {
    const progress = { bytes: 1, total: 2, bytesPerSecond: null, secondsLeft: null };
    const { run, signs } = runOver([
      {
        prepare: async (request, onSign) => {
          await onSign({ kind: "alive" });
          await onSign({ kind: "downloading", progress });
          return ready(request);
        },
      },
    ]);
    await run.awake();
    expect(signs.map(({ kind }) => kind)).toEqual(["loading", "downloading", "ready"]);
    run.end();
  });

  it("gives its memory back when it sleeps, and wakes in a fresh worker", async () => {
    const { run, spawned } = runOver([{}]);
    await run.awake();
    run.sleep();
    expect(spawned[0]?.terminated).toBe(true);
    expect(await run.answer(crop)).toMatchObject({ ok: true });
    expect(spawned).toHaveLength(2);
    run.end();
  });

  it("answers nothing once it has ended", async () => {
    const { run, spawned } = runOver([{}]);
    await run.awake();
    run.end();
    await expect(run.awake()).rejects.toMatchObject({ name: "AbortError" });
    await expect(run.answer(crop)).rejects.toMatchObject({ name: "AbortError" });
    expect(spawned).toHaveLength(1);
  });
});

describe("the ladder of backends", () => {
  it("goes to wasm at once when WebGPU cannot be used, and says why", async () => {
    const { run, requests } = runOver([settled(fails("engine-unsupported")), {}]);
    expect(run.fellBack()).toBeNull();
    expect(await run.awake()).toMatchObject({ backend: "wasm" });
    expect(requests.map(({ backend }) => backend)).toEqual(["webgpu", "wasm"]);
    expect(run.fellBack()).toEqual({ code: "engine-unsupported", detail: "test" });
    run.end();
  });

  it("tries a backend whose worker was lost once more, then the next, then gives up", async () => {
    const { run, requests } = runOver([settled(fails("engine-crashed"))]);
    await expect(run.awake()).rejects.toMatchObject({ fault: { code: "engine-crashed" } });
    expect(requests.map(({ backend }) => backend)).toEqual(["webgpu", "webgpu", "wasm", "wasm"]);
    run.end();
  });

  it("has no other rung when wasm was chosen", async () => {
    const { run, requests } = runOver([settled(fails("engine-unsupported"))], { backend: "wasm" });
    await expect(run.awake()).rejects.toMatchObject({ fault: { code: "engine-unsupported" } });
    expect(requests).toHaveLength(1);
    run.end();
  });

  it.each(["model-not-found", "model-corrupt", "model-network", "model-manifest-invalid"] as const)(
    "does not blame a backend for %s",
    async (code) => {
      const { run, requests } = runOver([settled(fails(code))]);
      await expect(run.awake()).rejects.toMatchObject({ fault: { code } });
      expect(requests).toHaveLength(1);
      run.end();
    },
  );

  it.each(["model-failed-to-load", "model-output-invalid"] as const)("does blame it for %s", async (code) => {
    const { run, requests } = runOver([settled(fails(code)), {}]);
    await run.awake();
    expect(requests).toHaveLength(2);
    run.end();
  });

  it("refuses a backend that fails its self-test, says how far off it was, and remembers both verdicts", async () => {
    const rejected = { key: "gpu", cosine: 0.5, accepted: false };
    const { run, verdicts } = runOver([
      settled({ ok: true, value: { kind: "rejected", verdict: rejected } }),
      {
        prepare: (request) => {
          const answer = ready(request);
          if (!answer.ok || answer.value.kind !== "ready") throw new Error("ready");
          return Promise.resolve({
            ok: true,
            value: { ...answer.value, verdict: { key: "cpu", cosine: 1, accepted: true } },
          });
        },
      },
    ]);
    await run.awake();
    expect(verdicts).toEqual({ old: true, gpu: false, cpu: true });
    expect(run.fellBack()).toEqual({
      code: "model-output-invalid",
      detail: "webgpu failed its self-test (cosine 0.5)",
    });
    run.end();
  });

  it("leaves WebGPU for an invalid answer, and the last backend tells it of this photo alone", async () => {
    const invalid = { encode: () => Promise.resolve(fails("model-output-invalid")) };
    const { run, requests, spawned } = runOver([invalid]);
    expect(await run.answer(crop)).toEqual(fails("model-output-invalid"));
    expect(requests.map(({ backend }) => backend)).toEqual(["webgpu", "wasm"]);
    expect(spawned[1]?.terminated).toBe(false);
    run.end();
  });

  it("starts a fresh worker for a photo during which one was lost, and an answer makes the next loss the first", async () => {
    const lost = () => Promise.resolve(fails("engine-crashed"));
    let calls = 0;
    const once: Partial<EncoderWorker> = {
      encode: (pixels) => {
        calls += 1;
        return calls === 1 ? Promise.resolve({ ok: true, value: { raw: pixels[0] ?? 0, ms: 1 } }) : lost();
      },
    };
    const { run, requests } = runOver([{ encode: lost }, once, {}], { backend: "wasm" });
    expect(await run.answer(crop)).toEqual({ ok: true, value: 42 });
    expect(await run.answer(crop)).toEqual({ ok: true, value: 42 });
    expect(requests).toHaveLength(3);
    run.end();
  });
});
