import { describe, expect, it } from "vitest";
import { proceduralFace } from "../measure/procedural-face.ts";
import type { Seen } from "./gates.ts";
import { judge } from "./gates.ts";
import { edgeGap, faceBoxOf, shareOutside } from "./framing.ts";
import { THRESHOLDS } from "./thresholds.ts";

const landmarks = proceduralFace(1);
const photo = { width: 800, height: 900 };
const good: Seen = {
  photo,
  faceCount: 1,
  landmarks,
  jitter: 0.008,
  box: { x: 150, y: 200, width: 400, height: 420 },
  pose: { yaw: 0, pitch: 0, roll: 0 },
  distance: { kind: "measured", centimetres: 80, from: "exif" },
  raster: { sharpness: 200, luma: 130, burnt: 0, black: 0, sideLight: 0, colours: 30, flat: 0.1 },
  blendshapes: null,
};
const codes = (change: Partial<Seen>): string[] =>
  judge({ ...good, ...change }).notes.map((note) => note.code);

describe("the gates", () => {
  it("refuse a photo without a face", () => {
    expect(judge(null)).toEqual({ refusal: "no-face", notes: [] });
  });

  it("refuse a head turned or lowered too far, and grade what is less", () => {
    expect(judge({ ...good, pose: { yaw: 40, pitch: 0, roll: 0 } }).refusal).toBe("pose-too-far");
    expect(judge({ ...good, pose: { yaw: 12, pitch: 0, roll: 0 } }).notes).toContainEqual({
      code: "turned",
      severity: "warning",
      value: 12,
    });
  });

  it("refuse a face that does not hold still over the looks, if it is not its pose that tells why", () => {
    expect(judge({ ...good, jitter: THRESHOLDS.refuseJitter }).refusal).toBeNull();
    expect(judge({ ...good, jitter: THRESHOLDS.refuseJitter + 1e-6 }).refusal).toBe("face-unclear");
    expect(judge({ ...good, jitter: NaN }).refusal).toBe("face-unclear");
    const turned = { yaw: 40, pitch: 0, roll: 0 };
    expect(judge({ ...good, jitter: 0.2, pose: turned }).refusal).toBe("pose-too-far");
    expect(judge({ ...good, jitter: 0.2, photo: { width: 300, height: 900 } }).refusal).toBe("face-cut-off");
  });

  it("refuse a face of which a substantial part lies outside the photo", () => {
    expect(judge({ ...good, photo: { width: 300, height: 900 } }).refusal).toBe("face-cut-off");
    expect(shareOutside(landmarks, { width: 5000, height: 5000 })).toBeCloseTo(0, 9);
    expect(edgeGap(faceBoxOf(landmarks), { width: 5000, height: 5000 })).toBeGreaterThan(0);
  });

  it.each([
    ["blurred", { raster: { ...good.raster, sharpness: 1 } }],
    ["too-dark", { raster: { ...good.raster, luma: 20 } }],
    ["too-bright", { raster: { ...good.raster, burnt: 0.5 } }],
    ["uneven-light", { raster: { ...good.raster, sideLight: -0.8 } }],
    ["drawing-like", { jitter: 0.06 }],
    ["several-faces", { faceCount: 3 }],
    ["too-close", { distance: { kind: "measured", centimetres: 35, from: "exif" } }],
    ["distance-unknown", { distance: { kind: "not-measured", reason: "focal-length-unknown" } }],
  ] as const)("say %s when it is so and not otherwise", (code, change) => {
    expect(codes(change)).toContain(code);
    expect(codes({})).not.toContain(code);
  });
});
