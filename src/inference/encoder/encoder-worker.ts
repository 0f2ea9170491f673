/**
 * The encoder's own worker. It is ended to free its memory, when idle and when its GPU is lost: a session that is
 * released frees nothing, and one that is made anew after a lost GPU looks fine and fails.
 */
import { expose } from "comlink";
import { FaultError } from "../../core/fault.ts";
import { chosenVariant, type Part, type Variant } from "../../models/manifest.ts";
import type { Progress } from "../../models/progress.ts";
import { Rate } from "../../models/rate.ts";
import { fetchManifest, openModel } from "../../models/store.ts";
import { answered } from "../protocol/answered.ts";
import { embedder, encoderModel, headReader, LEAST_COSINE, selfTestCosine } from "./encoder.ts";
import type { Embed, TwoPartModel } from "./encoder.ts";
import { selfTestPicture } from "../../core/image/self-test-picture.ts";
import type {
  EncoderPrepared,
  EncoderRequest,
  EncoderSign,
  EncoderWorker,
} from "../protocol/encoder-protocol.ts";
import { createLoadSum } from "../protocol/load-bytes.ts";
import { modelsUrl } from "../protocol/models-url.ts";
import { followCode } from "../runtime/counted-code.ts";
import { wasmBackend } from "../runtime/ort-wasm.ts";
import { webGpuBackend } from "../runtime/ort-webgpu.ts";
import { probedGpu } from "../runtime/probe-webgpu.ts";
import { threadCount } from "../runtime/runtime.ts";
import type { Backend, BackendKind } from "../runtime/runtime.ts";
import { checkTinyRun } from "../runtime/tiny-run.ts";

/** While a download or another tab's is awaited, the page hears at least this often that the worker lives. */
const ALIVE_EVERY_MS = 2000;

/** What the speed of the runtime's code is told from, and how long that is not told at all. */
const CODE_WINDOW_MS = 5000;
const LEAST_CODE_MS = 1000;

type OnSign = (sign: EncoderSign) => void;

let running: { readonly embed: Embed; readonly rawOf: (embedding: Float32Array) => Promise<number> } | null =
  null;

async function prepare(request: EncoderRequest, onSign: OnSign): Promise<EncoderPrepared> {
  const started = performance.now();
  const baseUrl = modelsUrl(request.siteUrl);
  const place = await placeFor(request);
  const model = encoderModel(await fetchManifest({ baseUrl }));
  if (!model) throw new FaultError("model-not-found", "the manifest lists no encoder");
  const { features, gpu } = place;
  const variant = variantOf(model, model.parts.encoder, {
    kind: request.backend,
    features,
    id: request.variantId,
  });
  const head = variantOf(model, model.parts.head, { kind: "wasm", features, id: undefined });
  const open = openerOf([variant, head], { baseUrl, onSign });
  const backend = await place.start();
  const key = [backend.version, variant.sha256, navigator.userAgent, gpu ?? "wasm"].join(" | ");
  const known = request.verdicts[key];
  if (known === false) return { kind: "rejected", verdict: { key, cosine: null, accepted: false } };

  const encoder = await open(variant);
  const headBytes = (await open(head)).bytes;
  onSign({ kind: "loading" });
  const embed = embedder(model, await backend.createSession(encoder.bytes));
  const rawOf = headReader(model, await backend.createCpuSession(headBytes));
  const test = { backend, model, embed, encoderBytes: encoder.bytes, golden: variant.golden };
  const cosine = known ? await warmedUp(embed) : await selfTestCosine(test);
  const verdict = cosine === null ? null : { key, cosine, accepted: cosine >= LEAST_COSINE };
  if (verdict && !verdict.accepted) return { kind: "rejected", verdict };
  running = { embed, rawOf };
  const { id, name, calibration } = model;
  const info = {
    model: { id, name, calibration },
    backend: backend.kind,
    threads: backend.threads,
    gpu,
    variant: {
      id: variant.id,
      dtype: variant.dtype,
      bytes: variant.bytes,
      scoreSd: variant.measured?.scoreSd,
    },
    stored: encoder.stored,
    notStored: encoder.notStored,
    loadedInMs: performance.now() - started,
  };
  return { kind: "ready", info, verdict };
}

