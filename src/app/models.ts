/** Models in this visit: their stores, what can be done with them, and the site's list, fetched when the page is idle. */
import type { FaceStats } from "../inference/page/facestats.ts";
import { modelsUrl } from "../inference/protocol/models-url.ts";
import { importModel } from "../models/import-model.ts";
import { deleteStored, deleteUnlisted, keepStorage, storedModels } from "../models/inventory.ts";
import { fetchManifest } from "../models/store.ts";
import {
  createModelControl,
  type ModelActions,
  type ModelLibrary,
  type ModelControl,
} from "../state/model-actions.ts";
import type { DownloadFacts } from "../state/download-offer.ts";
import type { ModelChoiceStore } from "../state/model-choice.ts";
import { createModelsStore, type ModelsStore } from "../state/models.ts";
import type { PhotosStore } from "../state/photos.ts";
import { loadOnce } from "../core/load-once.ts";
import { downloadFacts } from "./download-facts.ts";
import { loadAt } from "./load-once.ts";

export interface StartedModels {
  readonly store: ModelsStore;
  readonly choice: ModelChoiceStore;
  readonly actions: ModelActions;
  readonly facts: () => DownloadFacts;
  /** Resolves when the site's list is there or given up; never rejects. */
  readonly settled: Promise<void>;
  /** Start FaceStats again if the last visit left it on; call when everything else is loaded. */
  readonly resume: ModelControl["resume"];
}

interface ModelsParts {
  readonly facestats: FaceStats;
  readonly choice: ModelChoiceStore;
  readonly photos: PhotosStore;
  readonly library: ModelLibrary;
  /** When the site's list is fetched, unless it is wanted earlier. */
  readonly idle: Promise<void>;
}

/** Make the store and what can be done with models. */
export function startModels({ facestats, choice, photos, library, idle }: ModelsParts): StartedModels {
  const store = createModelsStore();
  const control = createModelControl({ models: store, choice, photos, library, facestats });
  const listed = loadOnce(control.reload);
  return {
    store,
    choice,
    actions: { ...control, refresh: () => listed().then(control.refresh) },
    facts: () => downloadFacts(),
    settled: loadAt(idle, listed),
    resume: control.resume,
  };
}

/** Return the model store of a site. */
export function siteLibrary(siteUrl: string): ModelLibrary {
  const options = { baseUrl: modelsUrl(siteUrl) };
  return {
    manifest: () => fetchManifest(options),
    inventory: (manifest) => storedModels(manifest, options),
    delete: (manifest, chosen) => deleteStored(manifest, chosen, options),
    deleteUnlisted: (manifest) => deleteUnlisted(manifest, options),
    import: (manifest, file, how) => importModel(manifest, file, { ...options, ...how }),
    keep: () => keepStorage(),
  };
}
