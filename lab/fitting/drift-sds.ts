/** What the app keeps of the drift rows: one SD a measurement, and one of the geometric score. */
import type { GeometryCalibration } from "../../src/core/score/calibration.ts";
import type { DriftSds } from "../../src/core/score/drift-sds.ts";
import type { Drift } from "./fit.ts";
import { rootMeanSquare } from "../../src/core/statistics.ts";

/** Return the root mean squares of the drifts; of a measurement over the rows that have it, of the score over all. */
export function driftSdsOf(drifts: readonly Drift[], calibration: GeometryCalibration): DriftSds {
  const ids = [...new Set(drifts.flatMap((drift) => Object.keys(drift)))];
  return {
    score: rootMeanSquare(drifts.map((drift) => pointsOf(drift, calibration))),
    measurements: Object.fromEntries(
      ids.map((id) => [id, rootMeanSquare(drifts.flatMap((drift) => drift[id] ?? []))]),
    ),
  };
}

function pointsOf(drift: Drift, { measurements }: GeometryCalibration): number {
  return measurements.reduce((total, row) => total + (row.points * (drift[row.id] ?? 0)) / row.sd, 0);
}
