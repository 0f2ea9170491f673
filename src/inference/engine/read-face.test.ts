import { describe, expect, it } from "vitest";
import { distanceInPicture } from "../../core/geometry/vector.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { irisRoll } from "../../core/geometry/pose.ts";
import { similarityAbout, transformedLandmarks } from "../../core/geometry/similarity.ts";
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

function read(face: PixelLandmarks, sight?: (roll: number) => Sight) {
  const landmarker = coordinateLandmarker(face, PHOTO, sight);
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
    expect(found.faceCount).toBe(1);
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
    expect(looks).toBe(8);
  });
});
