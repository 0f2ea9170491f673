/** The measurements of a comparison as rows for the table: by region, those beyond the noise apart from the rest. */
import { BEYOND_NOISE, type Compared, type Comparison } from "../../core/score/compare.ts";
import { FAMILIES, type Family, type Measurement } from "../../core/measure/measurement.ts";
import { MEASUREMENTS } from "../../core/measure/measurements.ts";

/** Which rows: those beyond the noise, or the rest, what could not be compared too. */
export type Part = "more" | "rest";

export interface DifferenceRow {
  readonly card: Measurement;
  readonly compared: Compared;
}

export interface DifferenceGroup {
  readonly family: Family;
  readonly rows: readonly DifferenceRow[];
}

/** Return the rows by region in anatomical order; a region without any is left out. */
export function differencesBy({ measurements }: Comparison, part: Part): DifferenceGroup[] {
  const byId = new Map(measurements.map(({ id, compared }) => [id, compared]));
  const rows = MEASUREMENTS.flatMap((card): DifferenceRow[] => {
    const compared = byId.get(card.id);
    if (!compared) return [];
    const isMore = compared.kind === "compared" && compared.isMoreThanNoise;
    return isMore === (part === "more") ? [{ card, compared }] : [];
  });
  return FAMILIES.map((family) => ({
    family,
    rows: rows.filter(({ card }) => card.family === family),
  })).filter((group) => group.rows.length > 0);
}

/** Return how many of so many differences would exceed the noise by chance, to a whole number, at least 1. */
export function expectedByChance(compared: number): number {
  return Math.max(1, Math.round(0.05 * compared));
}

/** Return the half-width that a difference must exceed, in the unit of the number. */
export function noiseHalf(noiseSd: number): number {
  return BEYOND_NOISE * noiseSd;
}
