/** The rows of the measurements table: each card with what this photo gave, in one of two orders. */
import { FAMILIES, type Family, type Measurement } from "../../core/measure/measurement.ts";
import { MEASUREMENTS } from "../../core/measure/measurements.ts";
import type { MeasurementReading, RegionShare, Report } from "../../core/report.ts";

export const ORDERS = ["region", "points"] as const;
export type Order = (typeof ORDERS)[number];

export interface Row {
  readonly card: Measurement;
  readonly reading: MeasurementReading;
  /** What it adds to all the others, in points; null for what is not scored or not measured. */
  readonly points: number | null;
}

export interface RowGroup {
  /** The region that the rows share; null when they are ordered across regions. */
  readonly family: Family | null;
  /** The points of the region; null where it has none, or there is no region. */
  readonly points: number | null;
  readonly rows: readonly Row[];
}

/** Return every reading that has a card, with its contribution. */
export function rowsOf({ measurements, geometry }: Report): Row[] {
  const points = new Map(geometry.contributions.map((share) => [share.id, share.points]));
  const readings = new Map(measurements.map((reading) => [reading.id, reading]));
  return MEASUREMENTS.flatMap((card) => {
    const reading = readings.get(card.id);
    return reading ? [{ card, reading, points: points.get(card.id) ?? null }] : [];
  });
}

/** Return the rows by region in anatomical order, or as one group with the largest contribution first. */
export function grouped(
  rows: readonly Row[],
  { order, regions }: { readonly order: Order; readonly regions: readonly RegionShare[] },
): RowGroup[] {
  switch (order) {
    case "region":
      return FAMILIES.map((family) => ({
        family,
        points: regions.find(({ region }) => region === family)?.points ?? null,
        rows: rows.filter(({ card }) => card.family === family),
      })).filter((group) => group.rows.length > 0);
    case "points":
      return [{ family: null, points: null, rows: [...rows].sort((a, b) => size(b) - size(a)) }];
    default:
      return order satisfies never;
  }
}

/** What has no points comes last. */
function size({ points }: Row): number {
  return points === null ? -1 : Math.abs(points);
}