/**
 * Return a function that opens the parts one after the other and shows their download as one, with the runtime's code before them:
 * that of the processor is here since the first visit, that of WebGPU comes now. See: [Note: One true bar].
 */
function openerOf(parts: readonly Variant[], { baseUrl, onSign }: { baseUrl: string; onSign: OnSign }) {
  const sum = createLoadSum();
  for (const { sha256, bytes } of parts) sum.set(sha256, { bytes: 0, total: bytes });
  const openedAt = performance.now();
  const rate = new Rate(CODE_WINDOW_MS, openedAt, 0);
  let isSlow = false;
  followCode(({ code, here, total }) => {
    const now = performance.now();
    rate.add(now, here);
    // What the browser has kept is whole at once, and no part of a download.
    isSlow ||= now - openedAt > LEAST_CODE_MS && here < total;
    if (!isSlow) return;
    sum.set(code, { bytes: here, total });
    tell({ bytesPerSecond: rate.perSecond(now, here), retry: 0 });
  });
  const tell = ({ bytesPerSecond, retry }: Pick<Progress, "bytesPerSecond" | "retry">) => {
    const { here, total } = sum.bytes();
    const secondsLeft = bytesPerSecond ? (total - here) / bytesPerSecond : null;
    onSign(signOf({ bytes: here, total, bytesPerSecond, secondsLeft, retry }));
  };
  return (part: Variant) =>
    openModel(part, {
      baseUrl,
      onProgress(progress) {
        sum.set(part.sha256, progress);
        tell(progress);
      },
    });
}

/** A speed or a retry means that bytes come over the network; else they come from the store on this device. */
function signOf(progress: Progress): EncoderSign {
  if (progress.bytesPerSecond === null && progress.retry === 0) return { kind: "alive" };
  return { kind: "downloading", progress };
}

interface Wanted {
  readonly kind: BackendKind;
  readonly features: ReadonlySet<"shader-f16">;
  readonly id: string | undefined;
}

function variantOf(model: TwoPartModel, part: Part, { kind, features, id }: Wanted): Variant {
  const variant = chosenVariant(part, kind, features, id);
  if (!variant) throw new FaultError("engine-unsupported", `${model.name}: no variant for ${kind}`);
  return variant;
}

async function warmedUp(embed: Embed): Promise<null> {
  await embed(selfTestPicture());
  return null;
}

/** Where the encoder runs, known before its runtime is: what that can run says which variant is needed. */
interface Place {
  readonly gpu: string | null;
  readonly features: ReadonlySet<"shader-f16">;
  readonly start: () => Promise<Backend>;
}

async function placeFor(request: EncoderRequest): Promise<Place> {
  const threads = request.threads ?? threadCount();
  if (request.backend === "wasm")
    return { gpu: null, features: new Set(), start: async () => tried(await wasmBackend(threads)) };
  const probe = await probedGpu({ allowSoftware: request.allowSoftwareGpu });
  if (probe.kind === "unusable") throw new FaultError("engine-unsupported", `WebGPU: ${probe.reason}`);
  const start = async () => tried(await webGpuBackend(probe.device, threads));
  return { gpu: probe.adapter, features: probe.features, start };
}

/** Return the backend once it has computed something: only then is its code here, before the model comes. */
async function tried(backend: Backend): Promise<Backend> {
  await checkTinyRun(backend);
  return backend;
}

async function withEncoder<T>(work: (encoder: NonNullable<typeof running>) => Promise<T>): Promise<T> {
  if (!running) throw new FaultError("engine-internal", "the encoder was asked before it was prepared");
  return work(running);
}

const worker: EncoderWorker = {
  prepare: (request, onSign) =>
    answered(async () => {
      const heart = setInterval(() => onSign({ kind: "alive" }), ALIVE_EVERY_MS);
      try {
        return await prepare(request, onSign);
      } finally {
        clearInterval(heart);
      }
    }),
  encode: (pixels) =>
    answered(() =>
      withEncoder(async ({ embed, rawOf }) => {
        const started = performance.now();
        const raw = await rawOf(await embed(pixels));
        return { raw, ms: performance.now() - started };
      }),
    ),
  embed: (pixels) => answered(() => withEncoder(({ embed }) => embed(pixels))),
};

expose(worker);
