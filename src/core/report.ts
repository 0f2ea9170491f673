/**
 * The report: what one photo gave, as plain data that crosses threads and can be saved as JSON.
 *
 * A missing value is a value with a reason; there is no default number anywhere in a report.
 */
import type { Fault } from "./fault.ts";
import type { FramedByHand } from "./framing.ts";
import type { Degrees, FlatLandmarks } from "./geometry/points.ts";
import type { Family } from "./measure/measurement.ts";
import type { AgeCheck } from "./quality/age-check.ts";

/** The stages of the pipeline, in order. */
export const STAGES = ["landmarks", "quality", "measurements", "geometry", "appearance", "blend"] as const;
/** One of `STAGES`. */
export type Stage = (typeof STAGES)[number];

/** Time of each stage that ran, in milliseconds. */
export type StageTimes = Readonly<Partial<Record<Stage | "decode", number>>>;

/** An axis-aligned box in pixels of the photo. */
export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Head pose. Yaw: + toward the subject's left (image right). Pitch: + face down. Roll: + see `core/geometry/pose.ts`. */
export interface Pose {
  readonly yaw: Degrees;
  readonly pitch: Degrees;
  readonly roll: Degrees;
}

/** Camera distance in centimetres, or why it is unknown. */
export type Distance =
  | { readonly kind: "measured"; readonly centimetres: number; readonly from: "exif" | "camera" }
  | { readonly kind: "not-measured"; readonly reason: "focal-length-unknown" };

/** Where a face was found and how it is held. */
export interface FaceReading {
  readonly landmarks: FlatLandmarks;
  /** Root mean square spread of the landmarks over the passes, as a fraction of the iris distance. */
  readonly jitter: number;
  readonly box: PixelBox;
  readonly pose: Pose;
  readonly distance: Distance;
  /** Number of faces found in the photo; the largest one is read, unless a person chose another. */
  readonly faceCount: number;
}

/** Why a photo gets no score. Each has its own words and next step. */
export const REFUSALS = [
  "no-face",
  "face-too-small",
  "face-cut-off",
  "pose-too-far",
  "face-unclear",
  "looks-under-18",
  "said-under-18",
  "age-not-judged",
] as const;
/** One of `REFUSALS`. */
export type Refusal = (typeof REFUSALS)[number];

/** What disturbs the result without preventing it. Each has its own advice. */
export const QUALITY_CODES = [
  "several-faces",
  "face-small",
  "photo-turned",
  "turned",
  "tilted-up-or-down",
  "rolled",
  "eyes-closed",
  "eyes-hidden",
  "mouth-open",
  "mouth-covered",
  "strong-smile",
  "blurred",
  "too-dark",
  "too-bright",
  "uneven-light",
  "black-and-white",
  "near-edge",
  "too-close",
  "distance-unknown",
  "drawing-like",
  "end-missing",
] as const;
/** One of `QUALITY_CODES`. */
export type QualityCode = (typeof QUALITY_CODES)[number];

/**
 * One quality note. `value` is the measured quantity, if any. What it adds to the interval is in `score/uncertainty.ts`; a
 * `warning` is about something that another photo would do better, a `note` only informs.
 */
export interface QualityNote {
  readonly code: QualityCode;
  readonly severity: "note" | "warning";
  readonly value?: number;
}

/** One measurement of one face. `spread` is its SD over the passes, in the same unit. */
export type MeasurementReading =
  | {
      readonly id: string;
      readonly kind: "measured";
      readonly value: number;
      readonly spread: number;
      readonly z: number;
    }
  | {
      readonly id: string;
      readonly kind: "not-measured";
      readonly reason: "degenerate" | "turned" | "mouth-open";
    };

/** A closed interval on the 0-100 scale. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The five bands of a percentile, from low to high; their ends are `BAND_ENDS` of `score/scale.ts`. */
export const BANDS = [
  "well-below-average",
  "below-average",
  "average",
  "above-average",
  "well-above-average",
] as const;
/** One of `BANDS`. */
export type Band = (typeof BANDS)[number];

/** One quantity on every scale it is shown on. */
export interface Score {
  /** 0-100; the reference population has mean 50 and SD 12.5. */
  readonly score: number;
  /** The forum scale 0-8 (median 4, SD 1). */
  readonly psl8: number;
  /** Share of the whole reference population below, 0-100; among women or men alone, see `score/place.ts`. */
  readonly percentile: number;
  /** The band of that percentile. */
  readonly band: Band;
  readonly interval68: Interval;
  readonly interval90: Interval;
}

