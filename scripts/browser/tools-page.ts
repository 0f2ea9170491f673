/**
 * The page that the command-line tools drive in headless Chromium.
 *
 * It joins the same rooms as the app does (capture, inference) and adds the reading of faces without a score, which
 * calibration and training need. Photos come from `input/<n>`, which the tool answers itself.
 */
import { proxy, transfer, wrap } from "comlink";
import type { Remote } from "comlink";
import { openPhoto } from "../../src/capture/file.ts";
import { startHeic, type HeicDecoder } from "../../src/capture/heic-link.ts";
import { FaultError } from "../../src/core/fault.ts";
import type { AppearanceAnswer, LandmarkModelKind, Outcome } from "../../src/core/report.ts";
import { answered } from "../../src/inference/protocol/answered.ts";
import { createEngine } from "../../src/inference/page/client.ts";
import type { Engine } from "../../src/inference/page/client.ts";
import type { EncoderPrepared, EncoderWorker } from "../../src/inference/protocol/encoder-protocol.ts";
import type { Answer, EngineInfo } from "../../src/inference/protocol/protocol.ts";
import type { FaceStats } from "../../src/inference/page/facestats.ts";
import { brokenWorker } from "../../src/inference/page/worker-link.ts";
import { closerOutcome } from "../../src/state/file-source.ts";
import type { AgeRecord, AgeWorker } from "./age-worker.ts";
import type { FeatureRecord, FeatureWorker, NamedCrops } from "./feature-worker.ts";
import type { FaceLook, FaceRecord, ReaderWorker } from "./reader-worker.ts";

/** How scoring or reading one file ended. */
export type FileOutcome<T> = Answer<T>;

/** How a tool has a photo scored. */
export interface HowScored {
  /** What a person said of the photos that the tool is given: that the faces are adults'. */
  readonly saidAdult?: boolean;
  /** Turned clockwise by so many degrees first. */
  readonly degrees?: number;
}

/** What a tool may ask of the page. */
export interface ToolsPage {
  start(): Promise<FileOutcome<EngineInfo>>;
  score(url: string, name: string, how?: HowScored): Promise<FileOutcome<Outcome>>;
  /** Read a face without refusing or scoring it; `landmarkModel` picks the bundle. */
  startReader(landmarkModel: string): Promise<FileOutcome<string>>;
  read(url: string, name: string): Promise<FileOutcome<FaceRecord | null>>;
  /** The same with the pixels that the gates judge, of the photo turned clockwise by so many degrees. */
  look(url: string, name: string, degrees: number): Promise<FileOutcome<FaceLook | null>>;
  startAge(landmarkModel: LandmarkModelKind): Promise<FileOutcome<string>>;
  /** Score the photo turned clockwise by so many degrees, its age's network sound and broken; see `age-worker.ts`. */
  judgeAge(url: string, name: string, degrees: number): Promise<FileOutcome<AgeRecord>>;
  /** `url` is where `featuresOnnx`' file lies; `crops` are its inputs by name. */
  startFeatures(
    url: string,
    name: string,
    landmarkModel: LandmarkModelKind,
    crops: NamedCrops,
  ): Promise<FileOutcome<string>>;
  readFeatures(url: string, name: string): Promise<FileOutcome<FeatureRecord | null>>;
  /** FaceStats' answer for a photo as the app makes it, on the processor; null for a photo without a score. */
  scoreFaceStats(url: string, name: string): Promise<FileOutcome<AppearanceAnswer | null>>;
  /** Start FaceStats' encoder by itself, on this very backend and variant, ending the one before. */
  startEncoder(wanted: EncoderWanted): Promise<FileOutcome<EncoderPrepared>>;
  /** Ask it about 224 x 224 pixels, interleaved RGB, as base64: a list of numbers takes a second to hand over. */
  askEncoder(pixels: string): Promise<FileOutcome<EncoderSaid>>;
  endEncoder(): Promise<void>;
}

/** Which encoder is started. */
export interface EncoderWanted {
  readonly backend: "wasm" | "webgpu";
  readonly variantId: string;
}

/** What an encoder said of one picture: its embedding, the head's raw output, milliseconds for both. */
export interface EncoderSaid {
  readonly embedding: readonly number[];
  readonly raw: number;
  readonly ms: number;
}

declare global {
  var mienTools: ToolsPage;
}

let engine: Engine | null = null;
let reader: ReturnType<typeof startReaderWorker> | null = null;
let ages: ReturnType<typeof startAgeWorker> | null = null;
let features: ReturnType<typeof startFeatureWorker> | null = null;

function startAgeWorker() {
  const worker = new Worker(new URL("./age-worker.ts", import.meta.url), { type: "module" });
  return wrap<AgeWorker>(worker);
}

function startFeatureWorker() {
  const worker = new Worker(new URL("./feature-worker.ts", import.meta.url), { type: "module" });
  return wrap<FeatureWorker>(worker);
}

function startReaderWorker() {
  const worker = new Worker(new URL("./reader-worker.ts", import.meta.url), { type: "module" });
  return wrap<ReaderWorker>(worker);
}

let encoder: { readonly worker: Worker; readonly remote: Remote<EncoderWorker> } | null = null;

function startEncoderWorker() {
  const worker = new Worker(new URL("../../src/inference/encoder/encoder-worker.ts", import.meta.url), {
    type: "module",
  });
  return { worker, remote: wrap<EncoderWorker>(worker) };
}

