/**
 * Where a score stands among the reference faces that a person chose to be compared with: everyone, women or men.
 *
 * Nothing here is read from a photo. Score and interval are the same for every group; percentile and band are read within
 * it, so that half of the group lies below its middle, and its middle is average.
 */
import type { Band, Blend, GeometricScore } from "../report.ts";
import { blendBasis } from "./blend-basis.ts";
import { percentileOf, quantilesAmong } from "./reference.ts";
import type { Reference, ReferenceGroup } from "./reference.ts";
import { bandOf } from "./scale.ts";
import { GEOMETRY_TABLES } from "./tables.ts";

/** What of a result says of which quantity its PSL is. */
export interface Making {
  readonly psl: Pick<Blend, "kind" | "models">;
  readonly geometry: Pick<GeometricScore, "landmarkModel">;
}

/** Whom a percentile is told among. */
export interface Compared {
  readonly group: ReferenceGroup;
  readonly faces: number;
  /** Scores at the percentiles 0, 1, ... 100 of these faces. */
  readonly quantiles: readonly number[];
}

/** A place among the faces of a group. */
export interface Place {
  readonly group: ReferenceGroup;
  /** Number of faces in the group. */
  readonly faces: number;
  /** Share of them below, 0-100. */
  readonly percentile: number;
  readonly band: Band;
}

/**
 * Return whom the PSL of a result is compared with: the chosen group, or everyone where the table does not know the group.
 * The answer says which one it was.
 */
export function comparedWith(making: Making, group: ReferenceGroup): Compared {
  const reference = referenceOf(making);
  const own = quantilesAmong(reference, group);
  if (own && group !== "everyone")
    return { group, faces: reference.groups?.[group].faces ?? 0, quantiles: own };
  const { faces } = GEOMETRY_TABLES[making.geometry.landmarkModel].figures;
  return { group: "everyone", faces, quantiles: reference.quantiles };
}

/** Return the place of a score, 0-100, among these faces. */
export function placeAmong(score: number, { group, faces, quantiles }: Compared): Place {
  const percentile = percentileOf(score, quantiles);
  return { group, faces, percentile, band: bandOf(percentile) };
}

/** Return what a PSL is made of, as one text: only those made alike have a mean or a difference. */
export function makingOf({ psl, geometry }: Making): string {
  return [geometry.landmarkModel, psl.kind, ...[...psl.models].sort()].join(" ");
}

/** Return the reference distribution of the very quantity that the PSL is. */
function referenceOf({ psl, geometry }: Making): Reference {
  if (psl.kind === "blend") return blendBasis(geometry.landmarkModel, psl.models).reference;
  return GEOMETRY_TABLES[geometry.landmarkModel].reference;
}
