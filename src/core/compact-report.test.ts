import { describe, expect, it } from "vitest";
import { compactReport } from "./compact-report.ts";
import type { Point } from "./geometry/points.ts";
import { someReport } from "./history/testing/some-report.ts";
import type { Report } from "./report.ts";

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
  it("gives every landmark back to a hundredth of a pixel", () => {
    const { points } = compactReport(face).face.landmarks;
    expect(points).toHaveLength(478);
    face.face.landmarks.points.forEach((point, i) => {
      for (const axis of ["x", "y", "z"] as const)
        expect(Math.abs((points[i]?.[axis] ?? NaN) - point[axis])).toBeLessThan(0.01);
    });
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

  it("survives a face of a single point", () => {
    const { points } = compactReport(withPoints([{ x: 5, y: 5, z: 5 }])).face.landmarks;
    expect(points).toEqual([{ x: 5, y: 5, z: 5 }]);
  });
});
