/** What a photo is made from: a file, or the frames of a burst. */
import type { Framing } from "../core/framing.ts";
import type { Outcome } from "../core/report.ts";
import type { PhotoId, PhotoState } from "./photo.ts";

/** What a photo is made from, and how its outcome is come by. */
export interface Source {
  score(how: SourceOptions): Promise<Outcome>;
  /** Whether it can be scored again, as a person framed it: then it is kept as long as its photo. */
  readonly isFile?: true;
  /** Nobody will ask for the outcome again. */
  release?(): void;
}

/** What a source is told while it is scored. It throws an AbortError, or anything, once `signal` has fired. */
export interface SourceOptions {
  readonly id: PhotoId;
  /** The name of this scoring of the photo, under which what comes late joins it. */
  readonly scoring: string;
  /** How a person framed the photo. */
  readonly framing: Framing;
  /** Whoever opened the photo was asked, and said that the face is an adult's. */
  readonly saidAdult: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (running: Omit<Extract<PhotoState, { phase: "running" }>, "phase">) => void;
}
