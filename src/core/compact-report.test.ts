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
  Array.from({ length: 478 }, (_, i) => ({ x: 4000 + i / 7, y: 3 * i + 0.123456, z: -i / 3 })),
);

describe("a compact report", () => {
  it("gives every landmark back to a thousandth of a pixel", () => {
    const { points } = compactReport(face).face.landmarks;
    expect(points).toHaveLength(478);
    face.face.landmarks.points.forEach((point, i) => {
      for (const axis of ["x", "y", "z"] as const)
        expect(Math.abs((points[i]?.[axis] ?? NaN) - point[axis])).toBeLessThan(1e-3);
    });
  });

  it("returns the same points while they are in use, so that nothing is drawn anew", () => {
    const report = compactReport(face);
    const { points } = report.face.landmarks;
    expect(report.face.landmarks.points).toBe(points);
  });

  it("can be spread, cloned and written like any other report", () => {
    const report = compactReport(someReport());
    const plain = JSON.stringify(someReport());
    expect(JSON.stringify(report)).toBe(plain);
    expect(JSON.stringify({ ...report, face: { ...report.face } })).toBe(plain);
    expect(JSON.stringify(structuredClone(report))).toBe(plain);
  });

  it("keeps no point as an object of its own", () => {
    const { face: kept } = compactReport(face);
    const own = Object.entries(Object.getOwnPropertyDescriptors(kept));
    expect(own.filter(([, { value }]) => value !== undefined).map(([name]) => name)).not.toContain(
      "landmarks",
    );
  });
});
