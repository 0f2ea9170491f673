import { describe, expect, it } from "vitest";
import { cameraDistance, focalPixels, irisDiameter } from "./distance.ts";
import { LEFT_IRIS, RIGHT_IRIS } from "./landmarks.ts";
import type { PixelLandmarks } from "./points.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";

function withIris(pixels: number): PixelLandmarks {
  const points = proceduralFace(1).points.map((p) => ({ ...p }));
  for (const ring of [LEFT_IRIS, RIGHT_IRIS]) {
    points[ring[0]] = { x: 100 + pixels, y: 50, z: 0 };
    points[ring[2]] = { x: 100, y: 50, z: 0 };
  }
  return { space: "pixel", points };
}

describe("the distance of the camera", () => {
  it("follows from focal length and iris: 1000 px and 19.5 px are 60 cm", () => {
    const lens = { kind: "camera", verticalFov: (2 * Math.atan(0.5) * 180) / Math.PI, height: 1000 } as const;
    expect(focalPixels(lens)).toBeCloseTo(1000, 6);
    const distance = cameraDistance(withIris(19.5), lens);
    expect(distance).toEqual({
      kind: "measured",
      centimetres: expect.closeTo(60, 6) as number,
      from: "camera",
    });
  });

  it("reads the 35 mm equivalent against the diagonal", () => {
    const focal = focalPixels({ kind: "exif", focal35mm: Math.hypot(36, 24), width: 3000, height: 4000 });
    expect(focal).toBeCloseTo(5000, 6);
  });

  it("is not measured without a lens, without an iris or with an impossible lens", () => {
    const unknown = { kind: "not-measured", reason: "focal-length-unknown" };
    expect(cameraDistance(withIris(20), { kind: "unknown" })).toEqual(unknown);
    expect(cameraDistance(withIris(0), { kind: "camera", verticalFov: 60, height: 500 })).toEqual(unknown);
    expect(cameraDistance(withIris(20), { kind: "exif", focal35mm: 0, width: 3, height: 4 })).toEqual(
      unknown,
    );
    expect(irisDiameter(withIris(20))).toBe(20);
  });
});
