/**
 * Several photos of one person as one result, with the interval that so many photos deserve.
 *
 * [Note: Joined photos]
 * Every score is the mean of the photos' scores. Of its error the part that all photos of a face share stays as it is; what
 * differs from photo to photo, the SD between photos and what each one adds, is that of a mean: its variance falls with the
 * number of photos. A note that every photo carries is likely the same cause each time, so what it adds does not fall either.
 * A photo that is so unsure that the mean would be less sure with it than without is not counted: therefore two photos are
 * never less sure than the better one of them. Nothing here can know whether the photos are of one person; somebody says so.
 */
import type { LandmarkModelKind, Score } from "../report.ts";
import { meanOf, sampleVarianceOf, sdOfSample } from "../statistics.ts";
import { blendBasis } from "./blend-basis.ts";
import { missingSd } from "./calibration.ts";
import { errorOfMean, withPhoto, type MeanSoFar, type PhotoError } from "./error-of-mean.ts";
import { PHOTO_SDS, pslPhotoSd } from "./photo-sds.ts";
import { makingOf, type Making } from "./place.ts";
import type { ReadResult } from "./read-result.ts";
import { scoreOn } from "./scale.ts";
import { shapesOf, type Shapes } from "./shapes.ts";
import { GEOMETRY_TABLES } from "./tables.ts";

/** The mean of some photos' scores, and how far these lie apart: null of a single one. */
export interface Spread {
  readonly mean: number;
  /** SD between the photos, with n - 1 in the denominator. */
  readonly sd: number | null;
}

/** One result of several photos. */
export interface Joined {
  readonly kind: "joined";
  /** Number of photos that were given. */
  readonly photos: number;
  /** The places, from 0, of those that are in the mean, in their order. */
  readonly counted: readonly number[];
  /** Of what the PSLs are made: all of them alike. */
  readonly making: Making;
  readonly psl: Score & Spread;
  readonly geometry: Score & Spread;
  /** Mean of the appearance models, whose uncertainty is in the interval of the PSL; null where none answered. */
  readonly appearance: Spread | null;
  /** Whether the PSLs differ more than those of one person's photos do 19 times in 20. */
  readonly isMoreThanUsual: boolean;
  /** How unlike the shapes of all the photos are, those that are not counted too; null where that cannot be told. */
  readonly shapes: Shapes | null;
  /** Present where a person was asked about the age on one of the photos at least, and said that it is an adult's face. */
  readonly saidAdult?: true;
  /** Present where landmarks were placed by hand on one of the photos at least. */
  readonly hasPlacedByHand?: true;
}

/** Several photos as one result, or that their numbers are not made alike: then a mean of them is of nothing. */
export type JoinedPhotos = Joined | { readonly kind: "not-joined"; readonly reason: "made-differently" };

/** Return the photos of one person as one result. See: [Note: Joined photos]. Throws a RangeError of no photo. */
export function joinedPhotos(reports: readonly ReadResult[]): JoinedPhotos {
  const [first] = reports;
  if (!first) throw new RangeError("a joined result needs one photo at least");
  if (new Set(reports.map(makingOf)).size > 1) return { kind: "not-joined", reason: "made-differently" };
  const { landmarkModel } = first.geometry;
  const photoSd = pslPhotoSd(landmarkModel, first.psl.kind);
  const counted = surest(reports, photoSd);
  const used = counted.flatMap((place) => reports[place] ?? []);
  const geometry = meanGeometry(used, landmarkModel);
  const appearances = used.flatMap((report) => report.psl.appearance ?? []);
  return {
    kind: "joined",
    photos: reports.length,
    counted,
    making: {
      psl: { kind: first.psl.kind, models: first.psl.models },
      geometry: { landmarkModel },
    },
    psl: first.psl.kind === "blend" ? meanBlend(used, first, photoSd) : geometry,
    geometry,
    appearance: appearances.length === 0 ? null : spreadOf(appearances),
    isMoreThanUsual: differsMore(used, photoSd),
    shapes: shapesOf(reports),
    ...(reports.some(({ saidAdult }) => saidAdult) ? { saidAdult: true } : {}),
    ...(reports.some(({ placedByHand }) => placedByHand) ? { hasPlacedByHand: true } : {}),
  };
}

/** Return the places of the photos that make the mean the surest; of equally sure means that of more photos. */
function surest(reports: readonly ReadResult[], photoSd: number): number[] {
  const places = reports.map((_, place) => place);
  const bySureness = places.sort((a, b) => (reports[a]?.extraSd ?? 0) - (reports[b]?.extraSd ?? 0));
  let mean: MeanSoFar | null = null;
  let best = { count: 0, error: Infinity };
  for (const place of bySureness) {
    const report = reports[place];
    if (!report) continue;
    mean = withPhoto(mean, report);
    const error = errorOfMean(mean, photoSd);
    if (error <= best.error) best = { count: mean.count, error };
  }
  return bySureness.slice(0, best.count).sort((a, b) => a - b);
}

function meanBlend(used: readonly ReadResult[], { geometry, psl }: Making, photoSd: number): Score & Spread {
  const basis = blendBasis(geometry.landmarkModel, psl.models);
  const spread = spreadOf(used.map((report) => report.psl.score));
  const error = Math.hypot(errorOf(used, photoSd), basis.extraSd);
  return { ...scoreOn(spread.mean, basis.reference, error), ...spread };
}

function meanGeometry(used: readonly ReadResult[], landmarkModel: LandmarkModelKind): Score & Spread {
  const table = GEOMETRY_TABLES[landmarkModel];
  const spread = spreadOf(used.map((report) => report.geometry.score));
  const errors = used.map(({ quality, extraSd, measurements }) => ({
    quality,
    extraSd: Math.hypot(extraSd, missingSd(measurements, table)),
  }));
  return {
    ...scoreOn(spread.mean, table.reference, errorOf(errors, PHOTO_SDS[landmarkModel].geometry)),
    ...spread,
  };
}

function errorOf(photos: readonly PhotoError[], photoSd: number): number {
  const mean = photos.reduce<MeanSoFar | null>(withPhoto, null);
  return mean ? errorOfMean(mean, photoSd) : NaN;
}

/** Return mean and SD of at least one score. */
export function spreadOf(scores: readonly number[]): Spread {
  return { mean: meanOf(scores), sd: scores.length < 2 ? null : sdOfSample(scores) };
}

function differsMore(used: readonly ReadResult[], photoSd: number): boolean {
  const expected = photoSd ** 2 + meanOf(used.map(({ extraSd }) => extraSd ** 2));
  const degrees = used.length - 1;
  const squares = degrees * sampleVarianceOf(used.map(({ psl }) => psl.score));
  return degrees > 0 && squares > expected * chiSquare95(degrees);
}

/** Return the 95 % quantile of chi-square, within 3 % (Wilson and Hilferty, PNAS 17, 1931). */
function chiSquare95(degrees: number): number {
  const variance = 2 / (9 * degrees);
  return degrees * (1 - variance + 1.644854 * Math.sqrt(variance)) ** 3;
}
