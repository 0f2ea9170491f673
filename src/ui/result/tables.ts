/** The calibration that the result is read against: the one place of the screen that knows where tables come from. */
import type { LandmarkModelKind, Report } from "../../core/report.ts";
import type { CalibratedMeasurement, GeometryCalibration } from "../../core/score/calibration.ts";
import type { Reference } from "../../core/score/reference.ts";
import { blendBasis } from "../../core/score/blend-basis.ts";
import { GEOMETRY_TABLES } from "../../core/score/tables.ts";

/** Return the geometric calibration of a landmark model. */
export function calibrationOf(kind: LandmarkModelKind): GeometryCalibration {
  return GEOMETRY_TABLES[kind];
}

/** Return the reference row of one measurement, if the table has it. */
export function rowOf(kind: LandmarkModelKind, id: string): CalibratedMeasurement | undefined {
  return calibrationOf(kind).measurements.find((row) => row.id === id);
}

/** Return the reference distribution of the very quantity that the report's PSL is. */
export function referenceOf({ psl, geometry }: Report): Reference {
  if (psl.kind === "blend") return blendBasis(geometry.landmarkModel, psl.models).reference;
  return calibrationOf(geometry.landmarkModel).reference;
}
