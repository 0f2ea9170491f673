/** Cross-validated scores of every part on the reference faces: the same folds, no face scored by what it trained. */
import { baselinePredictions, fitGeometry } from "../fitting/fit.ts";
import type { GeometryFitOptions, RatedFace } from "../fitting/fit.ts";
import { blended, clipScore, SCALE } from "../../src/core/score/scale.ts";
import { meanOf, sdOf } from "../../src/core/statistics.ts";
import { EMBEDDED_MODELS } from "./out-of-fold.ts";
import type { EmbeddedModel, HeldOutPredictions } from "./out-of-fold.ts";

/** One reference face with its held-out scores, 0-100. */
export interface HeldOutFace {
  readonly image: string;
  readonly rating: number;
  readonly gender: number;
  readonly age: number;
  readonly fold: number;
  readonly geometry: number;
  /** By the appearance models that have a prediction of this face. */
  readonly appearance: Readonly<Partial<Record<EmbeddedModel, number>>>;
  /** Held-out prediction of perceived age and sex alone, in rating points. */
  readonly baseline: number;
}

/**
 * Return the held-out scores of faces read with one landmark model. Faces that lack a measurement are left out.
 *
 * An appearance score is the held-out raw output on the scale where held-out outputs have mean 50 and SD 12.5.
 */
export function heldOutFaces(
  rows: readonly RatedFace[],
  options: GeometryFitOptions,
  predictions: HeldOutPredictions,
): HeldOutFace[] {
  const geometry = fitGeometry(rows, options).heldOutScores;
  const baseline = baselinePredictions(rows);
  const scores = EMBEDDED_MODELS.map((model) => {
    const raws = rows.map((row) => predictions[model]?.get(row.image)?.raw ?? null);
    return { model, scores: standardised(raws) };
  });
  return rows.flatMap((row, index) => {
    const measured = geometry[index] ?? Number.NaN;
    if (!Number.isFinite(measured)) return [];
    const { image, rating, gender, age, fold } = row;
    const appearance = Object.fromEntries(
      scores.flatMap(({ model, scores: told }) => {
        const score = told[index] ?? null;
        return score === null ? [] : [[model, score] as const];
      }),
    );
    return [
      {
        image,
        rating,
        gender,
        age,
        fold,
        geometry: clipScore(measured),
        appearance,
        baseline: baseline[index] ?? NaN,
      },
    ];
  });
}

/** Return the mean of these models' scores of a face, as the app takes it; null when one of them has none. */
export function meanAppearance(face: HeldOutFace, models: readonly EmbeddedModel[]): number | null {
  const scores = models.flatMap((model) => face.appearance[model] ?? []);
  return scores.length === 0 || scores.length < models.length ? null : meanOf(scores);
}

/** Return the blend of a face's geometry with these models; null when one of them has no score of it. */
export function heldOutBlend(face: HeldOutFace, models: readonly EmbeddedModel[]): number | null {
  const appearance = meanAppearance(face, models);
  return appearance === null ? null : blended(face.geometry, appearance);
}

function standardised(raws: readonly (number | null)[]): (number | null)[] {
  const known = raws.filter((raw) => raw !== null);
  const mean = meanOf(known);
  const sd = sdOf(known);
  return raws.map((raw) => (raw === null ? null : clipScore(SCALE.mean + (SCALE.sd * (raw - mean)) / sd)));
}
