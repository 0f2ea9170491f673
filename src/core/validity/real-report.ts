/**
 * The shape of the report on photographs of real people: what `npm run evaluate -- --real DIR --document` writes to
 * `real.json`, and what the method screen shows. Nothing was fitted to the ratings in it; a part without data is null.
 */
import type { LandmarkModelKind } from "../report.ts";
import type { Agreement, Figure } from "./report.ts";

/** A share of counted photos, 0-1, with its 95 % interval (Wilson's, which is honest about 0 and all). */
export interface Share extends Figure {
  readonly count: number;
  readonly of: number;
}

/** A figure over so many faces, pairs or photos. */
export interface CountedFigure extends Figure {
  readonly faces: number;
}

/** The groups that errors are told by: sex as people in the set told or were seen, origin as the set tells it. */
export const REAL_GROUPS = ["women", "men", "black", "east-asian", "west-asian", "white"] as const;
export type RealGroup = (typeof REAL_GROUPS)[number];

/**
 * Mean of score minus rating within a group, both standardised over all scored faces of the set: above 0 the model errs
 * upwards, by so many SDs of the ratings.
 */
export interface SignedError {
  readonly group: RealGroup;
  readonly appearance: CountedFigure;
  readonly psl: CountedFigure;
}

/** Rated, neutral studio photos. */
export interface RatedPhotosReport {
  readonly photos: number;
  readonly scored: number;
  /** Of the scored: those about which the app would have asked. */
  readonly asked: number;
  /** Photos without a score, by refusal or fault. */
  readonly unscored: Readonly<Record<string, number>>;
  /** By `geometry`, the ids of appearance models, `appearance` (their mean) and `psl`. */
  readonly parts: Readonly<Record<string, Agreement>>;
  /** The held-out prediction by age and sex alone, fitted to the other folds of this very set: a yardstick, not a part. */
  readonly ageAndSex: { readonly pearson: Figure; readonly spearman: Figure } | null;
  /** Ratings inside the PSL's intervals, once a straight line has laid the ratings' scale on the points. */
  readonly coverage: { readonly "68": Share; readonly "90": Share };
  readonly signed: readonly SignedError[];
}

/** One part of the score over two photos of each person. */
export interface SamePersonPart {
  /** Intraclass correlation of a single photo, absolute agreement: ICC(A,1). */
  readonly icc: Figure;
  /** SD of the difference between both photos, points. */
  readonly sd: Figure;
  /** Mean change from neutral to smiling, points. */
  readonly change: Figure;
}

export interface SamePersonReport {
  readonly pairs: number;
  readonly parts: Readonly<Record<string, SamePersonPart>>;
}

/** How one photo of one person differs from the first one; never the score itself. */
export interface PhotoChange {
  readonly photo: string;
  /** In points; null where this photo or the first one has no score. */
  readonly change: Readonly<Record<"geometry" | "appearance" | "psl", number>> | null;
  /** Half of the width of the PSL's 68 % interval, points. */
  readonly half68: number | null;
}

/** Where landmarks were compared. */
export const LANDMARK_REGIONS = ["eyes", "brows", "nose", "mouth", "jaw"] as const;
export type LandmarkRegion = (typeof LANDMARK_REGIONS)[number];

/** Error of landmarks in per cent of the distance between the outer corners of the eyes, mean over points, then photos. */
export interface LandmarkRow {
  readonly set: string;
  readonly photos: number;
  readonly found: number;
  readonly all: Figure | null;
  readonly regions: Readonly<Partial<Record<LandmarkRegion, Figure>>>;
}

/** How the age gate ends photos of people whose age is known. */
export interface AgeBandRow {
  /** The set and the ages, as `fairface 20-29`. */
  readonly name: string;
  readonly photos: number;
  /** Photos whose age was judged; the others were refused for another reason, or no face was found. */
  readonly judged: number;
  /** Of the judged. */
  readonly refused: Share;
  readonly asked: Share;
  readonly scored: Share;
  /** Judged by heads that never saw the photo; absent where training has no such figure. */
  readonly heldOut?: { readonly refused: Share; readonly asked: Share };
}

/** All that was measured with one landmark model. */
export interface RealModelReport {
  readonly landmarkModel: LandmarkModelKind;
  readonly rated: RatedPhotosReport | null;
  readonly person: SamePersonReport | null;
  /** One person at four distances, against the farthest. */
  readonly distance: readonly PhotoChange[] | null;
  /** One person at other sizes and tilts, against the first photo. */
  readonly otherPhotos: readonly PhotoChange[] | null;
  readonly landmarks: readonly LandmarkRow[] | null;
}

export interface RealReport {
  readonly kind: "real";
  readonly landmarkModels: readonly RealModelReport[];
  /** The gate hardly depends on the landmark model, so it is measured with the better one that is there. */
  readonly age: { readonly landmarkModel: LandmarkModelKind; readonly rows: readonly AgeBandRow[] } | null;
}

/**
 * What others measured on the rated set; nothing of it is measured here.
 *
 * One rater: r with the mean of the others. Apps: Spearman's correlation of two commercial apps' scores with the ratings
 * over 79 of the photos ("An attractiveness researcher puts the internet's most popular hotness algorithms to the test",
 * a blog post of a researcher of the field).
 */
export const ELSEWHERE = { oneRater: 0.59, apps: [0.52, 0.53], appFaces: 79 } as const;
