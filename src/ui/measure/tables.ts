/** The calibration that the result is read against: the one place of the screen that knows where tables come from. */
import type { LandmarkModelKind, Report } from "../../core/report.ts";
import type { CalibratedMeasurement, GeometryCalibration } from "../../core/score/calibration.ts";
import { quantilesAmong, type Reference, type ReferenceGroup } from "../../core/score/reference.ts";
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

/** Whom a percentile is told among. */
export interface Compared {
  readonly group: ReferenceGroup;
  readonly faces: number;
  /** Scores at the percentiles 0, 1, ... 100 of these faces. */
  readonly quantiles: readonly number[];
}

/**
 * Return whom the percentile of a report is told among: the chosen group, or everyone where the table does not know the
 * group. The result says which one it was.
 */
export function comparedWith(report: Report, group: ReferenceGroup): Compared {
  const reference = referenceOf(report);
  const own = quantilesAmong(reference, group);
  if (own && group !== "everyone") {
    return { group, faces: reference.groups?.[group].faces ?? 0, quantiles: own };
  }
  const { faces } = calibrationOf(report.geometry.landmarkModel).figures;
  return { group: "everyone", faces, quantiles: reference.quantiles };
}
