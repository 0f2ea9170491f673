/** Turns the site's manifest into models that can run, falling back where a model fails. */
import { FaultError, isAbort, toFault } from "../../core/fault.ts";
import { loadOnce } from "../../core/load-once.ts";
import type { LandmarkModelKind } from "../../core/report.ts";
import { chosenVariant } from "../../models/manifest.ts";
import type { AppearanceModel, FaceLandmarkerModel, Manifest, Part } from "../../models/manifest.ts";
import { fetchManifest, openModel } from "../../models/store.ts";
import { refuseOtherCrop } from "./compact-input.ts";
import { encoderModel } from "../encoder/encoder.ts";
import type { TwoPartModel } from "../encoder/encoder.ts";
import { createLandmarker, fetchVisionCode, refuseUnsupported } from "./landmarker.ts";
import type { Landmarker } from "./landmarker.ts";
import { refuseConstant } from "./network-check.ts";
import { modelsUrl } from "../protocol/models-url.ts";
import type { Progress } from "../../models/progress.ts";
import type { SilentModel } from "../protocol/protocol.ts";
import { createWasmSession, wasmBackend } from "../runtime/ort-wasm.ts";
import type { Session } from "../runtime/runtime.ts";
import { checkTinyRun } from "../runtime/tiny-run.ts";

/**
 * The compact network takes 20 ms for a face, on one thread as on two. The late ones would take half the time on two, but every
 * engine would have a second thread from its start on, and engines share the processor's cores already.
 */
const THREADS = 1;

/** How far one model has come. */
export type ModelProgress = Progress & { readonly what: string };

/** Is told how loading a model goes; of each model once before its first byte. */
export type OnLoadProgress = (progress: ModelProgress) => void;

/** An appearance model with its network, ready to answer. */
export interface LoadedAppearance {
  readonly model: AppearanceModel;
  readonly session: Session;
}

/** The appearance networks of a site: those that can answer, and those that cannot. */
export interface Networks {
  readonly appearance: readonly LoadedAppearance[];
  readonly silent: readonly SilentModel[];
}

/**
 * The networks that come after what the first score needs. See: [Note: Late networks].
 *
 * [Note: Late networks]
 * The networks that learnt from real faces weigh more than everything else together. So they are fetched only when the page
 * has nothing else to load and no first photo waits, or once there is a face that cannot be judged without them; a face that
 * the early networks are sure of does not wait. What they say of it joins its report afterwards.
 */
export interface LateNetworks {
  /** Load them if they are not there, telling whenever more of them has come; resolves with those that can answer and those that cannot. */
  load(onProgress?: () => void): Promise<Networks>;
  /** Return those that are there, or null while they are not. */
  here(): Networks | null;
}

const NOBODY: Networks = { appearance: [], silent: [] };

/** Of a site without late networks: nothing to wait for. */
export const NO_LATE_NETWORKS: LateNetworks = { load: async () => NOBODY, here: () => NOBODY };

/** Everything that scoring needs. */
export interface LoadedModels {
  readonly landmarker: Landmarker;
  readonly landmarkModel: LandmarkModelKind;
  /** The verified bytes of the landmark model, for a tracker when the camera opens. */
  readonly landmarkBundle: Uint8Array;
  /** Still on their way, maybe: finding a face does not wait for them. */
  readonly networks: Promise<Networks>;
  readonly late: LateNetworks;
  /** The two-part model, if the site has one: not loaded here, but photos are cut for it. */
  readonly encoder: TwoPartModel | null;
  readonly backend: string;
}

export { modelsUrl };

/** What models are fetched and made with; a test brings its own. */
export interface ModelMakers {
  readonly fetchManifest: typeof fetchManifest;
  readonly openModel: typeof openModel;
  readonly refuseUnsupported: typeof refuseUnsupported;
  readonly createLandmarker: typeof createLandmarker;
  readonly createSession: (bytes: Uint8Array) => Promise<Session>;
  /** Begin to fetch and compile code while the models are on their way; nobody waits for it. */
  readonly warmUp: { readonly vision: () => void; readonly networks: () => void };
}

const MAKERS: ModelMakers = {
  fetchManifest,
  openModel,
  refuseUnsupported,
  createLandmarker,
  createSession: (bytes) => createWasmSession(bytes, THREADS),
  warmUp: {
    vision: fetchVisionCode,
    networks: () =>
      void wasmBackend(THREADS)
        .then(checkTinyRun)
        .catch(() => undefined),
  },
};

/** Where the models of a site come from, and who is told how far they are. */
interface From {
  readonly baseUrl: string;
  readonly onProgress: OnLoadProgress;
  readonly makers: ModelMakers;
}

