/** Every measurement of a report with its lines on the photo. */
import { pixelLandmarks } from "../../core/geometry/points.ts";
import { MEASUREMENTS } from "../../core/measure/measurements.ts";
import type { Report } from "../../core/report.ts";
import { segmentsOf, type DrawnMeasurement } from "./segments.ts";

/** Return the measurements that the photo gave, with their lines; what contributes more weighs more. */
export function drawnMeasurements({ face, measurements, geometry }: Report): DrawnMeasurement[] {
  const measured = new Set(measurements.filter(({ kind }) => kind === "measured").map(({ id }) => id));
  const points = new Map(geometry.contributions.map(({ id, points: share }) => [id, Math.abs(share)]));
  const landmarks = pixelLandmarks(face.landmarks).points;
  return MEASUREMENTS.filter(({ id }) => measured.has(id)).map((card) => ({
    id: card.id,
    segments: segmentsOf(card, landmarks),
    weight: points.get(card.id) ?? 0,
  }));
}
