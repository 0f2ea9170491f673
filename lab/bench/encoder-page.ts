/**
 * A page with nothing on it, for the bench and the browser test of FaceStats: the engine as the app has it, and the
 * encoder's worker by itself. Driven from Node through `globalThis.mienEncoder`.
 */
import { proxy, wrap } from "comlink";
import type { Remote } from "comlink";
import { openPhoto } from "../../src/capture/file.ts";
import { clipPixels } from "../../src/core/image/clip-preprocess.ts";
import type { RgbaImage } from "../../src/core/image/raster.ts";
import { cosineBetween } from "../../src/core/image/self-test-picture.ts";
import type { Report } from "../../src/core/report.ts";
import { withAnswer, withAppearance } from "../../src/core/score/with-appearance.ts";
import { createEngine } from "../../src/inference/page/client.ts";
import type { Engine } from "../../src/inference/page/client.ts";
import type {
  EncoderPrepared,
  EncoderRequest,
  EncoderWorker,
} from "../../src/inference/protocol/encoder-protocol.ts";
import { createEncoderRun } from "../../src/inference/page/encoder-run.ts";
import type { EncoderChoice, EncoderRun } from "../../src/inference/page/encoder-run.ts";
import type { FaceStatsOptions, FaceStatsState } from "../../src/inference/page/facestats.ts";
import { bitmapSource } from "../../src/inference/engine/photo-source.ts";
import type { Answer } from "../../src/inference/protocol/protocol.ts";

/** What one encoding gave, and how long it took on the page, in milliseconds. */
export interface Encoded {
  readonly raw: number;
  readonly ms: number;
}

/** What Node may ask of the page. */
export interface EncoderPage {
  /** Start an encoder worker by itself, ending the one before. */
  prepare(request: Partial<EncoderRequest>): Promise<Answer<EncoderPrepared>>;
  embed(pixels: readonly number[]): Promise<Answer<Float32Array>>;
  encode(pixels: readonly number[]): Promise<Answer<Encoded>>;
  end(): void;
  /** Take a picture for the bench, as pixels. */
  takePicture(url: string): Promise<{ readonly width: number; readonly height: number }>;
  /** Preprocess the whole picture and encode it; milliseconds. */
  timeOurs(): Promise<number>;
  /** The same through transformers.js. */
  prepareTheirs(values: { readonly dtype: string; readonly threads: number }): Promise<void>;
  timeTheirs(): Promise<number>;
  /** Cosine of the two embeddings of the picture. */
  agreement(): Promise<number>;
  /** Answer as the app does, with its ladder of backends; the first call decides which. */
  answer(pixels: readonly number[], choice: EncoderChoice): Promise<Answer<number>>;
  /** Backend of the last worker that `answer` had ready, and how many it has had. */
  answeredBy(): { readonly backend: string | null; readonly workers: number };
  /** Bytes in use by this page and its workers, after garbage was collected. */
  memory(): Promise<number>;
  /** Start the whole engine. */
  start(facestats: Partial<FaceStatsOptions>): Promise<void>;
  score(url: string, photo: string): Promise<Report>;
  enable(choice: EncoderChoice): void;
  disable(): void;
  state(): FaceStatsState;
  report(photo: string): Report | null;
  /** Make the photo's report anew with only these appearance models counted. */
  rescored(photo: string, enabled: readonly string[]): Report | null;
}

declare global {
  var mienEncoder: EncoderPage;
}

const siteUrl = new URL("/", location.href).href;
const reports = new Map<string, Report>();
let engine: Engine | null = null;
let worker: Worker | null = null;
let remote: Remote<EncoderWorker> | null = null;

let picture: RgbaImage | null = null;
let theirs: { ask(job: string, values: unknown): Promise<unknown> } | null = null;
let run: EncoderRun | null = null;
let workers = 0;
let backend: string | null = null;

function startRun(choice: EncoderChoice): EncoderRun {
  const counted = () => {
    workers += 1;
    return spawn();
  };
  const verdicts = { all: () => ({}), set: () => {} };
  return createEncoderRun({ siteUrl, spawn: counted, verdicts, allowSoftwareGpu: true }, choice, (sign) => {
    if (sign.kind === "ready") backend = sign.info.backend;
  });
}

/** The embedded models judge the age on this page, and count in no score. */
const counts = (model: string) => model === "facestats";

