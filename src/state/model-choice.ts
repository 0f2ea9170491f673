/** Which appearance models count and how FaceStats runs, remembered on this device between visits. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { BackendChoice, EncoderChoice } from "../inference/page/encoder-run.ts";
import type { Storage } from "./settings.ts";

/** What a person may choose to run FaceStats on. */
export const BACKEND_CHOICES = ["auto", "webgpu", "wasm"] as const satisfies readonly BackendChoice[];

/** What a person chose about models; remembered. */
export interface ModelChoice {
  /** Models that were switched on or off, by id. One that was never touched counts, if it answers. */
  readonly counted: Readonly<Record<string, boolean>>;
  readonly backend: BackendChoice;
  /** Wanted variant of the encoder; null leaves it to the backend. */
  readonly variantId: string | null;
  /** Variant that ran last: what the next visit needs to start without a download. */
  readonly ranVariantId: string | null;
}

/** The choice of this visit. */
export type ModelChoiceStore = StoreApi<ModelChoice>;

/** Where the choice is kept in local storage. */
export const MODEL_CHOICE_KEY = "mien.models";

/** What holds before anybody chose anything. */
export const UNTOUCHED: ModelChoice = { counted: {}, backend: "auto", variantId: null, ranVariantId: null };

/** Make the store from what is remembered, and keep remembering. Blocked storage means defaults for this visit only. */
export function createModelChoice(storage: Storage | null): ModelChoiceStore {
  const store = createStore<ModelChoice>(() => remembered(storage));
  store.subscribe((choice) => {
    try {
      storage?.setItem(MODEL_CHOICE_KEY, JSON.stringify(choice));
    } catch {
      // Blocked or full: the choice lasts as long as the page.
    }
  });
  return store;
}

function remembered(storage: Storage | null): ModelChoice {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(MODEL_CHOICE_KEY) ?? "{}");
    const { counted, backend, variantId, ranVariantId } = (stored ?? {}) as Record<string, unknown>;
    const isSwitch = (entry: [string, unknown]): entry is [string, boolean] => typeof entry[1] === "boolean";
    return {
      counted: Object.fromEntries(Object.entries(counted ?? {}).filter(isSwitch)),
      backend: BACKEND_CHOICES.find((known) => known === backend) ?? UNTOUCHED.backend,
      variantId: typeof variantId === "string" ? variantId : null,
      ranVariantId: typeof ranVariantId === "string" ? ranVariantId : null,
    };
  } catch {
    return UNTOUCHED; // Blocked, or not ours: as if nothing was chosen yet.
  }
}

/** Whether a model's answers count in results. */
export function isCounted({ counted }: ModelChoice, model: string): boolean {
  return counted[model] ?? true;
}

/** Whether somebody asked for a model that is loaded only on request. */
export function isWanted({ counted }: ModelChoice, model: string): boolean {
  return counted[model] ?? false;
}

/** Count a model in results from now on, or do not. */
export function setCounted(store: ModelChoiceStore, model: string, isOn: boolean): void {
  store.setState(({ counted }) => ({ counted: { ...counted, [model]: isOn } }));
}

/** A variant as far as choosing needs it. */
export interface RunnableVariant {
  readonly id: string;
  readonly backends: readonly ("wasm" | "webgpu")[];
}

/**
 * Return what to ask of the engine. A wanted variant that WebGPU cannot run goes to wasm at once: left to itself the
 * engine would take the GPU with another variant.
 */
export function encoderChoice(
  { backend, variantId }: Pick<ModelChoice, "backend" | "variantId">,
  variants: readonly RunnableVariant[],
): EncoderChoice {
  const wanted = variants.find(({ id }) => id === variantId);
  if (!wanted) return { backend };
  const onlyWasm = backend === "auto" && !wanted.backends.includes("webgpu");
  return { backend: onlyWasm ? "wasm" : backend, variantId: wanted.id };
}

/** Return the variants that this choice may come to, best first: the wanted one, else each backend's first. */
export function likelyVariants<V extends RunnableVariant>(
  choice: Pick<ModelChoice, "backend" | "variantId">,
  variants: readonly V[],
): readonly V[] {
  const { backend, variantId } = encoderChoice(choice, variants);
  const backends = backend === "auto" || backend === undefined ? (["webgpu", "wasm"] as const) : [backend];
  const found = backends.flatMap((kind) => {
    const runnable = variants.filter((variant) => variant.backends.includes(kind));
    return runnable.find(({ id }) => id === variantId) ?? runnable[0] ?? [];
  });
  return [...new Set(found)];
}
