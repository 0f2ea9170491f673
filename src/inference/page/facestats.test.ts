import { afterEach, describe, expect, it, vi } from "vitest";
import type { Fault } from "../../core/fault.ts";
import type { AppearanceAnswer } from "../../core/report.ts";
import { MOST_CROPS } from "./kept-crops.ts";
import type { EncoderInfo, EncoderRequest, EncoderWorker } from "../protocol/encoder-protocol.ts";
import { createFaceStats } from "./facestats.ts";
import type { FaceStatsControl, FaceStatsOptions, FaceStatsState } from "./facestats.ts";
import { ChannelWorker } from "./testing/channel-worker.ts";

const MODEL = { id: "facestats", name: "FaceStats" };
const infoFor = (request: EncoderRequest): EncoderInfo => ({
  model: { ...MODEL, calibration: { kind: "clamp" } },
  backend: request.backend,
  threads: 1,
  gpu: null,
  variant: { id: request.variantId ?? "first", dtype: "", bytes: 1 },
  stored: "cache",
  notStored: null,
  loadedInMs: 1,
});

const fails = (code: Fault["code"]) =>
  Promise.resolve({ ok: false as const, fault: { code, detail: "test" } });
const hangs = () => new Promise<never>(() => {});

/** Acts out one worker: ready at once, and the raw output is the crop's first pixel, unless told otherwise. */
function fakeEncoder(parts: Partial<EncoderWorker> = {}): EncoderWorker {
  return {
    prepare: (request) =>
      Promise.resolve({ ok: true, value: { kind: "ready", info: infoFor(request), verdict: null } }),
    encode: (pixels) => Promise.resolve({ ok: true, value: { raw: pixels[0] ?? 0, ms: 1 } }),
    embed: hangs,
    ...parts,
  };
}

let dispose = () => {};
afterEach(() => dispose());

function faceStatsOver(
  encoders: (EncoderWorker | (() => EncoderWorker))[],
  options: Partial<FaceStatsOptions> = {},
) {
  const workers: ChannelWorker[] = [];
  const requests: EncoderRequest[] = [];
  const verdicts: Record<string, boolean> = {};
  const states: FaceStatsState[] = [];
  const answers: [string, AppearanceAnswer][] = [];
  const facestats: FaceStatsControl = createFaceStats({
    siteUrl: "http://localhost/",
    silence: { prepareMs: 200, encodeMs: 60 },
    verdicts: { all: () => verdicts, set: (key, accepted) => void (verdicts[key] = accepted) },
    spawn: () => {
      const given = encoders[Math.min(workers.length, encoders.length - 1)] ?? fakeEncoder();
      const encoder = typeof given === "function" ? given() : given;
      const worker = new ChannelWorker({
        ...encoder,
        prepare: (request: EncoderRequest, onSign: never) => {
          requests.push(request);
          return encoder.prepare(request, onSign);
        },
      });
      workers.push(worker);
      return worker as unknown as Worker;
    },
    ...options,
  });
  facestats.subscribe((state) => states.push(state));
  facestats.onAnswer((photo, answer) => answers.push([photo, answer]));
  dispose = () => facestats.dispose();
  const backends = () => requests.map(({ backend }) => backend);
  const scores = () => answers.map(([photo, a]) => [photo, a.kind === "answered" ? a.raw : a.fault.code]);
  return { facestats, workers, verdicts, states, backends, scores };
}

const crop = (raw: number) => ({ ok: true as const, value: new Uint8ClampedArray([raw, 0, 0]) });
const settled = (condition: () => void) => vi.waitFor(condition, { timeout: 20_000 });
const phases = (states: readonly FaceStatsState[]) => states.map(({ phase }) => phase);

