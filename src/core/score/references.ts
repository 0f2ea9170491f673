/** The fitted references of appearance models and of blends, from the tables that `npm run calibrate` writes. */
import type { LandmarkModelKind } from "../report.ts";
import type { Reference } from "./reference.ts";
import table from "./tables/references.json" with { type: "json" };

/** References by model, and of the blend by landmark model and by the models that answered. */
export interface ReferenceTable {
  readonly appearance: Readonly<Record<string, Reference>>;
  readonly blend: readonly {
    readonly landmarkModel: LandmarkModelKind;
    readonly models: readonly string[];
    readonly reference: Reference;
  }[];
}

/** Everything that was measured. */
export const REFERENCES: ReferenceTable = table as ReferenceTable;

/** Return the reference of an appearance model, or null when its agreement with people was never measured. */
export function appearanceReference(model: string): Reference | null {
  return REFERENCES.appearance[model] ?? null;
}

/**
 * Return the reference of the blend of geometry with these models, or null when that very blend was never measured.
 * The blend has its own distribution: its percentile is not the mean of its parts' percentiles.
 */
export function blendReference(
  landmarkModel: LandmarkModelKind,
  models: readonly string[],
): Reference | null {
  const wanted = [...models].sort().join(" ");
  const row = REFERENCES.blend.find(
    (entry) => entry.landmarkModel === landmarkModel && [...entry.models].sort().join(" ") === wanted,
  );
  return row?.reference ?? null;
}
