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
