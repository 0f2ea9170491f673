/** What comparing and joining read of a result: a report has all of it, and so has a kept one. */
import type { RawReading } from "../measure/read.ts";
import type { Blend, GeometricScore, QualityNote } from "../report.ts";

/** The numbers of one photo without its landmarks. A `Report` is one; of a kept result, `core/history/kept-result.ts` makes one. */
export interface ReadResult {
  readonly psl: Pick<Blend, "score" | "kind" | "weights" | "appearance" | "models">;
  readonly geometry: Pick<GeometricScore, "score" | "landmarkModel">;
  readonly appearance: readonly (
    | { readonly kind: "answered"; readonly model: string; readonly score: number }
    | { readonly kind: "silent"; readonly model: string }
  )[];
  readonly measurements: readonly RawReading[];
  readonly quality: readonly QualityNote[];
  readonly extraSd: number;
  readonly saidAdult?: true;
  /** Landmarks that a hand placed; only whether there are any is read. */
  readonly placedByHand?: readonly number[] | true;
}
