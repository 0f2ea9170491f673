import { describe, expect, it } from "vitest";
import { type Camera, focalLength, poseRotation, projected, rotated } from "./camera.ts";

const camera: Camera = {
  width: 600,
  height: 800,
  distance: 60,
  lens: { kind: "field-of-view", degrees: 63 },
  centre: { x: 0.5, y: 0.5 },
};
const FRONT = { x: 0, y: 0, z: 1 };

describe("poseRotation", () => {
  it("turns the face toward the subject's left with positive yaw", () => {
    expect(rotated(poseRotation({ yaw: 30, pitch: 0, roll: 0 }), FRONT)).toMatchObject({
      x: expect.closeTo(0.5),
    });
  });

  it("turns the face down with positive pitch", () => {
    expect(rotated(poseRotation({ yaw: 0, pitch: 30, roll: 0 }), FRONT).y).toBeCloseTo(-0.5);
  });

  it("gives the angles back by MediaPipe's formulas", () => {
    const m = poseRotation({ yaw: 20, pitch: -8, roll: 12 });
    const degrees = (radians: number): number => (radians * 180) / Math.PI;
    expect(degrees(Math.atan2(m[2], m[8]))).toBeCloseTo(20);
    expect(degrees(Math.asin(-m[5]))).toBeCloseTo(-8);
    expect(degrees(Math.atan2(m[3], m[4]))).toBeCloseTo(12);
  });

  it("keeps lengths", () => {
    const { x, y, z } = rotated(poseRotation({ yaw: 33, pitch: 21, roll: -47 }), { x: 1, y: 2, z: 3 });
    expect(Math.hypot(x, y, z)).toBeCloseTo(Math.sqrt(14));
  });
});

describe("projected", () => {
  it("puts the origin on the centre of the framing, at every distance", () => {
    for (const distance of [30, 200]) {
      const framed: Camera = { ...camera, distance, centre: { x: 0.3, y: 0.6 } };
      expect(projected(framed, { x: 0, y: 0, z: 0 })).toMatchObject({
        x: expect.closeTo(180),
        y: expect.closeTo(480),
      });
    }
  });

  it("shows the vertical field of view and no more", () => {
    const edge = 60 * Math.tan((31.5 * Math.PI) / 180);
    expect(projected(camera, { x: 0, y: edge, z: 0 }).y).toBeCloseTo(0);
  });

  it("makes near things larger by the ratio of the distances", () => {
    const near = projected(camera, { x: 5, y: 0, z: 10 }).x - 300;
    const far = projected(camera, { x: 5, y: 0, z: -10 }).x - 300;
    expect(near / far).toBeCloseTo(70 / 50);
  });

  it("gives depth in pixels, negative in front of the origin", () => {
    const point = projected(camera, { x: 2, y: 0, z: 2 });
    expect(point.z).toBeCloseTo((-2 * focalLength(camera)) / 60);
  });

  it("scales with the picture", () => {
    const small = projected(camera, { x: 3, y: 4, z: 5 });
    const large = projected({ ...camera, width: 1200, height: 1600 }, { x: 3, y: 4, z: 5 });
    expect(large.x).toBeCloseTo(2 * small.x);
    expect(large.y).toBeCloseTo(2 * small.y);
  });

  it("moves with padding: a taller frame about the same face shifts it by half of what was added", () => {
    const focal = focalLength(camera);
    const fov = (2 * Math.atan(600 / focal) * 180) / Math.PI;
    const padded: Camera = { ...camera, height: 1200, lens: { kind: "field-of-view", degrees: fov } };
    const [a, b] = [projected(camera, { x: 3, y: 4, z: 5 }), projected(padded, { x: 3, y: 4, z: 5 })];
    expect(b.x).toBeCloseTo(a.x);
    expect(b.y).toBeCloseTo(a.y + 200);
  });
});

describe("focalLength", () => {
  it("makes the face take up its share of the shorter side", () => {
    const wide: Camera = { ...camera, width: 900, height: 500, lens: { kind: "face-share", share: 0.5 } };
    const [right, left] = [-7.65, 7.65].map((x) => projected(wide, { x, y: 0, z: 0 }).x);
    expect((left ?? 0) - (right ?? 0)).toBeCloseTo(250);
  });
});
