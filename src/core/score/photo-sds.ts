/**
 * How much a score moves between photos of one and the same person.
 *
 * [Note: Person and photo]
 * A score errs in two ways. The model may be wrong about the face: every photo of it shares that error, and it is what is left
 * between held-out scores and ratings of the reference, of which there is one photo each. And another photo of the same person
 * gets another score. The SD of that, measured on real people who were photographed more than once, is part of every
 * interval; of the mean of n photos only its nth part of the variance is left (`joined.ts`). It is measured with whatever
 * expression, light and distance those photos had: notes about what a photo shows beyond that come on top of it.
 */
import type { LandmarkModelKind } from "../report.ts";
import table from "./tables/photo-sds.json" with { type: "json" };

/** SDs within a person, in points, pooled over all of them; `npm run between-photos -- --document` writes them. */
export interface PhotoSds {
  readonly persons: number;
  readonly photos: number;
  readonly geometry: number;
  /** Of each appearance model by its id. */
  readonly models: Readonly<Record<string, number>>;
  /** Of the mean of these models. */
  readonly appearance: number;
  /** Of the blend of geometry with all of these models. */
  readonly psl: number;
}

/** The SDs by landmark model. */
export const PHOTO_SDS: Readonly<Record<LandmarkModelKind, PhotoSds>> = table;

/** Return the SD of a PSL between photos of one person, in points: of the blend, or of geometry alone. */
export function pslPhotoSd(landmarkModel: LandmarkModelKind, kind: "blend" | "geometric-only"): number {
  const { geometry, psl } = PHOTO_SDS[landmarkModel];
  return kind === "blend" ? psl : geometry;
}

/** Return the SD of an appearance model's score between photos of one person; one that was not measured is taken to be no steadier. */
export function appearancePhotoSd(model: string): number {
  const sds = Object.values(PHOTO_SDS).flatMap(({ models }) => models[model] ?? []);
  const all = Object.values(PHOTO_SDS).flatMap(({ models }) => Object.values(models));
  return Math.max(...(sds.length > 0 ? sds : all));
}
