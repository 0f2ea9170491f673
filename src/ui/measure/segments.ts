/** The lines of a measurement on one photo, and which measurement a pointer means. */
import { boxAround, type Point } from "../../core/geometry/points.ts";
import type { Anchor, Measurement } from "../../core/measure/measurement.ts";
import type { PixelBox } from "../../core/report.ts";
import type { Place } from "./view.ts";

export interface Segment {
  readonly from: Place;
  readonly to: Place;
}

/** A measurement with its lines in pixels of the photo. `weight` breaks ties between lines that lie on each other. */
export interface DrawnMeasurement {
  readonly id: string;
  readonly segments: readonly Segment[];
  readonly weight: number;
}

/** Return the lines of a card in pixels of the photo; an anchor without its landmarks draws nothing. */
export function segmentsOf(card: Pick<Measurement, "lines">, points: readonly Point[]): Segment[] {
  return card.lines.flatMap(([a, b]) => {
    const [from, to] = [placeOf(a, points), placeOf(b, points)];
    return from && to ? [{ from, to }] : [];
  });
}

function placeOf(anchor: Anchor, points: readonly Point[]): Place | null {
  let [x, y] = [0, 0];
  for (const index of anchor) {
    const point = points[index];
    if (!point) return null;
    x += point.x / anchor.length;
    y += point.y / anchor.length;
  }
  return anchor.length === 0 ? null : { x, y };
}

/** Return the measurement whose line is nearest to a place, within `reach`; of lines as near, the one that weighs most. */
export function nearestMeasurement(
  place: Place,
  drawn: readonly DrawnMeasurement[],
  reach: number,
): string | null {
  const near = drawn
    .map(({ id, segments, weight }) => ({
      id,
      weight,
      far: Math.min(...segments.map((s) => distanceTo(s, place))),
    }))
    .filter(({ far }) => far <= reach);
  const best = Math.min(...near.map(({ far }) => far));
  return near.filter(({ far }) => far <= best + reach / 4).sort((a, b) => b.weight - a.weight)[0]?.id ?? null;
}

/** Return the distance of a place from a line between two ends. */
export function distanceTo({ from, to }: Segment, { x, y }: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length2;
  const t = Math.min(Math.max(share, 0), 1);
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

/** Return the box around the ends of the lines. */
export function boxAroundLines(segments: readonly Segment[]): PixelBox {
  return boxAround(segments.flatMap(({ from, to }) => [from, to]));
}
