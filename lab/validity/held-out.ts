/** Cross-validated scores of every part on the reference faces: the same folds, no face scored by what it trained. */
import { baselinePredictions, fitGeometry } from "../fitting/fit.ts";
import type { GeometryFitOptions, RatedFace } from "../fitting/fit.ts";
import { blended, clipScore, SCALE } from "../../src/core/score/scale.ts";
import { meanOf, sdOf } from "../../src/core/statistics.ts";
import type { OutOfFold } from "./out-of-fold.ts";

/** One reference face with its held-out scores, 0-100; `compact` and `blend` are null where the model has none. */
export interface HeldOutFace {
  readonly image: string;
  readonly rating: number;
  readonly gender: number;
  readonly age: number;
  readonly fold: number;
  readonly geometry: number;
  readonly compact: number | null;
  readonly blend: number | null;
  /** Held-out prediction of perceived age and sex alone, in rating points. */
  readonly baseline: number;
}

/**
 * Return the held-out scores of faces read with one landmark model. Faces that lack a measurement are left out.
 *
 * A compact score is the held-out raw output on the scale where held-out outputs have mean 50 and SD 12.5.
 */
export function heldOutFaces(
  rows: readonly RatedFace[],
  options: GeometryFitOptions,
  compact: ReadonlyMap<string, OutOfFold> | null,
): HeldOutFace[] {
  const geometry = fitGeometry(rows, options).heldOutScores;
  const baseline = baselinePredictions(rows);
  const raws = rows.map((row) => compact?.get(row.image)?.raw ?? null);
  const scores = standardised(raws);
  return rows.flatMap((row, index) => {
    const measured = geometry[index] ?? Number.NaN;
    if (!Number.isFinite(measured)) return [];
    const { image, rating, gender, age, fold } = row;
    const seen = scores[index] ?? null;
    const own = clipScore(measured);
    const blend = seen === null ? null : blended(own, seen);
    return [
      {
        image,
        rating,
        gender,
        age,
        fold,
        geometry: own,
        compact: seen,
        blend,
        baseline: baseline[index] ?? NaN,
      },
    ];
  });
}

function standardised(raws: readonly (number | null)[]): (number | null)[] {
  const known = raws.filter((raw) => raw !== null);
  const mean = meanOf(known);
  const sd = sdOf(known);
  return raws.map((raw) => (raw === null ? null : clipScore(SCALE.mean + (SCALE.sd * (raw - mean)) / sd)));
}