describe("FaceStats, while the app runs", () => {
  it("widens its answer's interval by the measured error of the variant", async () => {
    const widths: number[] = [];
    for (const scoreSd of [undefined, 9]) {
      const prepare: EncoderWorker["prepare"] = (request) => {
        const info = infoFor(request);
        const measured = { ...info, variant: { ...info.variant, scoreSd } };
        return Promise.resolve({ ok: true, value: { kind: "ready", info: measured, verdict: null } });
      };
      const { facestats } = faceStatsOver([fakeEncoder({ prepare })]);
      facestats.onAnswer((_photo, answer) => {
        if (answer.kind === "answered") widths.push(answer.interval68.high - answer.interval68.low);
      });
      facestats.listed(MODEL);
      facestats.enable();
      facestats.keep("a", crop(50), []);
      await settled(() => expect(widths).toHaveLength(scoreSd === undefined ? 1 : 2));
      facestats.dispose();
    }
    const [plain = NaN, wider = NaN] = widths;
    expect(wider / 2).toBeCloseTo(Math.hypot(plain / 2, 9), 6);
  });

  it("is absent where the manifest lists none, and enabling it starts nothing", () => {
    const { facestats, workers } = faceStatsOver([fakeEncoder()]);
    facestats.enable();
    expect(facestats.state()).toEqual({ phase: "unknown" });
    facestats.listed(null);
    facestats.keep("a", crop(1), []);
    expect(facestats.state()).toEqual({ phase: "absent" });
    expect(workers).toHaveLength(0);
  });

  it("starts nothing until it is wanted, then answers for the photos that were scored before", async () => {
    const { facestats, workers, scores, states } = faceStatsOver([fakeEncoder()]);
    facestats.listed(MODEL);
    facestats.keep("a", crop(40), []);
    facestats.keep("b", crop(60), []);
    expect(workers).toHaveLength(0);
    facestats.enable({ backend: "wasm" });
    await settled(() =>
      expect(scores()).toEqual([
        ["a", 40],
        ["b", 60],
      ]),
    );
    facestats.keep("c", crop(70), []);
    await settled(() => expect(scores()).toHaveLength(3));
    expect(workers).toHaveLength(1);
    expect(phases(states)).toEqual(["off", "loading", "ready"]);
  });

  it("shows the download's progress", async () => {
    const progress = { bytes: 1, total: 2, bytesPerSecond: 1, secondsLeft: 1 };
    const { facestats, states } = faceStatsOver([
      fakeEncoder({
        prepare: async (request, onSign) => {
          await onSign({ kind: "downloading", progress });
          return { ok: true, value: { kind: "ready", info: infoFor(request), verdict: null } };
        },
      }),
    ]);
    facestats.listed(MODEL);
    facestats.enable();
    await settled(() => expect(facestats.state().phase).toBe("ready"));
    expect(states).toContainEqual({ phase: "downloading", progress });
  });

  it("ends its worker when switched off, and keeps what was answered", async () => {
    const { facestats, workers, scores } = faceStatsOver([fakeEncoder()]);
    facestats.listed(MODEL);
    facestats.enable();
    facestats.keep("a", crop(40), []);
    await settled(() => expect(scores()).toHaveLength(1));
    facestats.disable();
    expect(workers[0]?.terminated).toBe(true);
    expect(facestats.state()).toEqual({ phase: "off" });
    facestats.enable();
    await settled(() => expect(facestats.state().phase).toBe("ready"));
    expect(scores()).toHaveLength(1);
  });

  it("abandons a worker that is still loading when switched off", async () => {
    const { facestats, workers, states } = faceStatsOver([fakeEncoder({ prepare: hangs })]);
    facestats.listed(MODEL);
    facestats.enable();
    await settled(() => expect(workers).toHaveLength(1));
    facestats.disable();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(phases(states)).toEqual(["off", "loading", "off"]);
    expect(workers).toHaveLength(1);
  });

  it("gives its memory back when idle and wakes for the next photo", async () => {
    const { facestats, workers, scores } = faceStatsOver([fakeEncoder()], { idleMs: 40 });
    facestats.listed(MODEL);
    facestats.enable();
    await settled(() => expect(facestats.state()).toMatchObject({ phase: "ready", awake: false }));
    expect(workers[0]?.terminated).toBe(true);
    facestats.keep("a", crop(40), []);
    await settled(() => expect(scores()).toEqual([["a", 40]]));
    expect(workers).toHaveLength(2);
  });

  it("answers anew for every photo when another variant or backend is chosen", async () => {
    const { facestats, workers, scores, backends } = faceStatsOver([fakeEncoder()]);
    facestats.listed(MODEL);
    facestats.enable({ backend: "wasm" });
    facestats.keep("a", crop(40), []);
    await settled(() => expect(scores()).toHaveLength(1));
    facestats.enable({ backend: "webgpu" });
    await settled(() => expect(scores()).toHaveLength(2));
    expect(backends()).toEqual(["wasm", "webgpu"]);
    expect(workers[0]?.terminated).toBe(true);
  });

  it("keeps the last photos only, and none that was removed", async () => {
    const { facestats, scores } = faceStatsOver([fakeEncoder()]);
    facestats.listed(MODEL);
    for (let i = 0; i <= MOST_CROPS; i++) facestats.keep(`photo${i}`, crop(i), []);
    facestats.forget("photo1");
    facestats.enable();
    await settled(() => expect(scores()).toHaveLength(MOST_CROPS - 1));
    expect(scores()[0]?.[0]).toBe("photo2");
  });

  it("lets a batch wait while it runs and as many photos wait for it as are kept, and never else", async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const { facestats, scores } = faceStatsOver(
      [
        fakeEncoder({
          encode: async ([raw = 0]) => {
            await released;
            return { ok: true, value: { raw, ms: 1 } };
          },
        }),
      ],
      { silence: { prepareMs: 2000, encodeMs: 2000 } },
    );
    let entered = 0;
    const enter = () => void facestats.whenFree().then(() => (entered += 1));
    facestats.listed(MODEL);
    for (let i = 0; i < MOST_CROPS; i++) facestats.keep(`photo${i}`, crop(i), []);
    enter();
    await settled(() => expect(entered).toBe(1));
    facestats.enable();
    await settled(() => expect(facestats.state().phase).toBe("ready"));
    enter();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(entered).toBe(1);
    release();
    await settled(() => expect(entered).toBe(2));
    await settled(() => expect(scores()).toHaveLength(MOST_CROPS));
  });

  it("lets a waiting batch go on when it is switched off", async () => {
    const { facestats } = faceStatsOver([fakeEncoder({ encode: hangs })], {
      silence: { prepareMs: 2000, encodeMs: 2000 },
    });
    facestats.listed(MODEL);
    facestats.enable();
    for (let i = 0; i < MOST_CROPS; i++) facestats.keep(`photo${i}`, crop(i), []);
    await settled(() => expect(facestats.state().phase).toBe("ready"));
    let entered = false;
    void facestats.whenFree().then(() => (entered = true));
    facestats.disable();
    await settled(() => expect(entered).toBe(true));
  });

  it("is silent about a photo that could not be cut", () => {
    const { facestats, scores } = faceStatsOver([fakeEncoder()]);
    facestats.listed(MODEL);
    facestats.keep("a", { ok: false, fault: { code: "engine-out-of-memory", detail: "" } }, []);
    expect(scores()).toEqual([["a", "engine-out-of-memory"]]);
  });
});

