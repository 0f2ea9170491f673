/** The calibration that the result is read against: the one place of the screen that knows where tables come from. */
import type { LandmarkModelKind } from "../../core/report.ts";
import type { GeometryCalibration } from "../../core/score/calibration.ts";
import { CARD_TABLES, type CardReference, type CardTable } from "../../core/score/cards.ts";
import { GEOMETRY_TABLES } from "../../core/score/tables.ts";

/** Return the geometric calibration of a landmark model. */
export function calibrationOf(kind: LandmarkModelKind): GeometryCalibration {
  return GEOMETRY_TABLES[kind];
}

/** Return where adults lie on one measurement, if the table has it. */
export function cardReferenceOf(kind: LandmarkModelKind, id: string): CardReference | undefined {
  return CARD_TABLES[kind].measurements.find((row) => row.id === id);
}

/** Return how many faces, photographed and synthetic, say where a measurement lies. */
export function cardFacesOf(kind: LandmarkModelKind): CardTable["faces"] {
  return CARD_TABLES[kind].faces;
}