const spawn = () =>
  new Worker(new URL("../../src/inference/encoder/encoder-worker.ts", import.meta.url), { type: "module" });

function end(): void {
  worker?.terminate();
  worker = remote = null;
}

function taken(): RgbaImage {
  if (!picture) throw new Error("takePicture first");
  return picture;
}

/** The other worker answers one message with one message. */
async function startTheirs() {
  const other = new Worker("/bench/transformers-worker.js", { type: "module" });
  const reply = () =>
    new Promise<unknown>((resolve, reject) => {
      other.onerror = (event) => reject(new Error(event.message));
      other.onmessage = ({ data }: MessageEvent<{ ok: boolean; value?: unknown; why?: string }>) =>
        data.ok ? resolve(data.value) : reject(new Error(data.why));
    });
  await reply();
  return {
    ask(job: string, values: unknown) {
      other.postMessage({ job, values });
      return reply();
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function oursOf(image: RgbaImage): Promise<Float32Array> {
  const given = await prepared().embed(clipPixels(image).data);
  if (!given.ok) throw new Error(given.fault.detail);
  return given.value;
}

function started(): Engine {
  if (!engine) throw new Error("start first");
  return engine;
}

function prepared(): Remote<EncoderWorker> {
  if (!remote) throw new Error("prepare first");
  return remote;
}

globalThis.mienEncoder = {
  prepare(request) {
    end();
    worker = spawn();
    const fresh = wrap<EncoderWorker>(worker);
    remote = fresh;
    const whole = { siteUrl, backend: "wasm" as const, allowSoftwareGpu: true, verdicts: {}, ...request };
    const broken = new Promise<never>((_, reject) =>
      worker?.addEventListener("error", (event) => reject(new Error(event.message))),
    );
    return Promise.race([
      fresh.prepare(
        whole,
        proxy(() => {}),
      ),
      broken,
    ]);
  },
  embed: (pixels) => prepared().embed(Uint8ClampedArray.from(pixels)),
  encode: (pixels) => prepared().encode(Uint8ClampedArray.from(pixels)),
  end,
  async takePicture(url) {
    const bitmap = await createImageBitmap(await (await fetch(url)).blob());
    const { width, height } = bitmap;
    picture = bitmapSource(bitmap).read({ x: 0, y: 0, width, height }, width, height);
    return { width, height };
  },
  timeOurs: () => timed(() => oursOf(taken())),
  async prepareTheirs(values) {
    theirs = await startTheirs();
    await theirs.ask("prepare", values);
  },
  timeTheirs: () => timed(async () => theirs?.ask("encode", taken())),
  async agreement() {
    const other = (await theirs?.ask("encode", taken())) as Float32Array;
    return cosineBetween(await oursOf(taken()), other);
  },
  answer: (pixels, choice) => (run ??= startRun(choice)).answer(Uint8ClampedArray.from(pixels)),
  answeredBy: () => ({ backend, workers }),
  async memory() {
    const { performance: meter } = globalThis as unknown as {
      performance: { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> };
    };
    return (await meter.measureUserAgentSpecificMemory()).bytes;
  },
  async start(facestats) {
    engine = createEngine({ siteUrl, facestats: { spawn, ...facestats } });
    engine.facestats.onAnswer((photo, answer) => {
      const report = reports.get(photo);
      if (report) reports.set(photo, withAppearance(report, withAnswer(report.appearance, answer), counts));
    });
    await engine.ready;
  },
  async score(url, photo) {
    const blob = await (await fetch(url)).blob();
    const { bitmap } = await openPhoto(new File([blob], "photo.jpg"));
    const outcome = await started().score(bitmap, { photo, saidAdult: true });
    if (outcome.kind !== "scored") throw new Error(`no score: ${outcome.kind}`);
    const report = withAppearance(outcome.report, outcome.report.appearance, counts);
    reports.set(photo, report);
    return report;
  },
  enable: (choice) => started().facestats.enable(choice),
  disable: () => started().facestats.disable(),
  state: () => started().facestats.state(),
  report: (photo) => reports.get(photo) ?? null,
  rescored(photo, enabled) {
    const report = reports.get(photo);
    return report ? withAppearance(report, report.appearance, (model) => enabled.includes(model)) : null;
  },
};
