/**
 * Which reference a blend is read against, also when that very blend was never compared with human ratings.
 *
 * [Note: Unmeasured blends]
 * Which appearance models answer differs from site to site and from moment to moment, and only some blends were
 * measured. A blend that was not keeps its score, `0.6 geometry + 0.4 appearance`, and borrows percentile and interval
 * from the largest measured blend that it contains, in the end from geometry alone. The models that the borrowed one
 * lacks are then treated as knowing nothing: their share of the score counts as noise with the population's own SD,
 * `0.4 x 12.5 x (unmeasured / all)` points, added to the interval in quadrature. A mean of several imperfectly agreeing
 * scores spreads less than one of them, so the borrowed percentile errs towards the middle rather than the extremes.
 * The report names the models concerned.
 */
import type { LandmarkModelKind } from "../report.ts";
import type { Reference } from "./reference.ts";
import { REFERENCES, type ReferenceTable } from "./references.ts";
import { SCALE, WEIGHTS } from "./scale.ts";
import { GEOMETRY_TABLES } from "./tables.ts";

/** What a blend is read against. */
export interface BlendBasis {
  readonly reference: Reference;
  /** Models of the blend that the reference knows nothing of; empty when this very blend was measured. */
  readonly unmeasured: readonly string[];
  /** SD in points that the unmeasured models add to the interval. */
  readonly extraSd: number;
}

/** Return the basis of the blend of geometry with these models. See: [Note: Unmeasured blends]. */
export function blendBasis(
  landmarkModel: LandmarkModelKind,
  models: readonly string[],
  table: ReferenceTable = REFERENCES,
): BlendBasis {
  const contained = table.blend
    .filter((row) => row.landmarkModel === landmarkModel && row.models.every((id) => models.includes(id)))
    .sort((a, b) => b.models.length - a.models.length);
  const [nearest] = contained;
  const unmeasured = models.filter((id) => !nearest?.models.includes(id));
  return {
    reference: nearest?.reference ?? GEOMETRY_TABLES[landmarkModel].reference,
    unmeasured,
    extraSd: models.length === 0 ? 0 : (WEIGHTS.appearance * SCALE.sd * unmeasured.length) / models.length,
  };
}
