/** The calibration that the result is read against: the one place of the screen that knows where tables come from. */
import type { LandmarkModelKind } from "../../core/report.ts";
import type { CalibratedMeasurement, GeometryCalibration } from "../../core/score/calibration.ts";
import { GEOMETRY_TABLES } from "../../core/score/tables.ts";

/** Return the geometric calibration of a landmark model. */
export function calibrationOf(kind: LandmarkModelKind): GeometryCalibration {
  return GEOMETRY_TABLES[kind];
}

/** Return the reference row of one measurement, if the table has it. */
export function rowOf(kind: LandmarkModelKind, id: string): CalibratedMeasurement | undefined {
  return calibrationOf(kind).measurements.find((row) => row.id === id);
}
