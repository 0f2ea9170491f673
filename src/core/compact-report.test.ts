import { describe, expect, it } from "vitest";
import { compactReport } from "./compact-report.ts";
import type { Point } from "./geometry/points.ts";
import { someReport } from "./history/testing/some-report.ts";
import { proceduralFace } from "./measure/procedural-face.ts";
import { readMeasurements } from "./measure/read.ts";
import type { Report } from "./report.ts";
import { geometricScore, withReference } from "./score/calibration.ts";
import { GEOMETRY_TABLES } from "./score/tables.ts";

function withPoints(points: readonly Point[]): Report {
  const report = someReport();
  return { ...report, face: { ...report.face, landmarks: { space: "pixel", points } } };
}

const face = withPoints(
  Array.from({ length: 478 }, (_, i) => ({ x: 3000 + i / 7, y: 1.5 * i + 0.123456, z: -i / 3 })),
);

/** What is whole or packed, as a property of its own. */
const isPacked = (owner: object, key: string) =>
  Object.getOwnPropertyDescriptor(owner, key)?.value === undefined;

describe("a compact report", () => {
  it.each([
    ["x", 4000],
    ["y", 4000],
    ["z", 2000],
  ] as const)("gives the %s of every landmark back to a %i-th of the face", (axis, share) => {
    const before = face.face.landmarks.points.map((point) => point[axis]);
    const after = compactReport(face).face.landmarks.points.map((point) => point[axis]);
    const extent = Math.max(...before) - Math.min(...before);
    expect(after).toHaveLength(478);
    before.forEach((value, i) => expect(Math.abs((after[i] ?? NaN) - value)).toBeLessThan(extent / share));
  });

  it("gives a face with very many readings back, measured or not", () => {
    const measurements: Report["measurements"] = Array.from({ length: 43 }, (_, i) =>
      i % 5 === 2
        ? { id: `m${i}`, kind: "not-measured", reason: "turned" }
        : { id: `m${i}`, kind: "measured", value: Math.sqrt(i), spread: Math.exp(-i), z: Math.sin(i) },
    );
    const contributions = measurements.map(({ id }, i) => ({ id, points: Math.cos(i) }));
    const report = { ...face, measurements, geometry: { ...face.geometry, contributions } };
    const compact = compactReport(report);
    expect(compact.measurements).toEqual(measurements);
    expect(compact.geometry).toEqual(report.geometry);
  });

  it("gives every measurement and contribution back digit for digit", () => {
    const compact = compactReport(someReport());
    expect(compact.measurements).toEqual(someReport().measurements);
    expect(compact.geometry).toEqual(someReport().geometry);
  });

  it("returns the same objects while they are in use, so that nothing is drawn anew", () => {
    const report = compactReport(face);
    const { points } = report.face.landmarks;
    expect(report.face.landmarks.points).toBe(points);
    expect(report.measurements).toBe(report.measurements);
  });

  it("can be spread, cloned and written like any other report", () => {
    const report = compactReport(withPoints([{ x: 1, y: 2, z: 3 }]));
    const plain = JSON.stringify(someReport());
    expect(JSON.stringify(report)).toBe(plain);
    expect(JSON.stringify({ ...report, face: { ...report.face } })).toBe(plain);
    expect(JSON.stringify(structuredClone(report))).toBe(plain);
  });

  it("keeps its bulk as numbers, also when a part of it was replaced", () => {
    const report = compactReport(face);
    expect(compactReport(report)).toBe(report);
    const replaced = compactReport({ ...report, extraSd: 3 });
    for (const compact of [report, replaced]) {
      expect(isPacked(compact, "measurements")).toBe(true);
      expect(isPacked(compact.face, "landmarks")).toBe(true);
      expect(isPacked(compact.geometry, "contributions")).toBe(true);
    }
    expect(replaced.face).toBe(report.face);
    expect(replaced).toEqual({ ...report, extraSd: 3 });
  });

  it("takes a changed part as it is", () => {
    const report = compactReport(face);
    const [first] = report.measurements;
    if (!first) throw new Error("no measurement");
    const changed = compactReport({ ...report, measurements: [{ ...first, id: "other" }] });
    expect(changed.measurements).toEqual([{ ...first, id: "other" }]);
    expect(report.measurements).toEqual(face.measurements);
    expect(changed.face.landmarks).toEqual(report.face.landmarks);
  });

  it.each(["official", "assembled"] as const)("makes z and points of the %s table anew", (model) => {
    const table = GEOMETRY_TABLES[model];
    const raw = readMeasurements([0, 1].map((seed) => proceduralFace(seed)));
    const measurements = withReference(raw, table);
    const geometry = geometricScore(raw, table);
    if (!geometry) throw new Error("no score");
    const compact = compactReport({ ...face, measurements, geometry });
    expect(compact.measurements).toEqual(measurements);
    expect(compact.geometry).toEqual(geometry);
    const nudged = measurements.map((reading) =>
      "z" in reading ? { ...reading, z: reading.z + 1e-12 } : reading,
    );
    expect(compactReport({ ...face, measurements: nudged, geometry }).measurements).toEqual(nudged);
  });

  it("shares what reports say alike", () => {
    const [one, other] = [compactReport(structuredClone(face)), compactReport(structuredClone(face))];
    expect(one.face.distance).toBe(other.face.distance);
    expect(one.quality[0]).toBe(other.quality[0]);
    expect(one.psl.models).toBe(other.psl.models);
    expect(one).toEqual({ ...face, face: one.face });
  });

  it("survives a face of a single point", () => {
    const { points } = compactReport(withPoints([{ x: 5, y: 5, z: 5 }])).face.landmarks;
    expect(points).toEqual([{ x: 5, y: 5, z: 5 }]);
  });
});
