/**
 * A report that takes little room, for visits of thousands of photos.
 *
 * [Note: Compact reports]
 * A report takes about 37 kB in memory, of which landmarks, measurements and contributions are 35. In a compact report
 * these three are one block of less than 3 kB and become objects when somebody reads them, so that every reader finds a
 * whole report. Measurements and contributions come back digit for digit, because files are written with all digits. What
 * the shipped tables make of a measurement's value, its z and its share, is made again from the value; where they do not
 * make the very same of it, it is kept as it is. Landmarks are only drawn, and are kept as finely as
 * `geometry/packed-landmarks.ts` says. What nearly all reports say alike is there once for all. The store of the photos
 * compacts whatever it is given, because what is made from a compact report by a spread is whole again.
 */
import { packedLandmarkBytes, packLandmarks, unpackLandmarks } from "./geometry/packed-landmarks.ts";
import type { PixelLandmarks } from "./geometry/points.ts";
import { createLazyPart } from "./lazy-part.ts";
import type {
  Contribution,
  FaceReading,
  GeometricScore,
  LandmarkModelKind,
  MeasurementReading,
  Report,
} from "./report.ts";
import { contributionsOf, withReference } from "./score/calibration.ts";
import { GEOMETRY_TABLES } from "./score/tables.ts";
import { lean, shared } from "./shared.ts";

type Readings = readonly MeasurementReading[];
type Contributions = readonly Contribution[];
/** What is no number of a list of readings: the id of a measured one, the whole of one that is not measured. */
type ReadingForms = readonly (string | MeasurementReading)[];

/** The numbers of one report. */
interface Bulk {
  /**
   * Value and spread of every measured reading; z of them and points of the contributions, unless a table gives these;
   * landmarks.
   */
  readonly block: ArrayBuffer;
  readonly readings: ReadingForms;
  /** Ids of the contributions. */
  readonly shares: readonly string[];
  /** Whose table gives z and points; null where they stand in the block. */
  readonly table: LandmarkModelKind | null;
}

/** Bytes of a number whose every digit is kept. */
const NUMBER = Float64Array.BYTES_PER_ELEMENT;

const measurementsOf = createLazyPart<Report, Readings, Bulk>("measurements", unpackMeasurements);
const sharesOf = createLazyPart<GeometricScore, Contributions, Bulk>("contributions", unpackContributions);
const landmarksOf = createLazyPart<FaceReading, PixelLandmarks, Bulk>("landmarks", (bulk) =>
  unpackLandmarks(bulk.block, numbersOf(bulk).landmarksAt),
);

/** Return the report with its bulk packed; a compact one comes back as it is. See: [Note: Compact reports]. */
export function compactReport(report: Report): Report {
  if (measurementsOf.isPacked(report)) return report;
  const { face, geometry, psl, appearance, quality, backend } = report;
  const known = {
    measurements: measurementsOf.bulkOf(report),
    contributions: sharesOf.bulkOf(geometry),
    landmarks: landmarksOf.bulkOf(face),
  };
  const bulk = packed({
    measurements: known.measurements ? [] : report.measurements,
    contributions: known.contributions ? [] : geometry.contributions,
    landmarks: known.landmarks ? null : face.landmarks,
    landmarkModel: geometry.landmarkModel,
  });
  const whole = {
    ...report,
    face: landmarksOf.isPacked(face) ? face : landmarksOf.packed(lean.face(face), known.landmarks ?? bulk),
    geometry: sharesOf.isPacked(geometry)
      ? geometry
      : sharesOf.packed(lean.geometry(geometry), known.contributions ?? bulk),
    psl: lean.blend(psl),
    appearance: appearance.map(lean.answer),
    quality: quality.map(lean.note),
    backend: shared(backend),
  };
  return measurementsOf.packed(whole, known.measurements ?? bulk);
}

/** Lay the numbers out in one block: an array buffer for each part would cost as much again. */
function packed(parts: {
  readonly measurements: Readings;
  readonly contributions: Contributions;
  readonly landmarks: PixelLandmarks | null;
  readonly landmarkModel: LandmarkModelKind;
}): Bulk {
  const { measurements, contributions, landmarks, landmarkModel } = parts;
  const measured = measurements.filter((reading) => reading.kind === "measured");
  const table = isFromTable(measurements, contributions, landmarkModel) ? landmarkModel : null;
  const numbers = measured.flatMap(({ value, spread }) => [value, spread]);
  if (table === null)
    numbers.push(...measured.map(({ z }) => z), ...contributions.map(({ points }) => points));
  const offset = NUMBER * numbers.length;
  const block = new ArrayBuffer(offset + (landmarks ? packedLandmarkBytes(landmarks.points.length) : 0));
  new Float64Array(block, 0, numbers.length).set(numbers);
  if (landmarks) packLandmarks(landmarks, block, offset);
  return {
    block,
    readings: shared(measurements.map((reading) => (reading.kind === "measured" ? reading.id : reading))),
    shares: shared(contributions.map(({ id }) => id)),
    table,
  };
}

/** Whether the table of a landmark model makes exactly these z and points of the values. */
function isFromTable(readings: Readings, contributions: Contributions, model: LandmarkModelKind): boolean {
  const table = GEOMETRY_TABLES[model];
  const [zs, shares] = [withReference(readings, table), contributionsOf(readings, table)];
  return (
    zs.length === readings.length &&
    shares.length === contributions.length &&
    readings.every((reading, index) => zOf(reading) === zOf(zs[index])) &&
    contributions.every(
      ({ id, points }, index) => id === shares[index]?.id && points === shares[index].points,
    )
  );
}

function zOf(reading: MeasurementReading | undefined): number | null {
  return reading?.kind === "measured" ? reading.z : null;
}

function unpackMeasurements(bulk: Bulk): Readings {
  const { values, zs } = numbersOf(bulk);
  let next = 0;
  const readings = bulk.readings.map((form): MeasurementReading => {
    if (typeof form !== "string") return form;
    const [value = NaN, spread = NaN] = values.subarray(2 * next);
    const z = zs[next] ?? NaN;
    next += 1;
    return { id: form, kind: "measured", value, spread, z };
  });
  return bulk.table === null ? readings : withReference(readings, GEOMETRY_TABLES[bulk.table]);
}

function unpackContributions(bulk: Bulk): Contributions {
  if (bulk.table !== null) return contributionsOf(unpackMeasurements(bulk), GEOMETRY_TABLES[bulk.table]);
  const { points } = numbersOf(bulk);
  return bulk.shares.map((id, index) => ({ id, points: points[index] ?? NaN }));
}

/** Return the parts of the block; those that a table gives are empty. */
function numbersOf({ block, readings, shares, table }: Bulk) {
  const measured = readings.filter((form) => typeof form === "string").length;
  const view = (from: number, length: number) => new Float64Array(block, NUMBER * from, length);
  const [zs, points] = table === null ? [measured, shares.length] : [0, 0];
  return {
    values: view(0, 2 * measured),
    zs: view(2 * measured, zs),
    points: view(2 * measured + zs, points),
    landmarksAt: NUMBER * (2 * measured + zs + points),
  };
}
