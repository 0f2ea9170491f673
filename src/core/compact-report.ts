/**
 * A report that takes little room, for visits of thousands of photos.
 *
 * [Note: Compact reports]
 * A report takes about 37 kB in memory, of which landmarks, measurements and contributions are 35. In a compact report
 * these three are blocks of numbers, 5 kB together, and become objects again when somebody reads them; as long as those
 * are in use, the same ones are returned. So nothing has to be computed again for a photo that is looked at later, and
 * every reader finds a whole report: it can be spread, written as JSON and cloned like any other. What a spread copies is
 * whole again, which is why the store of the photos compacts whatever it is given.
 */
import { packLandmarks, unpackLandmarks } from "./geometry/packed-landmarks.ts";
import type { Contribution, FaceReading, GeometricScore, MeasurementReading, Report } from "./report.ts";

const faces = createLazyPart<FaceReading, "landmarks">("landmarks", (landmarks) => {
  const packed = packLandmarks(landmarks);
  return () => unpackLandmarks(packed);
});
const geometries = createLazyPart<GeometricScore, "contributions">("contributions", packContributions);
const reports = createLazyPart<Report, "measurements">("measurements", packMeasurements);

/** Return the report with its bulk packed; a compact one comes back as it is. See: [Note: Compact reports]. */
export function compactReport(report: Report): Report {
  if (reports.isCompact(report)) return report;
  const { face, geometry } = report;
  return reports.compact({ ...report, face: faces.compact(face), geometry: geometries.compact(geometry) });
}

/** One key of some objects, packed until it is read. `pack` returns what unpacks it again. */
function createLazyPart<T extends object, K extends keyof T & string>(
  key: K,
  pack: (part: T[K]) => () => T[K] & object,
) {
  const unpackers = new WeakMap<object, () => T[K] & object>();
  const inUse = new WeakMap<object, WeakRef<T[K] & object>>();
  // One getter for all objects: with one of its own, each would also need a shape of its own.
  const lazy: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: object) {
      const known = inUse.get(this)?.deref();
      if (known) return known;
      const unpacked = unpackers.get(this)?.();
      if (unpacked) inUse.set(this, new WeakRef(unpacked));
      return unpacked;
    },
  };
  return {
    isCompact: (whole: T) => unpackers.has(whole),
    compact(whole: T): T {
      if (unpackers.has(whole)) return whole;
      const compact: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(whole)) {
        if (name === key) Object.defineProperty(compact, key, lazy);
        else compact[name] = value;
      }
      unpackers.set(compact, pack(whole[key]));
      return compact as T;
    },
  };
}

/** Numbers that a measured reading holds: value, spread, z. */
const NUMBERS = 3;

function packMeasurements(readings: readonly MeasurementReading[]): () => MeasurementReading[] {
  const ids = sharedIds(readings);
  const numbers = new Float64Array(NUMBERS * readings.length);
  const reasons = readings.map((reading) => (reading.kind === "measured" ? null : reading.reason));
  readings.forEach((reading, index) => {
    if (reading.kind === "measured") numbers.set([reading.value, reading.spread, reading.z], NUMBERS * index);
  });
  const missing = reasons.some((reason) => reason !== null) ? reasons : null;
  return () =>
    ids.map((id, index): MeasurementReading => {
      const reason = missing?.[index];
      if (reason) return { id, kind: "not-measured", reason };
      const [value = NaN, spread = NaN, z = NaN] = numbers.subarray(NUMBERS * index, NUMBERS * (index + 1));
      return { id, kind: "measured", value, spread, z };
    });
}

function packContributions(contributions: readonly Contribution[]): () => Contribution[] {
  const ids = sharedIds(contributions);
  const points = Float64Array.from(contributions, (share) => share.points);
  return () => ids.map((id, index) => ({ id, points: points[index] ?? NaN }));
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
