/**
 * A report with landmarks that a person placed by hand: its measurements and its geometry anew, without a photo or a network.
 *
 * [Note: Corrected by hand]
 * A beard, hair or glasses can hide a landmark. Placing it moves what is measured at it and the geometric score. What the
 * networks said of the photo stays: appearance, age, notes, pose. Values of a report are means over several looks, of which it
 * holds the mean landmarks alone. So a value moves by what the placed landmarks move it on these, and one that they do not
 * touch keeps all its digits. How exactly a hand places a point was never measured: the interval stays that of the looks.
 */
import { alignFace } from "../geometry/align.ts";
import { at } from "../geometry/landmarks.ts";
import { flatLandmarks, pixelLandmarks, type PixelLandmarks } from "../geometry/points.ts";
import { landmarksOf } from "../measure/measurement.ts";
import { MEASUREMENTS } from "../measure/measurements.ts";
import { readMeasurements, type RawReading } from "../measure/read.ts";
import type { MeasurementReading, Report } from "../report.ts";
import { geometricScore, withReference } from "./calibration.ts";
import { GEOMETRY_TABLES } from "./tables.ts";
import { blendOfAnswers } from "./with-appearance.ts";

/** A landmark at the place where a hand put it, in pixels of the photo. */
export interface PlacedLandmark {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** The landmarks that a measurement uses, in ascending order: placing another one would change nothing. */
export const PLACEABLE: readonly number[] = [...new Set(MEASUREMENTS.flatMap(landmarksOf))].sort(
  (a, b) => a - b,
);

/** Landmarks that lie further apart than this along one axis of the face, in iris distances, never swap their order on it. */
const APART = 0.12;

/**
 * Return the report with these landmarks placed, a later place of the same landmark before an earlier one; null where the face would
 * fold (the corners of an eye swapped, the chin above the mouth) or too little could be measured for a score.
 *
 * See: [Note: Corrected by hand].
 */
export function correctedReport(report: Report, placed: readonly PlacedLandmark[]): Report | null {
  const { face, geometry, psl, appearance, extraSd } = report;
  const before = pixelLandmarks(face.landmarks);
  const after = withPlaced(before, placed);
  if (isFolded(before, after)) return null;
  const table = GEOMETRY_TABLES[geometry.landmarkModel];
  const readings = movedReadings(report.measurements, readMeasurements([before]), readMeasurements([after]));
  const measurements = withReference(readings, geometry.landmarkModel);
  const moved = geometricScore(readings, table, extraSd);
  if (!moved) return null;
  const counted = appearance.filter(({ model }) => psl.models.includes(model));
  return {
    ...report,
    face: { ...face, landmarks: flatLandmarks(after) },
    measurements,
    geometry: moved,
    psl: blendOfAnswers(moved, counted, extraSd),
    placedByHand: [...new Set(placed.map(({ index }) => index))].sort((a, b) => a - b),
  };
}

function withPlaced({ space, points }: PixelLandmarks, placed: readonly PlacedLandmark[]): PixelLandmarks {
  const places = new Map(placed.map(({ index, x, y }) => [index, { x, y }]));
  return { space, points: points.map((point, index) => ({ ...point, ...places.get(index) })) };
}

/** Tell whether landmarks that lay clearly beside, or above, each other have swapped their places. */
function isFolded(before: PixelLandmarks, after: PixelLandmarks): boolean {
  const [was, is] = [alignFace(before), alignFace(after)];
  if (!was) return false;
  if (!is) return true;
  const swapped = (axis: "x" | "y", one: number, other: number) => {
    const apart = at(was.points, other)[axis] - at(was.points, one)[axis];
    return Math.abs(apart) > APART && apart * (at(is.points, other)[axis] - at(is.points, one)[axis]) <= 0;
  };
  return PLACEABLE.some((one) =>
    PLACEABLE.some((other) => one < other && (swapped("x", one, other) || swapped("y", one, other))),
  );
}

/** Return the readings moved by what `after` differs from `before`; those that do not differ come back as they are. */
function movedReadings(
  readings: readonly MeasurementReading[],
  before: readonly RawReading[],
  after: readonly RawReading[],
): RawReading[] {
  const of = (all: readonly RawReading[]) => new Map(all.map((reading) => [reading.id, reading]));
  const [was, is] = [of(before), of(after)];
  return readings.map((reading): RawReading => {
    const [from, to] = [was.get(reading.id), is.get(reading.id)];
    if (!from || !to) return reading;
    if (from.kind !== "measured" || to.kind !== "measured") return from.kind === to.kind ? reading : to;
    if (reading.kind !== "measured" || from.value === to.value) return reading;
    return { ...reading, value: reading.value + (to.value - from.value) };
  });
}
