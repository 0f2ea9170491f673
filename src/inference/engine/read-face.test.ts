import { describe, expect, it } from "vitest";
import { irisDistance } from "../../core/geometry/distance.ts";
import { distanceInPicture } from "../../core/geometry/vector.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { irisRoll } from "../../core/geometry/pose.ts";
import { similarityAbout, transformedLandmarks } from "../../core/geometry/similarity.ts";
import type { Detection, Landmarker } from "./landmarker.ts";
import { readFace } from "./read-face.ts";
import { coordinateLandmarker, coordinatePhoto } from "./testing/coordinate-photo.ts";
import type { Sight } from "./testing/coordinate-photo.ts";
import { FACE, scaledFace } from "./testing/fake-face.ts";

const PHOTO = { width: 1000, height: 1000 };
const UPRIGHT = scaledFace(FACE, 1, { x: 480, y: 510 });

/** The face of a photo that was turned clockwise. */
function turned(degrees: number): PixelLandmarks {
  const radians = (degrees * Math.PI) / 180;
  return transformedLandmarks(
    similarityAbout({ x: 500, y: 500 }, { radians, scale: 1, dx: 0, dy: 0 }),
    UPRIGHT,
  );
}

function read(face: PixelLandmarks, sight?: (roll: number, size: number) => Sight, yaw?: number) {
  const landmarker = coordinateLandmarker(face, PHOTO, sight, yaw);
  const found = readFace(coordinatePhoto(PHOTO), landmarker);
  return { found, looks: landmarker.looks() };
}

/** How far the landmarks lie from where the face is, in pixels: the worst of all. */
const off = (one: PixelLandmarks, other: PixelLandmarks) =>
  Math.max(...one.points.map((p, index) => distanceInPicture(p, other.points[index] ?? p)));

describe("a face that leans, lies on its side or on its head", () => {
  it.each(Array.from({ length: 12 }, (_, k) => 30 * k))("is read where it is (%i degrees)", (degrees) => {
    const face = turned(degrees);
    const { found } = read(face);
    expect(found).not.toBeNull();
    if (!found) return;
    expect(off(found.landmarks, face)).toBeLessThan(3);
    expect(found.jitter).toBeLessThan(0.01);
    expect(Math.cos(((irisRoll(found.landmarks) + degrees) * Math.PI) / 180)).toBeGreaterThan(0.999);
    expect(found.faces.length).toBe(1);
  });

  it("costs no look more when it holds still at once, and one or two readings more when it leans", () => {
    expect(read(turned(0)).looks).toBe(6);
    expect(read(turned(20)).looks).toBe(6);
    expect(read(turned(30)).looks).toBe(6 + 5);
    expect(read(turned(180)).looks).toBeLessThanOrEqual(2 * 6 + 5);
  });

  it("is not found where no turn shows it", () => {
    const { found, looks } = read(turned(0), () => "nobody");
    expect(found).toBeNull();
    // Once in each of four turns and surroundings, and never twice in the same.
    expect(looks).toBe(16);
  });
});

/** The distance of the irises per width of a picture that shows the whole photo with so much around it. */
const sizeWith = (margin: number) => irisDistance(UPRIGHT) / PHOTO.width / (1 + 2 * margin);
/** In the looks that count the irises are .24 of the width apart. */
const isClose = (size: number) => size > 0.2;
const isNear = (size: number, to: number) => Math.abs(size / to - 1) < 0.05;

describe("a face that the usual looks do not find", () => {
  it.each([0.25, 1])("is found where the model sees it with %f of the photo around it", (margin) => {
    const { found } = read(turned(0), (_, size) =>
      isClose(size) || isNear(size, sizeWith(margin)) ? "the face" : "nobody",
    );
    expect(found && off(found.landmarks, UPRIGHT)).toBeLessThan(3);
  });

  it.each([60, -60])("is read from further off when its head is turned far (%i degrees)", (yaw) => {
    const { found } = read(turned(0), (_, size) => (isClose(size) ? "nobody" : "the face"), yaw);
    expect(found?.pose.yaw).toBeCloseTo(yaw, 0);
    expect(found && off(found.landmarks, UPRIGHT)).toBeLessThan(3);
  });

  it("is nobody's when it looks straight on and is lost close up", () => {
    for (const yaw of [0, -30])
      expect(read(turned(0), (_, size) => (isClose(size) ? "nobody" : "the face"), yaw).found).toBeNull();
  });
});

describe("a photo of several faces", () => {
  const LARGE = scaledFace(FACE, 1, { x: 300, y: 500 });
  const SMALL = scaledFace(FACE, 0.5, { x: 640, y: 480 });
  const photo = coordinatePhoto(PHOTO);
  const boxOf = ({ points }: PixelLandmarks) => {
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  };
  /** Sees every face whose nose is in the picture. */
  const landmarker = (): Landmarker => {
    const each = [SMALL, LARGE].map((face) => coordinateLandmarker(face, PHOTO));
    const isInside = ({ landmarks: { points } }: Detection) => {
      const { x, y } = points[4] ?? { x: -1, y: -1 };
      return x >= 0 && x <= 1 && y >= 0 && y <= 1;
    };
    return {
      close: () => undefined,
      confirmSight: () => Promise.resolve(),
      detect: (image) => each.flatMap((one) => one.detect(image)).filter(isInside),
    };
  };

  it("has its largest read, and tells where all of them are, the largest first", () => {
    const found = readFace(photo, landmarker());
    expect(found && off(found.landmarks, LARGE)).toBeLessThan(3);
    expect(found?.faces.map((face) => Math.round(boxOf(face).width / 10))).toEqual(
      [LARGE, SMALL].map((face) => Math.round(boxOf(face).width / 10)),
    );
  });

  it.each([
    ["the small one beside a larger", SMALL],
    ["the largest", LARGE],
  ])("has the one read that a person chose: %s", (_, face) => {
    const found = readFace(photo, landmarker(), { chosen: boxOf(face) });
    expect(found && off(found.landmarks, face)).toBeLessThan(3);
  });

  it("has no other face read where the chosen one is not seen again", () => {
    const nowhere = { ...boxOf(SMALL), x: 820 };
    expect(readFace(photo, landmarker(), { chosen: nowhere })).toBeNull();
  });
});
