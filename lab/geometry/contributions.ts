/** How the score of rated faces is shared out: whether a region's and a measurement's points can be taken at their word. */
import { measurementOf } from "../../src/core/measure/measurements.ts";
import type { RawReading } from "../../src/core/measure/read.ts";
import type { Contribution, LandmarkModelKind } from "../../src/core/report.ts";
import { termsOf, unclippedScore } from "../../src/core/score/calibration.ts";
import { CARD_TABLES } from "../../src/core/score/cards.ts";
import { SCALE } from "../../src/core/score/scale.ts";
import { regionShares, sharedContributions } from "../../src/core/score/sharing.ts";
import { GEOMETRY_TABLES } from "../../src/core/score/tables.ts";
import { meanOf } from "../../src/core/statistics.ts";

/** The largest points of one measurement or region on any of the faces. */
export interface Largest {
  readonly id: string;
  readonly points: number;
}

/** What the faces gave, in points of 0-100. */
export interface ContributionFigures {
  readonly faces: number;
  /** Weight times z: what a measurement's points would be if nothing were shared. */
  readonly term: Largest;
  /** What a measurement adds to all the others. */
  readonly measurement: Largest;
  readonly region: Largest;
  /** Mean over the faces of the sum of all points without their sign: how much is told to come to the score. */
  readonly spoken: { readonly terms: number; readonly measurements: number; readonly regions: number };
  /** Largest difference between 50 plus the regions and the score, or between a region and its measurements. */
  readonly gap: number;
  readonly passed: boolean;
}

/** Return the figures of faces that were read with a landmark model. */
export function contributionFigures(
  faces: readonly (readonly RawReading[])[],
  kind: LandmarkModelKind,
  limits: { readonly measurement: number; readonly gap: number },
): ContributionFigures {
  const each = faces.map((readings) => {
    const terms = termsOf(readings, GEOMETRY_TABLES[kind]);
    const measurements = sharedContributions(terms, CARD_TABLES[kind]);
    const regions = regionShares(measurements).map(({ region, points }) => ({ id: region, points }));
    return { terms, measurements, regions, gap: gapOf(unclippedScore(terms), measurements, regions) };
  });
  const measurement = largestOf(each.flatMap(({ measurements }) => measurements));
  const gap = Math.max(0, ...each.map((face) => face.gap));
  return {
    faces: faces.length,
    term: largestOf(each.flatMap(({ terms }) => terms)),
    measurement,
    region: largestOf(each.flatMap(({ regions }) => regions)),
    spoken: {
      terms: meanOf(each.map(({ terms }) => sizeOf(terms))),
      measurements: meanOf(each.map(({ measurements }) => sizeOf(measurements))),
      regions: meanOf(each.map(({ regions }) => sizeOf(regions))),
    },
    gap,
    passed: Math.abs(measurement.points) <= limits.measurement && gap <= limits.gap,
  };
}

function gapOf(
  score: number,
  measurements: readonly Contribution[],
  regions: readonly Contribution[],
): number {
  const ofRegions = regions.map(({ id, points }) => {
    const own = measurements.filter((share) => measurementOf(share.id).family === id);
    return Math.abs(sumOf(own) - points);
  });
  return Math.max(Math.abs(SCALE.mean + sumOf(regions) - score), ...ofRegions);
}

function sumOf(shares: readonly Contribution[]): number {
  return shares.reduce((sum, { points }) => sum + points, 0);
}

function sizeOf(shares: readonly Contribution[]): number {
  return shares.reduce((sum, { points }) => sum + Math.abs(points), 0);
}

function largestOf(shares: readonly Contribution[]): Largest {
  const none: Largest = { id: "", points: 0 };
  return shares.reduce<Largest>(
    (most, { id, points }) => (Math.abs(points) > Math.abs(most.points) ? { id, points } : most),
    none,
  );
}
