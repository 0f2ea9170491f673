/** What a photo is made from: a file, or the frames of a burst. */
import type { Outcome } from "../core/report.ts";
import type { PhotoId, PhotoState } from "./photo.ts";

/** What a photo is made from, and how its outcome is come by. */
export interface Source {
  score(how: SourceOptions): Promise<Outcome>;
  /** Nobody will ask for the outcome again. */
  release?(): void;
}

/** What a source is told while it is scored. It throws an AbortError, or anything, once `signal` has fired. */
export interface SourceOptions {
  readonly id: PhotoId;
  /** Whoever opened the photo was asked, and said that the face is an adult's. */
  readonly saidAdult: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (running: Omit<Extract<PhotoState, { phase: "running" }>, "phase">) => void;
}
