/** Turns the site's manifest into models that can run, falling back where a model fails. */
import { FaultError, isAbort, toFault } from "../../core/fault.ts";
import type { LandmarkModelKind } from "../../core/report.ts";
import { chosenVariant } from "../../models/manifest.ts";
import type { AppearanceModel, FaceLandmarkerModel, Manifest, Part } from "../../models/manifest.ts";
import { fetchManifest, openModel } from "../../models/store.ts";
import { refuseOtherCrop } from "./compact-input.ts";
import { encoderModel } from "../encoder/encoder.ts";
import type { TwoPartModel } from "../encoder/encoder.ts";
import { createLandmarker, fetchVisionCode } from "./landmarker.ts";
import type { Landmarker } from "./landmarker.ts";
import { modelsUrl } from "../protocol/models-url.ts";
import type { LoadProgress, SilentModel } from "../protocol/protocol.ts";
import { createWasmSession, wasmBackend } from "../runtime/ort-wasm.ts";
import type { Session } from "../runtime/runtime.ts";
import { checkTinyRun } from "../runtime/tiny-run.ts";

/** The networks take 20 ms for a face, on one thread as on two; a second one would only cost at every start. */
const THREADS = 1;

/** Is told how loading a model goes. */
export type OnLoadProgress = (progress: LoadProgress) => void;

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

/** Everything that scoring needs. */
export interface LoadedModels {
  readonly landmarker: Landmarker;
  readonly landmarkModel: LandmarkModelKind;
  /** The verified bytes of the landmark model, for a tracker when the camera opens. */
  readonly landmarkBundle: Uint8Array;
  /** Still on their way, maybe: finding a face does not wait for them. */
  readonly networks: Promise<Networks>;
  /** The two-part model, if the site has one: not loaded here, but photos are cut for it. */
  readonly encoder: TwoPartModel | null;
  readonly backend: string;
}

export { modelsUrl };

/** What models are fetched and made with; a test brings its own. */
export interface ModelMakers {
  readonly fetchManifest: typeof fetchManifest;
  readonly openModel: typeof openModel;
  readonly createLandmarker: typeof createLandmarker;
  readonly createSession: (bytes: Uint8Array) => Promise<Session>;
  /** Begin to fetch and compile code while the models are on their way; nobody waits for it. */
  readonly warmUp: { readonly vision: () => void; readonly networks: () => void };
}

const MAKERS: ModelMakers = {
  fetchManifest,
  openModel,
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
 * Throws a `FaultError` when no landmark model can be had.
 */
export async function loadModels(
  siteUrl: string,
  onProgress: OnLoadProgress,
  makers: ModelMakers = MAKERS,
): Promise<LoadedModels> {
  const from: From = { baseUrl: modelsUrl(siteUrl), onProgress, makers };
  makers.warmUp.vision();
  const manifest = await makers.fetchManifest({ baseUrl: from.baseUrl });
  // A site without networks needs no runtime for them.
  if (singleModels(manifest).length > 0) makers.warmUp.networks();
  const networks = loadNetworks(manifest, (model) => loadAppearance(model, from));
  networks.catch(() => undefined);
  return {
    ...(await loadLandmarker(manifest, from)),
    networks,
    encoder: encoderModel(manifest),
    backend: "wasm, 1 thread",
  };
}

async function loadNetworks(
  manifest: Manifest,
  load: (model: AppearanceModel) => Promise<LoadedAppearance | SilentModel>,
): Promise<Networks> {
  const loaded = await Promise.all(singleModels(manifest).map(load));
  return {
    appearance: loaded.filter((each) => "session" in each),
    silent: loaded.filter((each) => "fault" in each),
  };
}

function singleModels(manifest: Manifest): AppearanceModel[] {
  return manifest.models.filter((model) => model.role === "appearance" && model.kind === "single");
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

async function loadAppearance(model: AppearanceModel, from: From): Promise<LoadedAppearance | SilentModel> {
  try {
    if (model.kind !== "single") throw new FaultError("engine-unsupported", `${model.id}: two parts`);
    refuseOtherCrop(model);
    const bytes = await bytesOf(model.name, model.parts.network, from);
    return { model, session: await from.makers.createSession(bytes) };
  } catch (error) {
    if (isAbort(error)) throw error;
    return { model: model.id, fault: toFault(error) };
  }
}

async function bytesOf(what: string, part: Part, { baseUrl, onProgress, makers }: From) {
  const variant = chosenVariant(part, "wasm", new Set());
  if (!variant) throw new FaultError("engine-unsupported", `${what}: no variant for wasm`);
  const opened = await makers.openModel(variant, { baseUrl, onProgress: (p) => onProgress({ what, ...p }) });
  return opened.bytes;
}
