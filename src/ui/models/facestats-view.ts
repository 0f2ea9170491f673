/** What the screen shows of FaceStats, from the engine's state, what is stored and what was chosen. */
import type { Fault } from "../../core/fault.ts";
import type { FaceStatsState } from "../../inference/page/facestats.ts";
import type { LoadProgress } from "../../inference/protocol/protocol.ts";
import { isWanted, likelyVariants, type ModelChoice } from "../../state/model-choice.ts";
import { encoderOf, storedBytes, type Models } from "../../state/models.ts";

/** How much of what is needed is on this device, in bytes. */
export interface Need {
  readonly here: number;
  readonly total: number;
  /** Whether the backend decides between files of several sizes, of which `total` is the largest. */
  readonly isUpTo: boolean;
}

export type FaceStatsView =
  | { readonly kind: "unknown" | "absent" | "loading" }
  /** `wasOn`: the last visit left it on, but it is no longer stored. */
  | { readonly kind: "off"; readonly need: Need; readonly wasOn: boolean }
  | { readonly kind: "downloading"; readonly progress: LoadProgress }
  | { readonly kind: "ready"; readonly state: Extract<FaceStatsState, { phase: "ready" }> }
  | { readonly kind: "failed"; readonly fault: Fault };

/** Return the view. */
export function faceStatsView(models: Models, choice: ModelChoice): FaceStatsView {
  const { facestats: state, catalogue } = models;
  const encoder = encoderOf(models);
  if (catalogue.phase === "listed" && !encoder) return { kind: "absent" };
  switch (state.phase) {
    case "unknown":
    case "absent":
    case "loading":
      return { kind: state.phase };
    case "off": {
      const need = needOf(models, choice);
      if (!encoder || !need) return { kind: "unknown" };
      const wasOn = isWanted(choice, encoder.id);
      return wasOn && need.here === need.total ? { kind: "loading" } : { kind: "off", need, wasOn };
    }
    case "downloading":
      return { kind: "downloading", progress: state.progress };
    case "ready":
      return { kind: "ready", state };
    case "failed":
      return { kind: "failed", fault: state.fault };
    default:
      return state satisfies never;
  }
}

/** Return what a choice needs and what of it is here; null while it is not known. The fullest candidate is taken. */
export function needOf(
  models: Pick<Models, "catalogue" | "inventory">,
  choice: Pick<ModelChoice, "backend" | "variantId">,
): Need | null {
  const encoder = encoderOf(models);
  const [head] = encoder?.parts.head.variants ?? [];
  if (!encoder || !head || !models.inventory) return null;
  const headHere = storedBytes(models, encoder.id, head.id);
  const candidates = likelyVariants(choice, encoder.parts.encoder.variants).map(({ id, bytes }) => ({
    here: storedBytes(models, encoder.id, id),
    bytes,
  }));
  const begun = candidates.filter(({ here }) => here > 0).sort((a, b) => b.here / b.bytes - a.here / a.bytes);
  const [fullest] = begun;
  if (fullest) return { here: fullest.here + headHere, total: fullest.bytes + head.bytes, isUpTo: false };
  const sizes = candidates.map(({ bytes }) => bytes);
  return {
    here: 0,
    total: Math.max(...sizes) + head.bytes,
    isUpTo: new Set(sizes).size > 1,
  };
}