/** Turn FaceStats on and return its answer for a photo, once it comes. */
function faceStatsAnswer(faceStats: FaceStats, photo: string): Promise<AppearanceAnswer> {
  return new Promise((resolve, reject) => {
    faceStats.onAnswer((name, answer) => {
      if (name === photo) resolve(answer);
    });
    faceStats.subscribe((state) => {
      if (state.phase === "failed") reject(new FaultError(state.fault.code, state.fault.detail));
    });
    faceStats.enable({ backend: "wasm" });
  });
}

async function unwrapped<T>(answer: Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (given.ok) return given.value;
  throw new FaultError(given.fault.code, given.fault.detail);
}

let heic: HeicDecoder | null = null;

/** Decode as the app does; the thread starts with the first such file. */
function decodeHeic(file: Blob): Promise<ImageBitmap> {
  heic ??= startHeic();
  return heic.decode(file);
}

async function photoAt(url: string, name: string, closer = false) {
  const started = performance.now();
  const blob = await (await fetch(url)).blob();
  const photo = await openPhoto(new File([blob], name), { decodeHeic: (file) => decodeHeic(file), closer });
  return { photo, decodeMs: performance.now() - started, isShrunk: photo.isShrunk };
}

/** Return the photo turned clockwise, all of it, on middle grey; the photo is closed. */
function turned(photo: ImageBitmap, degrees: number): ImageBitmap {
  if (degrees === 0) return photo;
  const radians = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const width = Math.round(photo.width * cosine + photo.height * sine);
  const height = Math.round(photo.width * sine + photo.height * cosine);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error(`no canvas of ${width} x ${height}`);
  context.fillStyle = "rgb(128, 128, 128)";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.translate(width / 2, height / 2);
  context.rotate(radians);
  context.drawImage(photo, -photo.width / 2, -photo.height / 2);
  photo.close();
  return canvas.transferToImageBitmap();
}

globalThis.mienTools = {
  start: () =>
    answered(() => {
      engine ??= createEngine({ siteUrl: new URL("/", location.href).href });
      return engine.ready;
    }),
  score: (url, name, { degrees = 0, ...said } = {}) =>
    answered(async () => {
      if (!engine) throw new Error("start first");
      const { score } = engine;
      const opened = (closer: boolean) => photoAt(url, name, closer);
      return closerOutcome(opened, ({ photo: { bitmap, focalLength35, lacksEnd }, decodeMs }) =>
        score(turned(bitmap, degrees), {
          decodeMs,
          waitsForAll: true,
          ...said,
          ...(focalLength35 === undefined ? {} : { focalLength35 }),
          ...(lacksEnd ? { lacksEnd } : {}),
        }),
      );
    }),
  startReader: (landmarkModel) =>
    answered(() => {
      reader = startReaderWorker();
      return reader.prepare(new URL("/", location.href).href, landmarkModel);
    }),
  read: (url, name) =>
    answered(async () => {
      if (!reader) throw new Error("startReader first");
      const { photo } = await photoAt(url, name);
      return reader.read(transfer(photo.bitmap, [photo.bitmap]));
    }),
  look: (url, name, degrees) =>
    answered(async () => {
      if (!reader) throw new Error("startReader first");
      const bitmap = turned((await photoAt(url, name)).photo.bitmap, degrees);
      return reader.look(transfer(bitmap, [bitmap]));
    }),
  startAge: (landmarkModel) =>
    answered(() => {
      ages = startAgeWorker();
      return ages.prepare(new URL("/", location.href).href, landmarkModel);
    }),
  judgeAge: (url, name, degrees) =>
    answered(async () => {
      if (!ages) throw new Error("startAge first");
      const bitmap = turned((await photoAt(url, name)).photo.bitmap, degrees);
      return ages.judge(transfer(bitmap, [bitmap]));
    }),
  startFeatures: (url, _name, landmarkModel, crops) =>
    answered(() => {
      features = startFeatureWorker();
      const network = new URL(url, location.href).href;
      return features.prepare(new URL("/", location.href).href, landmarkModel, network, crops);
    }),
  readFeatures: (url, name) =>
    answered(async () => {
      if (!features) throw new Error("startFeatures first");
      const { photo } = await photoAt(url, name);
      return features.read(transfer(photo.bitmap, [photo.bitmap]));
    }),
  scoreFaceStats: (url, name) =>
    answered(async () => {
      if (!engine) throw new Error("start first");
      const { bitmap } = (await photoAt(url, name)).photo;
      const answer = faceStatsAnswer(engine.facestats, url);
      answer.catch(() => undefined);
      const outcome = await engine.score(bitmap, { photo: url });
      return outcome.kind === "scored" ? answer : null;
    }),
  startEncoder: (wanted) =>
    answered(() => {
      encoder?.worker.terminate();
      encoder = startEncoderWorker();
      const siteUrl = new URL("/", location.href).href;
      const request = { ...wanted, siteUrl, allowSoftwareGpu: false, verdicts: {} };
      const sign = proxy(() => undefined);
      return Promise.race([unwrapped(encoder.remote.prepare(request, sign)), brokenWorker(encoder.worker)]);
    }),
  askEncoder: (pixels) =>
    answered(async () => {
      if (!encoder) throw new Error("startEncoder first");
      const data = Uint8ClampedArray.from(atob(pixels), (letter) => letter.charCodeAt(0));
      const { raw, ms } = await unwrapped(encoder.remote.encode(data));
      return { embedding: [...(await unwrapped(encoder.remote.embed(data)))], raw, ms };
    }),
  async endEncoder() {
    encoder?.worker.terminate();
    encoder = null;
  },
};
