/** What a model takes part in at present: which scores it moves, and by how much. */
import { WEIGHTS } from "../../core/score/scale.ts";
import type { EngineState } from "../../inference/page/client.ts";
import type { Model } from "../../models/manifest.ts";
import { isCounted, type ModelChoice } from "../../state/model-choice.ts";
import { listedModels, type Models } from "../../state/models.ts";

/** A model's part in a result that is made now. Weights are shares of the PSL, 0-1. */
export type Part =
  | { readonly kind: "geometry"; readonly weight: number }
  | { readonly kind: "appearance"; readonly weight: number }
  /** It judges the age, also where it is switched off. */
  | { readonly kind: "age" };

/** What is known of the models of this visit. */
export interface Known {
  readonly models: Pick<Models, "catalogue" | "facestats">;
  readonly choice: ModelChoice;
  readonly engine: EngineState;
}

/** Return what a model takes part in; nothing while it stands by, is switched off or did not load. */
export function partsTaken(model: Model, known: Known): readonly Part[] {
  if (model.role === "face-landmarker") {
    const { engine } = known;
    const isUsed = engine.phase === "ready" && engine.info.landmarkModel === model.kind;
    return isUsed ? [{ kind: "geometry", weight: WEIGHTS.geometry }] : [];
  }
  const answering = listedModels(known.models).filter((listed) => isAnswering(listed, known));
  const isIn = answering.some(({ id }) => id === model.id);
  const judgesAge = model.ageGate !== undefined && isLoaded(model, known);
  return [
    ...(isIn ? [{ kind: "appearance", weight: WEIGHTS.appearance / answering.length } as const] : []),
    ...(judgesAge ? [{ kind: "age" } as const] : []),
  ];
}

function isAnswering(model: Model, known: Known): boolean {
  return model.role === "appearance" && isCounted(known.choice, model.id) && isLoaded(model, known);
}

function isLoaded(model: Model, { models: { facestats }, engine }: Known): boolean {
  if (model.kind === "two-part") return facestats.phase === "ready";
  return engine.phase === "ready" && engine.info.appearanceModels.includes(model.id);
}
