/** How much measurements and the geometric score move with pose and distance, on rendered faces. */
import type { LandmarkModelKind } from "../report.ts";
import assembled from "./tables/drift-sds-assembled.json" with { type: "json" };
import official from "./tables/drift-sds-official.json" with { type: "json" };

/** Root mean squares over all views; made by `npm run calibrate` from the rows in `lab/fitting`. */
export interface DriftSds {
  /** Of the geometric score, in points. */
  readonly score: number;
  /** Of each measurement by its id, in its unit. */
  readonly measurements: Readonly<Record<string, number>>;
}

/**
 * The SDs by landmark model, over eight rendered faces under yaw and pitch of +-8 and +-5 degrees, roll of 15 degrees and
 * a camera at 40 and 100 cm, against the frontal view at 60 cm.
 */
export const DRIFT_SDS: Readonly<Record<LandmarkModelKind, DriftSds>> = { official, assembled };
