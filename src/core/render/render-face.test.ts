import { describe, expect, it } from "vitest";
import { canonicalFace } from "../../../scripts/render/canonical-face.ts";
import type { RgbaImage } from "../image/raster.ts";
import { focalLength } from "./camera.ts";
import { IRIS_RADIUS } from "./eyes.ts";
import { type FaceScene, PLAIN_SCENE, renderFace, trueLandmarks } from "./render-face.ts";
import { shapedMesh } from "./shape-parameters.ts";
import { vertex } from "./surface.ts";

const mesh = canonicalFace();
const SMALL: FaceScene = {
  ...PLAIN_SCENE,
  camera: { ...PLAIN_SCENE.camera, width: 160, height: 160 },
  samples: 2,
};
const face = shapedMesh(mesh, {});
const landmark = (scene: FaceScene, index: number) => vertex(trueLandmarks(face, scene).points, index);

/** Red, green and blue of the pixel at a place. */
function pixel({ data, width }: RgbaImage, { x, y }: { x: number; y: number }): number[] {
  const at = 4 * (Math.floor(y) * width + Math.floor(x));
  return [...data.subarray(at, at + 3)];
}
const brightness = (image: RgbaImage, place: { x: number; y: number }): number =>
  pixel(image, place).reduce((sum, value) => sum + value, 0) / 3;

describe("renderFace", () => {
  const { image, landmarks } = renderFace(mesh, SMALL);

  it("gives the same bytes for the same scene", () => {
    expect(Buffer.compare(Buffer.from(renderFace(mesh, SMALL).image.data), Buffer.from(image.data))).toBe(0);
  });

  it("gives an opaque picture of the size asked for and 478 landmarks within it", () => {
    expect(image.data).toHaveLength(4 * 160 * 160);
    expect(image.data.every((value, k) => k % 4 !== 3 || value === 255)).toBe(true);
    expect(landmarks.points).toHaveLength(478);
    expect(landmarks.points.every(({ x, y }) => x > 0 && x < 160 && y > 0 && y < 160)).toBe(true);
  });

  it("draws dark pupils, redder lips and the wall where the landmarks say", () => {
    expect(brightness(image, vertex(landmarks.points, 468))).toBeLessThan(90);
    const [red = 0, green = 0] = pixel(image, vertex(landmarks.points, 16));
    const [skinRed = 0, skinGreen = 0] = pixel(image, vertex(landmarks.points, 199));
    expect(red / green).toBeGreaterThan((1.15 * skinRed) / skinGreen);
    expect(pixel(image, { x: 0, y: 0 })).toEqual([...PLAIN_SCENE.background[0]]);
  });

  it("lights the side where the lamp stands", () => {
    const cheeks = (azimuth: number): number => {
      const lit = renderFace(mesh, { ...SMALL, light: { ...SMALL.light, azimuth } });
      const [right, left] = [50, 280].map((k) => brightness(lit.image, vertex(lit.landmarks.points, k)));
      return (left ?? 0) - (right ?? 0);
    };
    expect(cheeks(-50)).toBeLessThan(-10);
    expect(cheeks(50)).toBeGreaterThan(10);
  });

  it("shows wider eyes as more white and iris, and a wider jaw outside the old outline", () => {
    const open = renderFace(mesh, { ...SMALL, shape: { eyeOpening: 1.6 } });
    const lid = vertex(open.landmarks.points, 159);
    expect(pixel(open.image, { x: lid.x + 2, y: lid.y + 2 })).not.toEqual(
      pixel(image, { x: lid.x + 2, y: lid.y + 2 }),
    );
    const wide = renderFace(mesh, { ...SMALL, shape: { jawWidth: 1.15 } });
    const [narrow, broad] = [landmarks, wide.landmarks].map(({ points }) => vertex(points, 397).x);
    expect(broad).toBeGreaterThan((narrow ?? 0) + 2);
  });
});

describe("trueLandmarks", () => {
  it("moves the nose toward the subject's left and the ear edge away with positive yaw", () => {
    const turned: FaceScene = { ...SMALL, pose: { yaw: 20, pitch: 0, roll: 0 } };
    expect(landmark(turned, 4).x).toBeGreaterThan(landmark(SMALL, 4).x + 5);
    expect(landmark(turned, 454).z).toBeGreaterThan(landmark(SMALL, 454).z);
  });

  it("lowers the nose against the eyes with positive pitch", () => {
    const down: FaceScene = { ...SMALL, pose: { yaw: 0, pitch: 12, roll: 0 } };
    const nose = (scene: FaceScene): number => landmark(scene, 4).y - landmark(scene, 168).y;
    expect(nose(down)).toBeGreaterThan(nose(SMALL));
  });

  it("turns the line of the eyes by the roll", () => {
    const rolled: FaceScene = { ...SMALL, pose: { yaw: 0, pitch: 0, roll: 15 } };
    const [right, left] = [landmark(rolled, 33), landmark(rolled, 263)];
    expect((Math.atan2(right.y - left.y, left.x - right.x) * 180) / Math.PI).toBeCloseTo(15);
  });

  it("draws irises of 11.7 mm at their distance", () => {
    const [centre, edge] = [landmark(SMALL, 473), landmark(SMALL, 474)];
    const depth = SMALL.camera.distance - vertex(face.positions, 386).z;
    expect(edge.x - centre.x).toBeCloseTo((IRIS_RADIUS * focalLength(SMALL.camera)) / depth, 1);
  });

  it("shrinks the ears' side against the nose when the camera is near", () => {
    const ratio = (distance: number): number => {
      const scene: FaceScene = { ...SMALL, camera: { ...SMALL.camera, distance } };
      return (
        (landmark(scene, 358).x - landmark(scene, 129).x) / (landmark(scene, 454).x - landmark(scene, 234).x)
      );
    };
    expect(ratio(30)).toBeGreaterThan(1.1 * ratio(200));
  });

  it("doubles with the picture's size", () => {
    const large: FaceScene = { ...SMALL, camera: { ...SMALL.camera, width: 320, height: 320 } };
    for (const k of [10, 152, 234, 454, 468]) {
      expect(landmark(large, k).x).toBeCloseTo(2 * landmark(SMALL, k).x);
      expect(landmark(large, k).y).toBeCloseTo(2 * landmark(SMALL, k).y);
    }
  });
});
