import { describe, expect, it } from "vitest";
import { irisDistance } from "./distance.ts";
import { meanLandmarks } from "./passes.ts";
import type { PixelLandmarks } from "./points.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";

const shifted = (face: PixelLandmarks, dx: number): PixelLandmarks => ({
  space: "pixel",
  points: face.points.map((p) => ({ ...p, x: p.x + dx })),
});

describe("the mean of passes", () => {
  it("is the middle of two readings, and their spread is per iris distance", () => {
    const face = proceduralFace(1);
    const { landmarks, jitter, spreadPerPoint } = meanLandmarks([shifted(face, -1), shifted(face, 1)]);
    expect(landmarks.points[4]?.x).toBeCloseTo(face.points[4]?.x ?? 0, 9);
    expect(jitter).toBeCloseTo(Math.SQRT2 / irisDistance(face), 9);
    expect(spreadPerPoint).toHaveLength(478);
  });

  it("knows no spread from a single pass and refuses none", () => {
    expect(meanLandmarks([proceduralFace(2)]).jitter).toBe(0);
    expect(() => meanLandmarks([])).toThrow(RangeError);
  });
});