describe("FaceStats' backends", () => {
  it("go from WebGPU to wasm where WebGPU cannot be used, and say why", async () => {
    const { facestats, backends } = faceStatsOver([
      fakeEncoder({ prepare: () => fails("engine-unsupported") }),
      fakeEncoder(),
    ]);
    facestats.listed(MODEL);
    facestats.enable();
    await settled(() =>
      expect(facestats.state()).toMatchObject({ phase: "ready", fellBack: { code: "engine-unsupported" } }),
    );
    expect(backends()).toEqual(["webgpu", "wasm"]);
  });

  it("refuse a backend that fails its self-test, and remember the verdict", async () => {
    const verdict = { key: "gpu", cosine: 0.5, accepted: false };
    const { facestats, backends, verdicts } = faceStatsOver([
      fakeEncoder({ prepare: () => Promise.resolve({ ok: true, value: { kind: "rejected", verdict } }) }),
      fakeEncoder(),
    ]);
    facestats.listed(MODEL);
    facestats.enable();
    await settled(() =>
      expect(facestats.state()).toMatchObject({ phase: "ready", info: { backend: "wasm" } }),
    );
    expect(backends()).toEqual(["webgpu", "wasm"]);
    expect(verdicts).toEqual({ gpu: false });
  });

  it("take only wasm when wasm was chosen", async () => {
    const { facestats, backends } = faceStatsOver([
      fakeEncoder({ prepare: () => fails("model-failed-to-load") }),
    ]);
    facestats.listed(MODEL);
    facestats.enable({ backend: "wasm" });
    await settled(() => expect(facestats.state().phase).toBe("failed"));
    expect(backends()).toEqual(["wasm"]);
  });

  it("after a lost GPU use a fresh worker, after a second loss wasm, and no photo is lost", async () => {
    const lost = fakeEncoder({ encode: () => fails("engine-crashed") });
    const { facestats, workers, backends, scores } = faceStatsOver([lost, lost, fakeEncoder()]);
    facestats.listed(MODEL);
    facestats.enable();
    facestats.keep("a", crop(1), []);
    facestats.keep("b", crop(2), []);
    await settled(() =>
      expect(scores()).toEqual([
        ["a", 1],
        ["b", 2],
      ]),
    );
    expect(backends()).toEqual(["webgpu", "webgpu", "wasm"]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true, false]);
  });

  it("stay with a GPU that was lost once and answered since", async () => {
    let lossesLeft = 0;
    const flaky = () =>
      fakeEncoder({
        encode: (pixels) => {
          lossesLeft -= 1;
          return lossesLeft >= 0
            ? fails("engine-crashed")
            : Promise.resolve({ ok: true, value: { raw: pixels[0] ?? 0, ms: 1 } });
        },
      });
    const { facestats, backends, scores } = faceStatsOver([flaky]);
    facestats.listed(MODEL);
    facestats.enable();
    for (const photo of ["a", "b", "c"]) {
      lossesLeft = 1;
      facestats.keep(photo, crop(9), []);
      await settled(() => expect(scores().at(-1)).toEqual([photo, 9]));
    }
    expect(new Set(backends())).toEqual(new Set(["webgpu"]));
    expect(backends()).toHaveLength(4);
  });

  it("end a worker that hangs", async () => {
    const { facestats, workers, scores } = faceStatsOver([fakeEncoder({ encode: hangs }), fakeEncoder()]);
    facestats.listed(MODEL);
    facestats.enable({ backend: "wasm" });
    facestats.keep("a", crop(5), []);
    await settled(() => expect(scores()).toEqual([["a", 5]]));
    expect(workers[0]?.terminated).toBe(true);
  });

  it("let wasm be silent about one photo whose answer is invalid, and go on with the next", async () => {
    const { facestats, workers, scores } = faceStatsOver([
      fakeEncoder({
        encode: ([raw = 0]) =>
          raw === 0 ? fails("model-output-invalid") : Promise.resolve({ ok: true, value: { raw, ms: 1 } }),
      }),
    ]);
    facestats.listed(MODEL);
    facestats.enable({ backend: "wasm" });
    facestats.keep("a", crop(0), []);
    facestats.keep("b", crop(2), []);
    await settled(() =>
      expect(scores()).toEqual([
        ["a", "model-output-invalid"],
        ["b", 2],
      ]),
    );
    expect(workers).toHaveLength(1);
  });

  it("are not blamed for a model that is missing or damaged: it fails at once, and can be tried again", async () => {
    for (const code of ["model-not-found", "model-not-a-model", "model-corrupt", "model-network"] as const) {
      const { facestats, backends, scores } = faceStatsOver([
        fakeEncoder({ prepare: () => fails(code) }),
        fakeEncoder(),
      ]);
      facestats.listed(MODEL);
      facestats.keep("a", crop(7), []);
      facestats.enable();
      await settled(() => expect(facestats.state()).toMatchObject({ phase: "failed", fault: { code } }));
      facestats.keep("b", crop(8), []);
      expect(backends()).toEqual(["webgpu"]);
      facestats.enable();
      await settled(() =>
        expect(scores()).toEqual([
          ["a", 7],
          ["b", 8],
        ]),
      );
      facestats.dispose();
    }
  });
});
