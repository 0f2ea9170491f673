/**
 * What a comparison compares: the numbers of one photo, or the mean of several of one person, each with the SD of its noise.
 *
 * The noise of one reading is told in [Note: Noise between two photos]. Of a mean its variance falls with the number of photos;
 * only what a note adds that every photo carries stays, see [Note: Joined photos].
 */
import type { Blend, LandmarkModelKind } from "../report.ts";
import { meanOf } from "../statistics.ts";
import { DRIFT_SDS } from "./drift-sds.ts";
import { errorOfMean, withPhoto, type MeanSoFar } from "./error-of-mean.ts";
import { appearancePhotoSd, PHOTO_SDS, pslPhotoSd } from "./photo-sds.ts";
import type { Making } from "./place.ts";
import type { ReadResult } from "./read-result.ts";
import { extraSdOf } from "./uncertainty.ts";

/**
 * SD in points of an appearance score under the changes of `DRIFT_SDS`: root mean square over 35 views of rendered faces,
 * scored by the compact model (`lab/validity/appearance-drift.ts`). Other models are taken to be no steadier.
 */
export const APPEARANCE_DRIFT_SD = 1.7;

/** A number and the SD of its noise, in the same unit. */
export interface Noisy {
  readonly value: number;
  readonly sd: number;
}

/** One side of a comparison. */
export interface Comparable {
  readonly making: Making;
  readonly psl: Noisy;
  readonly geometry: Noisy;
  /** What every appearance model said that answered, by its id. */
  readonly appearance: ReadonlyMap<string, Noisy>;
  /** Every measurement that a photo lists, by its id; null where none could be taken. */
  readonly measurements: ReadonlyMap<string, Noisy | null>;
}

/**
 * Return a photo, or several of one person as their mean, for a comparison. All of them have to be made alike (`makingOf`), as
 * those that `joinedPhotos` counts are. Throws a RangeError of none.
 */
export function comparableOf(results: readonly ReadResult[]): Comparable {
  const [first] = results;
  if (!first) throw new RangeError("a comparison needs one photo at least");
  const { psl, geometry } = first;
  const { landmarkModel } = geometry;
  const drift = DRIFT_SDS[landmarkModel];
  const geometrySd = Math.hypot(drift.score, PHOTO_SDS[landmarkModel].geometry);
  return {
    making: { psl: { kind: psl.kind, models: psl.models }, geometry: { landmarkModel } },
    psl: {
      value: meanOf(results.map((result) => result.psl.score)),
      sd: noiseOf(results, pslNoiseSd(landmarkModel, psl)),
    },
    geometry: {
      value: meanOf(results.map((result) => result.geometry.score)),
      sd: noiseOf(results, geometrySd),
    },
    appearance: answersOf(results),
    measurements: measurementsOf(results, drift.measurements),
  };
}

/**
 * Return the SD, in points, of a PSL between photos of one unchanged face: pose, distance, and all else that changes from photo to
 * photo; without what a photo's own notes and passes add.
 */
export function pslNoiseSd(
  landmarkModel: LandmarkModelKind,
  { kind, weights }: Pick<Blend, "kind" | "weights">,
): number {
  const drift = Math.hypot(
    weights.geometry * DRIFT_SDS[landmarkModel].score,
    weights.appearance * APPEARANCE_DRIFT_SD,
  );
  return Math.hypot(drift, pslPhotoSd(landmarkModel, kind));
}

/** The SD of the noise of photos' mean score, where one photo's is `photoSd` and what it adds itself. */
function noiseOf(photos: readonly Pick<ReadResult, "quality" | "extraSd">[], photoSd: number): number {
  const [only] = photos;
  if (photos.length === 1 && only) return Math.hypot(only.extraSd, photoSd);
  const mean = photos.reduce<MeanSoFar | null>(withPhoto, null);
  return mean ? errorOfMean(mean, photoSd) : NaN;
}

function answersOf(results: readonly ReadResult[]): Map<string, Noisy> {
  const models = new Set(
    results.flatMap(({ appearance }) =>
      appearance.flatMap((answer) => (answer.kind === "answered" ? [answer.model] : [])),
    ),
  );
  return new Map(
    [...models].map((model) => {
      const answers = results.flatMap(({ appearance, quality }) => {
        const found = appearance.find((answer) => answer.model === model);
        return found?.kind === "answered"
          ? [{ score: found.score, quality, extraSd: extraSdOf(0, quality) }]
          : [];
      });
      const photoSd = Math.hypot(APPEARANCE_DRIFT_SD, appearancePhotoSd(model));
      return [
        model,
        { value: meanOf(answers.map(({ score }) => score)), sd: noiseOf(answers, photoSd) },
      ] as const;
    }),
  );
}

/** A measurement whose drift no rendered face gave has the noise of its passes alone. */
function measurementsOf(
  results: readonly ReadResult[],
  drifts: Readonly<Record<string, number>>,
): Map<string, Noisy | null> {
  const readings = results.flatMap(({ measurements }) => measurements);
  const byId = new Map<string, { value: number; spread: number }[]>();
  for (const reading of readings) {
    const found = byId.get(reading.id) ?? [];
    byId.set(reading.id, reading.kind === "measured" ? [...found, reading] : found);
  }
  return new Map(
    [...byId].map(([id, measured]) => {
      if (measured.length === 0) return [id, null] as const;
      const variances = measured.map(({ spread }) => spread ** 2 + (drifts[id] ?? 0) ** 2);
      const sd = Math.sqrt(meanOf(variances) / measured.length);
      return [id, { value: meanOf(measured.map(({ value }) => value)), sd }] as const;
    }),
  );
}
