/** The fitted tables that ship with the app: one per landmark model, made by `npm run calibrate`. */
import type { LandmarkModelKind } from "../report.ts";
import type { GeometryCalibration } from "./calibration.ts";
import assembled from "./tables/geometry-assembled.json" with { type: "json" };
import official from "./tables/geometry-official.json" with { type: "json" };

/** The calibration of a landmark model; the two must not be mixed, their landmarks lie in different places. */
export const GEOMETRY_TABLES: Readonly<Record<LandmarkModelKind, GeometryCalibration>> = {
  official: { ...official, landmarkModel: "official" },
  assembled: { ...assembled, landmarkModel: "assembled" },
};
