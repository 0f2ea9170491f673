/**
 * A report that takes little room, for visits of thousands of photos.
 *
 * [Note: Compact reports]
 * A report takes about 37 kB in memory, of which landmarks, measurements and contributions are 35. In a compact report
 * these three are one block of 4 kB and become objects when somebody reads them. So nothing has to be computed again for
 * a photo that is looked at later, and every reader finds a whole report. The store of the photos compacts whatever it
 * is given, because what is made from a compact report by a spread is whole again.
 */
import { AXES, packLandmarks, unpackLandmarks } from "./geometry/packed-landmarks.ts";
import type { PixelLandmarks } from "./geometry/points.ts";
import { createLazyPart, type Unpack } from "./lazy-part.ts";
import type { Contribution, FaceReading, GeometricScore, MeasurementReading, Report } from "./report.ts";

type Readings = readonly MeasurementReading[];
type Contributions = readonly Contribution[];

const landmarksOf = createLazyPart<FaceReading, PixelLandmarks>("landmarks");
const contributionsOf = createLazyPart<GeometricScore, Contributions>("contributions");
const measurementsOf = createLazyPart<Report, Readings>("measurements");

/** Return the report with its bulk packed; a compact one comes back as it is. See: [Note: Compact reports]. */
export function compactReport(report: Report): Report {
  if (measurementsOf.isPacked(report)) return report;
  const { face, geometry, measurements } = report;
  const unpackers = unpackersOf(report);
  return measurementsOf.packed(
    {
      ...interned(report),
      measurements,
      face: landmarksOf.isPacked(face) ? face : landmarksOf.packed(face, unpackers.landmarks),
      geometry: contributionsOf.isPacked(geometry)
        ? geometry
        : contributionsOf.packed(geometry, unpackers.contributions),
    },
    unpackers.measurements,
  );
}

/** Numbers that a measured reading holds: value, spread, z. */
const NUMBERS = 3;

/** Lay out what is not known yet in one block, numbers of 64 bits first; an array buffer for each would cost as much again. */
function unpackersOf({ face: { landmarks }, geometry: { contributions }, measurements }: Report) {
  const known = {
    measurements: measurementsOf.known(measurements),
    contributions: contributionsOf.known(contributions),
    landmarks: landmarksOf.known(landmarks),
  };
  const bytes = {
    measurements: known.measurements ? 0 : 8 * NUMBERS * measurements.length,
    contributions: known.contributions ? 0 : 8 * contributions.length,
    landmarks: known.landmarks ? 0 : 2 * AXES * landmarks.points.length,
  };
  const block = new ArrayBuffer(bytes.measurements + bytes.contributions + bytes.landmarks);
  const at = { contributions: bytes.measurements, landmarks: bytes.measurements + bytes.contributions };
  return {
    measurements: known.measurements ?? packMeasurements(measurements, block),
    contributions: known.contributions ?? packContributions(contributions, block, at.contributions),
    landmarks: known.landmarks ?? packFace(landmarks, block, at.landmarks),
  };
}

function packFace(landmarks: PixelLandmarks, block: ArrayBuffer, offset: number): Unpack<PixelLandmarks> {
  const length = AXES * landmarks.points.length;
  const steps = packLandmarks(landmarks, new Uint16Array(block, offset, length));
  return () => unpackLandmarks(steps, new Uint16Array(block, offset, length));
}

function packContributions(
  contributions: Contributions,
  block: ArrayBuffer,
  offset: number,
): Unpack<Contributions> {
  const ids = sharedIds(contributions);
  new Float64Array(block, offset, ids.length).set(contributions.map(({ points }) => points));
  return () => {
    const points = new Float64Array(block, offset, ids.length);
    return ids.map((id, index) => ({ id, points: points[index] ?? NaN }));
  };
}

/** The measurements stand at the beginning of the block. */
function packMeasurements(readings: Readings, block: ArrayBuffer): Unpack<Readings> {
  const ids = sharedIds(readings);
  const length = NUMBERS * ids.length;
  const numbers = new Float64Array(block, 0, length);
  readings.forEach((reading, index) => {
    if (reading.kind === "measured") numbers.set([reading.value, reading.spread, reading.z], NUMBERS * index);
  });
  const missing = missingOf(readings);
  return () => {
    const values = new Float64Array(block, 0, length);
    return ids.map((id, index): MeasurementReading => {
      const reason = missing?.[index];
      if (reason) return { id, kind: "not-measured", reason };
      const [value = NaN, spread = NaN, z = NaN] = values.subarray(NUMBERS * index, NUMBERS * (index + 1));
      return { id, kind: "measured", value, spread, z };
    });
  };
}

/** Return why readings are missing, by place; null when none is. */
function missingOf(readings: Readings) {
  if (readings.every(({ kind }) => kind === "measured")) return null;
  return readings.map((reading) => (reading.kind === "measured" ? null : reading.reason));
}

/** Lists of ids by their names joined: nearly all reports have the same ones. */
const idLists = new Map<string, readonly string[]>();

function sharedIds(items: readonly { readonly id: string }[]): readonly string[] {
  const ids = items.map(({ id }) => id);
  const name = ids.join(" ");
  const known = idLists.get(name);
  if (known) return known;
  idLists.set(name, ids);
  return ids;
}

const codes = new Map<string, string>();

/** Return the notes and the backend with their codes shared: what crosses threads brings a copy of each word. */
function interned(report: Report): Report {
  const shared = <S extends string>(code: S): S => {
    const known = codes.get(code);
    if (known === undefined) codes.set(code, code);
    return (known ?? code) as S;
  };
  const quality = report.quality.map((note) => ({
    ...note,
    code: shared(note.code),
    severity: shared(note.severity),
  }));
  return { ...report, quality, backend: shared(report.backend) };
}