/**
 * Return the models of a site, loaded side by side.
 *
 * The official landmark model is used when it is listed and sound, else the assembled one. An appearance model that
 * fails is listed as silent with its fault; the result is then made without it, if another one judges the age. All that
 * are listed are loaded, also those that are switched off: that a model counts in no score does not spare it the age.
 * Those that see several crops are loaded when they are wanted.
 * Throws a `FaultError` when no landmark model can be had, and before anything is fetched where the browser lacks what it takes.
 */
export async function loadModels(
  siteUrl: string,
  onProgress: OnLoadProgress,
  makers: ModelMakers = MAKERS,
): Promise<LoadedModels> {
  const from: From = { baseUrl: modelsUrl(siteUrl), onProgress, makers };
  makers.refuseUnsupported();
  makers.warmUp.vision();
  const manifest = await makers.fetchManifest({ baseUrl: from.baseUrl });
  // A site without networks needs no runtime for them.
  if (singleModels(manifest).length > 0) makers.warmUp.networks();
  const networks = loadNetworks(singleModels(manifest), from);
  networks.catch(() => undefined);
  return {
    ...(await loadLandmarker(manifest, from)),
    networks,
    late: lateNetworks(lateModels(manifest), { baseUrl: from.baseUrl, makers }),
    encoder: encoderModel(manifest),
    backend: "wasm, 1 thread",
  };
}

async function loadNetworks(models: readonly NetworkModel[], from: From): Promise<Networks> {
  const loaded = await Promise.all(models.map((model) => loadAppearance(model, from)));
  return {
    appearance: loaded.filter((each) => "session" in each),
    silent: loaded.filter((each) => "fault" in each),
  };
}

/** Return networks that are loaded when they are first wanted; see [Note: Late networks]. */
export function lateNetworks(
  models: readonly NetworkModel[],
  from: Pick<From, "baseUrl" | "makers">,
): LateNetworks {
  if (models.length === 0) return NO_LATE_NETWORKS;
  let here: Networks | null = null;
  const listeners = new Set<() => void>();
  const load = loadOnce(async () => {
    const onProgress = (): void => listeners.forEach((tell) => tell());
    const createSession: ModelMakers["createSession"] = async (bytes) => {
      onProgress();
      const session = await from.makers.createSession(bytes);
      onProgress();
      return session;
    };
    const makers = { ...from.makers, createSession };
    const networks = await loadNetworks(models, { ...from, makers, onProgress });
    // What failed may succeed later: the next photo tries again.
    if (networks.silent.length === 0) here = networks;
    else load.forget();
    return networks;
  });
  return {
    here: () => here,
    async load(onProgress = () => undefined) {
      if (here) return here;
      listeners.add(onProgress);
      return load().finally(() => listeners.delete(onProgress));
    },
  };
}

/** A model of one file, early or late. */
type NetworkModel = AppearanceModel & { readonly kind: "single" | "several-crops" };

function singleModels({ models }: Manifest): NetworkModel[] {
  return models.filter((model) => model.role === "appearance" && model.kind === "single");
}

function lateModels({ models }: Manifest): NetworkModel[] {
  return models.filter((model) => model.role === "appearance" && model.kind === "several-crops");
}

function landmarkModels(manifest: Manifest): FaceLandmarkerModel[] {
  const found = manifest.models.filter((model) => model.role === "face-landmarker");
  return found.sort((a, b) => Number(b.kind === "official") - Number(a.kind === "official"));
}

async function loadLandmarker(manifest: Manifest, from: From) {
  const models = landmarkModels(manifest);
  let last: unknown = new FaultError("model-not-found", "the manifest lists no face landmark model");
  for (const model of models) {
    try {
      const bytes = await bytesOf(model.name, model.parts.bundle, from);
      const landmarker = await from.makers.createLandmarker(bytes);
      return { landmarker, landmarkModel: model.kind, landmarkBundle: bytes };
    } catch (error) {
      if (isAbort(error)) throw error;
      last = error;
    }
  }
  throw last;
}

async function loadAppearance(model: NetworkModel, from: From): Promise<LoadedAppearance | SilentModel> {
  try {
    if (model.kind === "single") refuseOtherCrop(model);
    const bytes = await bytesOf(model.name, model.parts.network, from);
    const session = await from.makers.createSession(bytes);
    if (model.kind === "several-crops") await refuseConstant(session, model);
    return { model, session };
  } catch (error) {
    if (isAbort(error)) throw error;
    return { model: model.id, fault: toFault(error) };
  }
}

async function bytesOf(what: string, part: Part, { baseUrl, onProgress, makers }: From) {
  const variant = chosenVariant(part, "wasm", new Set());
  if (!variant) throw new FaultError("engine-unsupported", `${what}: no variant for wasm`);
  onProgress({ what, bytes: 0, total: variant.bytes, bytesPerSecond: null, secondsLeft: null, retry: 0 });
  const opened = await makers.openModel(variant, { baseUrl, onProgress: (p) => onProgress({ what, ...p }) });
  return opened.bytes;
}
