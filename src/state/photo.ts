/** One photo on its way through the app, as plain data: no file, no bitmap, no URL. */
import type { Fault } from "../core/fault.ts";
import type { FacesFound, Framing } from "../core/framing.ts";
import {
  STAGES,
  type Outcome,
  type QualityNote,
  type Refusal,
  type Report,
  type Stage,
  type StageTimes,
} from "../core/report.ts";
import type { PlacedLandmark } from "../core/score/corrected.ts";

/** Names a photo within a visit. */
export type PhotoId = string;

/** What is being done to a running photo: reading the file, then the stages of the pipeline. */
export type Step = "decode" | Stage;
/** Everything that is done to a photo, in order. */
export const STEPS: readonly Step[] = ["decode", ...STAGES];

/** What a hand placed on a photo: the report as the photo gave it, and the landmarks in the order they were placed. */
export interface Correction {
  readonly from: Report;
  readonly placed: readonly PlacedLandmark[];
}

/** The life of one photo. Exactly one phase at a time, and each carries what belongs to it. */
export type PhotoState =
  | { readonly phase: "queued" }
  | {
      readonly phase: "running";
      readonly step: Step;
      /** Which share of the step is done, 0-1, where that is known. */
      readonly share?: number;
      /** Which frame of how many, when the photo is a burst. */
      readonly frame?: { readonly number: number; readonly of: number };
    }
  | {
      readonly phase: "done";
      readonly report: Report;
      /** Why the report is not the first one: a model's answer joined it, or a model was switched on or off. */
      readonly change?: "joined" | "rescored";
      /** The model that joined last, and the PSL before it did; gone when the result was made anew since. */
      readonly joined?: { readonly model: string; readonly from: number };
      /** Present while landmarks are placed by hand: `report` is then made of it. */
      readonly correction?: Correction;
    }
  /** The face might be a younger one's: no score until a person has said that it is an adult's. */
  | { readonly phase: "asked"; readonly quality: readonly QualityNote[]; readonly times: StageTimes }
  | {
      readonly phase: "refused";
      readonly reason: Refusal;
      readonly quality: readonly QualityNote[];
      readonly times: StageTimes;
    }
  | { readonly phase: "failed"; readonly fault: Fault }
  | { readonly phase: "cancelled" };

/** A photo with a result. */
export type DoneState = Extract<PhotoState, { phase: "done" }>;

/** Where a photo is on its way. */
export type Phase = PhotoState["phase"];

/** A photo of this visit: its name, size and state, never its pixels. */
export interface Photo {
  readonly id: PhotoId;
  readonly name: string;
  readonly bytes: number;
  readonly state: PhotoState;
  /** Present where it was taken as a burst by the camera. */
  readonly isBurst?: true;
  /** Where the faces are in what is shown; absent or null where there is one or none. */
  readonly faces?: FacesFound | null;
  /** What a person chose of the photo; absent while it is shown as it came. */
  readonly choice?: Choice;
  /** The last choice, where it gave no result and what was shown before stayed. */
  readonly lost?: Lost;
  /** It is not cropped or turned any further; see [Note: No crop past the age] in `choices.ts`. */
  readonly isClosed?: true;
}

/** How a photo ended, scored as somebody chose or as it came. */
export interface Shown {
  /** The name of the scoring. */
  readonly scoring: string;
  readonly framing: Framing;
  readonly state: PhotoState;
  readonly faces: FacesFound | null;
}

/** A choice made by hand, with what it leaves beneath. See [Note: A choice keeps what was there] in `choices.ts`. */
export interface Choice {
  readonly framing: Framing;
  readonly scoring: string;
  /** The photo as it came. */
  readonly whole: Shown;
  /** What was shown before, while the choice is under way; null once it has given what is shown. */
  readonly before: Shown | null;
}

/** A choice that gave no result, and why. */
export interface Lost {
  readonly framing: Framing;
  readonly why: Extract<PhotoState, { phase: "refused" | "failed" }>;
}

/** Return the share of the steps that is done when this share of one is, 0-1. */
export function progressOf(step: Step, share = 0): number {
  return (STEPS.indexOf(step) + share) / STEPS.length;
}

/** Whether nothing more happens to a photo in this state unless somebody asks. */
export function isSettled(state: PhotoState): boolean {
  return state.phase !== "queued" && state.phase !== "running";
}

/** Return the settled state that an outcome of the engine leads to. */
export function settled(outcome: Outcome): PhotoState {
  switch (outcome.kind) {
    case "scored":
      return { phase: "done", report: outcome.report };
    case "asked":
      return { phase: "asked", quality: outcome.quality, times: outcome.times };
    case "refused":
      return { phase: "refused", reason: outcome.reason, quality: outcome.quality, times: outcome.times };
    default:
      return outcome satisfies never;
  }
}

/** Whether there is no score because the face looks, or was said to be, under 18. */
export function isOfYoung(state: PhotoState): boolean {
  return state.phase === "refused" && (state.reason === "looks-under-18" || state.reason === "said-under-18");
}

/** Whether a choice by hand that ends so leaves what was there before: it gave no result, for a fault of its own. */
export function keepsBefore(ended: PhotoState): boolean {
  if (ended.phase === "refused") return !isOfYoung(ended);
  return ended.phase === "failed" || ended.phase === "cancelled";
}
