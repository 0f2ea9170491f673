/** Turns the site's manifest into models that can run, falling back where a model fails. */
import { FaultError, isAbort, toFault } from "../core/fault.ts";
import type { LandmarkModelKind } from "../core/report.ts";
import { chosenVariant } from "../models/manifest.ts";
import type { AppearanceModel, FaceLandmarkerModel, Manifest, Part } from "../models/manifest.ts";
import { fetchManifest, openModel } from "../models/store.ts";
import { refuseOtherCrop } from "./compact-input.ts";
import { encoderModel } from "./encoder.ts";
import type { TwoPartModel } from "./encoder.ts";
import { createLandmarker, fetchVisionCode } from "./landmarker.ts";
import type { Landmarker } from "./landmarker.ts";
import { modelsUrl } from "./models-url.ts";
import type { LoadProgress, SilentModel } from "./protocol.ts";
import { createWasmSession, wasmBackend } from "./ort-wasm.ts";
import type { Session } from "./runtime.ts";
import { checkTinyRun } from "./tiny-run.ts";

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

/**
 * Return the models of a site, loaded side by side.
 *
 * The official landmark model is used when it is listed and sound, else the assembled one. An appearance model that
 * fails is listed as silent with its fault; the result is then made without it. Throws a `FaultError` when no landmark
 * model can be had.
 */
export async function loadModels(siteUrl: string, onProgress: OnLoadProgress): Promise<LoadedModels> {
  const baseUrl = modelsUrl(siteUrl);
  // Code is fetched and compiled while the models are still on their way; a site without networks needs no runtime for them.
  fetchVisionCode();
  const manifest = await fetchManifest({ baseUrl });
  if (singleModels(manifest).length > 0)
    wasmBackend(THREADS)
      .then(checkTinyRun)
      .catch(() => undefined);
  const networks = loadNetworks(manifest, (model) => loadAppearance(model, baseUrl, onProgress));
  networks.catch(() => undefined);
  return {
    ...(await loadLandmarker(manifest, baseUrl, onProgress)),
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

async function loadLandmarker(manifest: Manifest, baseUrl: string, onProgress: OnLoadProgress) {
  const models = landmarkModels(manifest);
  let last: unknown = new FaultError("model-not-found", "the manifest lists no face landmark model");
  for (const model of models) {
    try {
      const bytes = await bytesOf(model.name, model.parts.bundle, baseUrl, onProgress);
      const landmarker = await createLandmarker(bytes);
      return { landmarker, landmarkModel: model.kind, landmarkBundle: bytes };
    } catch (error) {
      if (isAbort(error)) throw error;
      last = error;
    }
  }
  throw last;
}

async function loadAppearance(
  model: AppearanceModel,
  baseUrl: string,
  onProgress: OnLoadProgress,
): Promise<LoadedAppearance | SilentModel> {
  try {
    if (model.kind !== "single") throw new FaultError("engine-unsupported", `${model.id}: two parts`);
    refuseOtherCrop(model);
    const bytes = await bytesOf(model.name, model.parts.network, baseUrl, onProgress);
    return { model, session: await createWasmSession(bytes, THREADS) };
  } catch (error) {
    if (isAbort(error)) throw error;
    return { model: model.id, fault: toFault(error) };
  }
}

async function bytesOf(what: string, part: Part, baseUrl: string, onProgress: OnLoadProgress) {
  const variant = chosenVariant(part, "wasm", new Set());
  if (!variant) throw new FaultError("engine-unsupported", `${what}: no variant for wasm`);
  const opened = await openModel(variant, { baseUrl, onProgress: (p) => onProgress({ what, ...p }) });
  return opened.bytes;
}
