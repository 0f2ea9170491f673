import { describe, expect, it } from "vitest";
import { LEFT, RIGHT, type SidePoints } from "./landmarks.ts";
import { MIRROR_INDEX, mirrorLandmarks } from "./mirror.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";

describe("the mirror", () => {
  it("gives every landmark a partner that gives it back", () => {
    expect(MIRROR_INDEX).toHaveLength(478);
    MIRROR_INDEX.forEach((partner, index) => expect(MIRROR_INDEX[partner]).toBe(index));
    expect(MIRROR_INDEX.filter((partner, index) => partner === index)).toHaveLength(28);
  });

  it("swaps every named point of the right side with its namesake on the left", () => {
    for (const name of Object.keys(RIGHT) as (keyof SidePoints)[]) {
      expect([name, MIRROR_INDEX[RIGHT[name]]]).toEqual([name, LEFT[name]]);
    }
  });

  it("returns the face after two reflections", () => {
    const { points } = proceduralFace(1);
    const twice = mirrorLandmarks(mirrorLandmarks(points, 300), 300);
    twice.forEach((p, index) => expect(p.x).toBeCloseTo(points[index]?.x ?? Number.NaN, 9));
  });
});
