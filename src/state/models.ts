/** What is known of the models in this visit, as plain data: the site's list, what is stored, how FaceStats is. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Fault } from "../core/fault.ts";
import type { EncoderChoice } from "../inference/page/encoder-run.ts";
import type { FaceStatsState } from "../inference/page/facestats.ts";
import type { NotStored } from "../models/chunk-cache.ts";
import type { Inventory } from "../models/inventory.ts";
import type { Manifest } from "../models/manifest.ts";
import type { Progress } from "../models/progress.ts";

/** The site's list of models. */
export type Catalogue =
  | { readonly phase: "loading" }
  | { readonly phase: "listed"; readonly manifest: Manifest }
  | { readonly phase: "failed"; readonly fault: Fault };

/** The last thing that was done with files, from its start to how it ended. */
export type FileTask =
  | { readonly kind: "none" }
  | { readonly kind: "importing"; readonly file: string; readonly progress: Progress | null }
  | {
      readonly kind: "imported";
      readonly file: string;
      readonly model: string;
      readonly variantId: string;
      /** Why it could not be kept; null when it was. */
      readonly notStored: NotStored | null;
    }
  | { readonly kind: "import-failed"; readonly file: string; readonly fault: Fault }
  | { readonly kind: "deleted"; readonly bytes: number }
  | { readonly kind: "tidied" }
  | { readonly kind: "kept"; readonly persisted: boolean | null };

/** Everything that screens know of models. */
export interface Models {
  readonly catalogue: Catalogue;
  /** Null until it was looked up. */
  readonly inventory: Inventory | null;
  readonly facestats: FaceStatsState;
  /** What FaceStats was last asked to run with; null while it is off. */
  readonly asked: EncoderChoice | null;
  readonly task: FileTask;
}

/** The models of this visit. */
export type ModelsStore = StoreApi<Models>;

/** Return the store before the site's list is known. */
export function createModelsStore(): ModelsStore {
  return createStore<Models>(() => ({
    catalogue: { phase: "loading" },
    inventory: null,
    facestats: { phase: "unknown" },
    asked: null,
    task: { kind: "none" },
  }));
}

const NONE: Manifest["models"] = [];

/** Return the listed models, or none. */
export function listedModels({ catalogue }: Pick<Models, "catalogue">): Manifest["models"] {
  return catalogue.phase === "listed" ? catalogue.manifest.models : NONE;
}

type TwoPart = Extract<Manifest["models"][number], { kind: "two-part" }>;

/** Return the model that is loaded only on request, or null where the site has none. */
export function encoderOf(models: Pick<Models, "catalogue">): TwoPart | null {
  return listedModels(models).find((model): model is TwoPart => model.kind === "two-part") ?? null;
}

/** Return how many bytes of a variant are stored. */
export function storedBytes(
  { inventory }: Pick<Models, "inventory">,
  model: string,
  variantId: string,
): number {
  const found = inventory?.variants.find(
    (entry) => entry.modelId === model && entry.variant.id === variantId,
  );
  return found?.storedBytes ?? 0;
}
