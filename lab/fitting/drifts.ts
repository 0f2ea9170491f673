/** How measurements drift on rendered faces: what the geometry fit is told not to use. The app keeps only their SDs. */
import type { LandmarkModelKind } from "../../src/core/report.ts";
import type { Drift } from "./fit.ts";
import assembled from "./drifts-assembled.json" with { type: "json" };
import official from "./drifts-official.json" with { type: "json" };

/**
 * Changes of the measurements of eight rendered faces under yaw and pitch of +-8 and +-5 degrees, roll of 15 degrees
 * and a camera at 40 and 100 cm, against the frontal view at 60 cm. By landmark model. See `fitGeometry`.
 */
export const DRIFTS: Readonly<Record<LandmarkModelKind, readonly Drift[]>> = { official, assembled };
