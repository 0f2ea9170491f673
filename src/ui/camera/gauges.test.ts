import { describe, expect, it } from "vitest";
import { ADVICE, GUIDANCE_LIMITS } from "../../core/quality/guidance.ts";
import type { GuidedFace } from "../../core/quality/guidance-reading.ts";
import { GAUGES, gaugesOf } from "./gauges.ts";

const face: GuidedFace = {
  irisShare: Math.sqrt(GUIDANCE_LIMITS.nearIris * GUIDANCE_LIMITS.farIris),
  irisPixels: 130,
  fill: 0.4,
  offset: { x: 0, y: 0 },
  gap: 0.5,
  yaw: 0,
  pitch: 0,
  roll: 0,
  light: { sharpness: 200, luma: 130, burnt: 0, black: 0, sideLight: 0 },
  eyeOpening: 0.4,
  mouthOpening: 0,
  smile: 0,
  drawn: {
    oval: [],
    midline: [],
    irises: [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ],
  },
};
const placeOf = (id: string, change: Partial<GuidedFace>) =>
  gaugesOf({ ...face, ...change }, []).find((gauge) => gauge.id === id)?.place;

describe("the gauges", () => {
  it("stand at their best place for a face as it should be", () => {
    for (const { place } of gaugesOf(face, [])) expect(Math.abs(place)).toBeLessThan(0.5);
  });

  it("have their limits where guidance has them", () => {
    expect(placeOf("distance", { irisShare: GUIDANCE_LIMITS.nearIris })).toBeCloseTo(-1, 9);
    expect(placeOf("distance", { irisShare: GUIDANCE_LIMITS.farIris })).toBeCloseTo(1, 9);
    expect(placeOf("head", { yaw: -GUIDANCE_LIMITS.yaw })).toBe(1);
    expect(placeOf("light", { light: { ...face.light, luma: GUIDANCE_LIMITS.dark } })).toBeCloseTo(-1, 9);
    expect(placeOf("light", { light: { ...face.light, luma: GUIDANCE_LIMITS.bright } })).toBeCloseTo(1, 9);
  });

  it("stand past the limit that a complaint is about, also where another cause or the time before made it", () => {
    const placeWith = (advice: (typeof ADVICE)[number], change: Partial<GuidedFace> = {}) =>
      gaugesOf({ ...face, ...change }, [advice]).find((gauge) => gauge.advice === advice)?.place ?? NaN;
    expect(placeWith("too-far")).toBeGreaterThan(1);
    expect(placeWith("too-near")).toBeLessThan(-1);
    expect(placeWith("too-dark")).toBeLessThan(-1);
    expect(placeWith("blurred")).toBeGreaterThan(1);
    expect(placeWith("too-far", { irisShare: 0 })).toBe(2);
    expect(Math.abs(placeWith("light-left"))).toBeLessThan(1);
  });

  it("stay on their line, whatever is read", () => {
    expect(placeOf("distance", { irisShare: 0 })).toBe(2);
    expect(placeOf("place", { offset: { x: 9, y: 0 } })).toBe(2);
    expect(placeOf("head", { yaw: NaN })).toBe(2);
  });

  it("name what is amiss, the most important first, and every advice belongs to one", () => {
    const named = gaugesOf(face, ["lean-left", "too-dark", "turn-left"]);
    expect(named.map(({ advice }) => advice)).toEqual([null, null, "turn-left", "too-dark", null, null]);
    for (const advice of ADVICE)
      expect(gaugesOf(face, [advice]).filter((gauge) => gauge.advice === advice)).toHaveLength(1);
    expect(named.map(({ id }) => id)).toEqual(GAUGES);
  });
});
