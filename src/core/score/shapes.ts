/**
 * How unlike the shapes of photos are that somebody calls one person's.
 *
 * [Note: Unlike shapes]
 * Of two photos it is the median over the measurements of how far they lie apart, in SDs of the noise of that difference: a
 * grin moves the few that touch the mouth far, and the middle one little. Two photos of one real person, neutral and smiling, stay
 * below `USUAL_UNLIKENESS` in 19 of 20 cases; six of ten pairs of two people do not (`npm run between-photos`). It compares no
 * faces: alike shapes are no proof of one person, and it never says whose photo one is.
 */
import type { LandmarkModelKind } from "../report.ts";
import { medianOf } from "../statistics.ts";
import { comparableOf } from "./comparable.ts";
import { comparisonBetween, type Comparison } from "./compare.ts";
import type { ReadResult } from "./read-result.ts";
import table from "./tables/unlikeness.json" with { type: "json" };

/** What is known of unlikeness from real people; `npm run between-photos -- --document` writes it. */
export interface UsualUnlikeness {
  /** Pairs of photos of one person that were looked at, and the unlikeness that 19 of 20 of them do not exceed. */
  readonly pairs: number;
  readonly most: number;
  /** Pairs of two people, and the share of them that exceeds it, 0-1. */
  readonly others: number;
  readonly othersBeyond: number;
}

/** By landmark model; null of one whose photos of real people were not looked at yet. */
export const USUAL_UNLIKENESS: Readonly<Record<LandmarkModelKind, UsualUnlikeness | null>> = table;

/** How unlike the shapes of several photos are. */
export interface Shapes {
  /** Pairs of photos that were compared, and those that are less alike than one person's are in 19 of 20 cases. */
  readonly pairs: number;
  readonly unlike: number;
  /** The unlikeness of the pair that is least alike, and what one person's pair seldom exceeds, where that is known; in SDs of noise. */
  readonly most: number;
  readonly usual: number | null;
  /** Whether more pairs are unlike than one person's would be. */
  readonly areUnlike: boolean;
}

/** Fewer measurements than this that both photos give say nothing about a shape. */
const FEWEST = 10;

/** Photos that are compared with one another; of more, so many are picked evenly. */
const MOST_PHOTOS = 12;

/** One pair in twenty is unlike by chance, and pairs share their photos: more than this share of them is not chance. */
const UNLIKE_SHARE = 0.15;

/** Return how unlike two photos are, in SDs of noise; null where too little can be compared. See: [Note: Unlike shapes]. */
export function unlikenessOf({ measurements }: Comparison): number | null {
  const apart = measurements.flatMap(({ compared }) =>
    compared.kind === "compared" && compared.noiseSd > 0
      ? [Math.abs(compared.difference) / compared.noiseSd]
      : [],
  );
  return apart.length < FEWEST ? null : medianOf(apart);
}

/** Return how unlike photos are that somebody calls one person's; null where no pair of them can be compared. */
export function shapesOf(photos: readonly ReadResult[]): Shapes | null {
  const looked = evenly(photos).map((photo) => comparableOf([photo]));
  const found = looked.flatMap((a, index) =>
    looked.slice(index + 1).flatMap((b) => unlikenessOf(comparisonBetween(a, b)) ?? []),
  );
  const [first] = looked;
  if (!first || found.length === 0) return null;
  const usual = USUAL_UNLIKENESS[first.making.geometry.landmarkModel]?.most ?? null;
  const unlike = usual === null ? 0 : found.filter((unlikeness) => unlikeness > usual).length;
  return {
    pairs: found.length,
    unlike,
    most: Math.max(...found),
    usual,
    areUnlike: unlike > UNLIKE_SHARE * found.length,
  };
}

function evenly(photos: readonly ReadResult[]): readonly ReadResult[] {
  if (photos.length <= MOST_PHOTOS) return photos;
  const step = (photos.length - 1) / (MOST_PHOTOS - 1);
  return Array.from({ length: MOST_PHOTOS }, (_, k) => photos[Math.round(k * step)]).flatMap(
    (photo) => photo ?? [],
  );
}