/** The points of one region of the face in the geometric score: 50 + sum over the regions = score before clipping. */
export interface RegionShare {
  readonly region: Family;
  readonly points: number;
}

/**
 * What one measurement adds to all the others, in points; those of a region add up to its points. See
 * [Note: Shared points] in `score/sharing.ts`.
 */
export interface Contribution {
  readonly id: string;
  readonly points: number;
}

/** The two landmark models. Their points lie in different places, so each has tables of its own. */
export type LandmarkModelKind = "official" | "assembled";

/** The score that the measurements give, with the share of every region and, within them, of every measurement. */
export interface GeometricScore extends Score {
  readonly landmarkModel: LandmarkModelKind;
  readonly regions: readonly RegionShare[];
  readonly contributions: readonly Contribution[];
}

/** What one appearance model said: a score, or why not. */
export type AppearanceAnswer =
  | ({
      readonly kind: "answered";
      readonly model: string;
      readonly raw: number;
      readonly spread: number;
    } & Score)
  | { readonly kind: "silent"; readonly model: string; readonly fault: Fault };

/** The blended result and what made it. */
export interface Blend extends Score {
  readonly kind: "blend" | "geometric-only";
  readonly weights: { readonly geometry: number; readonly appearance: number };
  /** Mean of the appearance models that answered; null when none did. */
  readonly appearance: number | null;
  readonly models: readonly string[];
  /**
   * Those of `models` whose share in this blend was never compared with human ratings: percentile and interval are then
   * estimates. Absent when this very blend was measured. See [Note: Unmeasured blends] in `score/blend-basis.ts`.
   */
  readonly unmeasured?: readonly string[];
}

/** How far the frames of a burst disagree. See [Note: Mean of a burst] in `score/burst.ts`. */
export interface BurstSpread {
  /** Frames taken, and those that were scored. */
  readonly frames: number;
  readonly used: number;
  /** The blend of every scored frame, 0-100, in the order they were taken, and the SD of these (0 of a single one). */
  readonly scores: readonly number[];
  readonly sd: number;
}

/** Everything one photo gave. */
export interface Report {
  readonly photo: { readonly width: number; readonly height: number };
  readonly face: FaceReading;
  readonly quality: readonly QualityNote[];
  readonly measurements: readonly MeasurementReading[];
  readonly geometry: GeometricScore;
  readonly appearance: readonly AppearanceAnswer[];
  readonly psl: Blend;
  /** SD in points that this photo adds to the usual error of geometry and blend; see `score/uncertainty.ts`. */
  readonly extraSd: number;
  readonly times: StageTimes;
  readonly backend: string;
  /**
   * Present where the face might be a younger one's, and whoever opened the photo was asked and said that it is an
   * adult's. See [Note: Two thresholds] in `quality/age-check.ts`.
   */
  readonly saidAdult?: true;
  /**
   * Landmarks that a person placed by hand, in ascending order; absent where none was. See [Note: Corrected by hand] in
   * `score/corrected.ts`.
   */
  readonly placedByHand?: readonly number[];
  /** Present where a person turned or cut the photo, or chose the face. See [Note: Framed by hand] in `core/framing.ts`. */
  readonly framedByHand?: FramedByHand;
  /** Present when the numbers are means over a burst; landmarks, box and size are then those of the frame shown. */
  readonly burst?: BurstSpread;
}

/**
 * How scoring one photo ended. A refusal still tells what was seen of the photo's quality. An asked one has no score yet:
 * the face might be a younger one's, and whoever opened the photo is asked whether it is an adult's.
 */
export type Outcome = (
  | { readonly kind: "scored"; readonly report: Report }
  | {
      readonly kind: "asked";
      readonly photo: { readonly width: number; readonly height: number };
      readonly quality: readonly QualityNote[];
      readonly times: StageTimes;
    }
  | {
      readonly kind: "refused";
      readonly reason: Refusal;
      /** What the age check said, also of a photo that is refused for another reason; absent where no age was asked for. */
      readonly age?: AgeCheck;
      readonly photo: { readonly width: number; readonly height: number };
      readonly quality: readonly QualityNote[];
      readonly times: StageTimes;
    }
) & {
  /** Where the faces are of a photo that shows several, in its pixels, the largest first; absent where one of them was chosen. */
  readonly faces?: readonly PixelBox[];
};
