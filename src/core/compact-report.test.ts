import { describe, expect, it } from "vitest";
import { compactReport } from "./compact-report.ts";
import { flatLandmarks, pixelLandmarks } from "./geometry/points.ts";
import type { Point } from "./geometry/points.ts";
import { someReport } from "./history/testing/some-report.ts";
import type { Report } from "./report.ts";

const points = Array.from({ length: 478 }, (_, i): Point => {
  return { x: 7000 + i / 7, y: 1.5 * i + 0.123456, z: -i / 3 };
});

function someFace(): Report {
  const report = someReport();
  return { ...report, face: { ...report.face, landmarks: flatLandmarks({ space: "pixel", points }) } };
}

describe("landmarks in a report", () => {
  it("are the engine's to the last digit", () => {
    expect(pixelLandmarks(someFace().face.landmarks)).toEqual({ space: "pixel", points });
  });
});

describe("a compact report", () => {
  it("gives every landmark back to .0003 of a pixel, in 12 bytes", () => {
    const { landmarks } = compactReport(someFace()).face;
    expect(landmarks.coordinates.byteLength).toBe(478 * 12);
    const after = pixelLandmarks(landmarks).points;
    expect(after).toHaveLength(478);
    const gaps = points.flatMap(({ x, y, z }, i) => {
      const { x: ax = NaN, y: ay = NaN, z: az = NaN } = after[i] ?? {};
      return [ax - x, ay - y, az - z].map(Math.abs);
    });
    expect(Math.max(...gaps)).toBeLessThan(0.0003);
  });

  it("gives everything else back digit for digit", () => {
    const report = someFace();
    const { landmarks } = compactReport(report).face;
    expect(compactReport(report)).toEqual({ ...report, face: { ...report.face, landmarks } });
  });

  it("keeps a person's word on the age", () => {
    expect(compactReport({ ...someReport(), saidAdult: true }).saidAdult).toBe(true);
  });

  it("comes back as it is, also when a part of it was replaced", () => {
    const report = compactReport(someFace());
    expect(compactReport(report)).toBe(report);
    const replaced = { ...report, extraSd: 3 };
    expect(compactReport(replaced)).toBe(replaced);
  });

  it("leaves the engine's report as it was", () => {
    const report = someFace();
    compactReport(report);
    expect(report).toEqual(someFace());
  });
});
