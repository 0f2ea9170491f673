/**
 * The shape of the validity report: what `npm run evaluate -- --reference DIR --document` writes to `validity.json`, and
 * what the method screen draws. Cross-validated figures only.
 */
import type { LandmarkModelKind } from "../report.ts";

/** A figure and its 95 % bootstrap interval. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Agreement {
  readonly faces: number;
  readonly pearson: Figure;
  readonly spearman: Figure;
  /** Mean absolute error in rating points, after the straight line that maps the score to the rating. */
  readonly mae: Figure;
  /** Slope of the rating (in SDs x 12.5) on the score: 1 when a step of the score is a step of the rating. */
  readonly slope: number;
  readonly women: (Figure & { readonly faces: number }) | null;
  readonly men: (Figure & { readonly faces: number }) | null;
}

/** Share of ratings inside the intervals, 0-1. */
export interface Coverage {
  readonly "68": number;
  readonly "90": number;
}

/** Score and rating of one face. */
export type ScoredPoint = readonly [score: number, rating: number];

export interface PartReport {
  readonly agreement: Agreement;
  readonly coverage: Coverage;
  /** For charts: score and rating of each face, rounded, sorted by score; no names. */
  readonly points: readonly ScoredPoint[];
}

/** Agreement of the blend at one weight of the appearance part. */
export interface WeightFigure {
  readonly appearanceWeight: number;
  readonly pearson: number;
}

export interface LandmarkModelReport {
  readonly landmarkModel: LandmarkModelKind;
  /** By `geometry`, the ids of appearance models, and `blend`. */
  readonly parts: Readonly<Record<string, PartReport>>;
  /** Perceived age, its square, perceived gender and their product, held out. */
  readonly baseline: { readonly pearson: number };
  readonly weights: readonly WeightFigure[];
  readonly weightInUse: number;
}

/** Faces of one span of perceived age, and the shares of them that the age gate refuses and asks about, 0-1. */
export interface GatedFaces {
  readonly faces: number;
  readonly refused: number;
  readonly asked: number;
  /** Share that the compact model alone lets through, at once; absent where it lets nobody. */
  readonly sure?: number;
}

/** How the age gate does with these thresholds, in years of estimated age. */
export interface AgeGateFigures {
  readonly refuseBelow: number;
  readonly askBelow: number;
  /** Faces perceived under 16. */
  readonly under16: GatedFaces;
  /** Faces perceived as 16 to 25: the grey zone. */
  readonly between: GatedFaces;
  /** Faces perceived over 25: refused wrongly, asked in vain. */
  readonly over25: GatedFaces;
  /** The compact model alone lets a face through from this age on, in years; absent where it lets nobody. */
  readonly sureFrom?: number;
  /** Mean absolute error of the estimated age in years, of faces perceived as 12 to 24. */
  readonly mae: number;
}

/** The parts of a result whose movement is told. */
export const REPEATED_PARTS = ["geometry", "appearance", "psl"] as const;
export type RepeatedPart = (typeof REPEATED_PARTS)[number];

/** How the same photo was changed before it was scored again. */
export const REPEATED_CHANGES = ["jpeg", "brightness", "size", "framing", "all"] as const;
export type RepeatedChange = (typeof REPEATED_CHANGES)[number];

/** Root mean square over the faces of the SD of a score over the versions of its photo, in points of 100. */
export interface RepeatabilityFigures {
  /** Faces that scored in every version; a face that the age gate refuses in one is left out. */
  readonly faces: number;
  readonly rows: readonly ({ readonly change: RepeatedChange } & Readonly<Record<RepeatedPart, number>>)[];
}

export interface ReferenceReport {
  readonly kind: "cross-validated";
  readonly faces: number;
  readonly folds: number;
  /** What bounds any score: r of one rater with the mean of the others, and what the ratings' own reliability allows. */
  readonly ceilings: { readonly singleRater: number; readonly labelReliability: number };
  readonly landmarkModels: readonly LandmarkModelReport[];
  readonly ageGate: AgeGateFigures | null;
  /** Absent where it was not measured. */
  readonly repeatability?: RepeatabilityFigures;
}
