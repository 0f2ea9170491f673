/**
 * The age that a face looks, from its measurements alone: a fallback for the age gate.
 *
 * Used only when no appearance model estimated the age. It is coarse (see `figures` in the table), errs on the side of
 * refusing, and is never shown as an age.
 */
import type { RawReading } from "../measure/read.ts";
import type { LandmarkModelKind } from "../report.ts";
import { fitRidgeByCv, heldOutPredictions } from "./ridge.ts";
import { meanOf, pearson, quantileOf } from "../statistics.ts";
import assembled from "./tables/age-assembled.json" with { type: "json" };
import official from "./tables/age-official.json" with { type: "json" };

/** A linear model of perceived age on measurements, and the age below which a face counts as too young. */
export interface AgeTable {
  readonly intercept: number;
  readonly measurements: readonly {
    readonly id: string;
    readonly mean: number;
    readonly sd: number;
    readonly years: number;
  }[];
  /** Held-out estimates below this are refused: 2 % of those who look 25 or older fall below it. */
  readonly threshold: number;
  readonly figures: {
    readonly faces: number;
    readonly pearson: number;
    /** Share of faces that look under 16, and 18 to 24, that the threshold refuses, held out. */
    readonly refusedUnder16: number;
    readonly refused18To24: number;
    readonly refusedFrom25: number;
  };
}

/** One face with its perceived age in years. */
export interface AgedFace {
  readonly age: number;
  readonly fold: number;
  readonly readings: readonly RawReading[];
}

/** The fitted age tables, by landmark model. */
export const AGE_TABLES: Readonly<Record<LandmarkModelKind, AgeTable>> = { official, assembled };

/** Return the age in years that the measurements suggest, or null when one that is needed is missing. */
export function geometricAge(readings: readonly RawReading[], table: AgeTable): number | null {
  const values = new Map(readings.flatMap((r) => (r.kind === "measured" ? [[r.id, r.value] as const] : [])));
  let age = table.intercept;
  for (const row of table.measurements) {
    const value = values.get(row.id);
    if (value === undefined) return null;
    age += (row.years * (value - row.mean)) / row.sd;
  }
  return age;
}

/** Whether the measurements suggest a face too young to score; null when they cannot say. */
export function looksTooYoung(readings: readonly RawReading[], table: AgeTable): boolean | null {
  const age = geometricAge(readings, table);
  return age === null ? null : age < table.threshold;
}

/** Return the age table fitted to the given measurements of faces of all ages; faces that lack one are left out. */
export function fitAge(faces: readonly AgedFace[], ids: readonly string[]): AgeTable {
  const rowOf = (face: AgedFace): number[] =>
    ids.map((id) => {
      const reading = face.readings.find((candidate) => candidate.id === id);
      return reading?.kind === "measured" ? reading.value : Number.NaN;
    });
  const complete = faces.filter((face) => rowOf(face).every(Number.isFinite));
  const rows = complete.map(rowOf);
  const ages = complete.map((face) => face.age);
  const model = fitRidgeByCv(rows, ages);
  const heldOut = heldOutPredictions(rows, ages, { folds: complete.map((face) => face.fold) });
  const estimates = (from: number, to: number): number[] =>
    heldOut.filter((_, i) => (ages[i] ?? -1) >= from && (ages[i] ?? -1) < to).sort((a, b) => a - b);
  const threshold = quantileOf(estimates(25, Infinity), 0.02);
  const refused = (from: number, to: number): number =>
    meanOf(estimates(from, to).map((age) => (age < threshold ? 1 : 0)));
  return {
    intercept: model.intercept,
    measurements: ids.map((id, i) => ({
      id,
      mean: model.means[i] ?? 0,
      sd: model.sds[i] ?? 1,
      years: model.weights[i] ?? 0,
    })),
    threshold,
    figures: {
      faces: complete.length,
      pearson: pearson(heldOut, ages),
      refusedUnder16: refused(0, 16),
      refused18To24: refused(18, 25),
      refusedFrom25: refused(25, Infinity),
    },
  };
}
