import { describe, expect, it } from "vitest";
import { irisDistance } from "../../core/geometry/distance.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { distanceInPicture } from "../../core/geometry/vector.ts";
import { transformedLandmarks } from "../../core/geometry/similarity.ts";
import type { PixelBox } from "../../core/report.ts";
import type { Landmarker } from "./landmarker.ts";
import type { PhotoSource } from "./photo-source.ts";
import { readFace } from "./read-face.ts";
import { coordinateLandmarker, coordinatePhoto, usualSight } from "./testing/coordinate-photo.ts";
import { FACE, scaledFace } from "./testing/fake-face.ts";
import { createTileLooks, distinct } from "./tile-look.ts";

/** A landmarker that sees a face with this share of a picture's width between its irises, all of which is in the picture. */
const LEAST_SHARE = 0.035;

const widthOf = ({ points }: PixelLandmarks) =>
  Math.max(...points.map((p) => p.x)) - Math.min(...points.map((p) => p.x));
const heightOf = ({ points }: PixelLandmarks) =>
  Math.max(...points.map((p) => p.y)) - Math.min(...points.map((p) => p.y));

/** A face so wide at a place of the photo, given by the share of the way that is left to it. */
function faceAt(photo: { width: number; height: number }, width: number, place: readonly [number, number]) {
  const scale = width / widthOf(FACE);
  const [w, h] = [width * 1.3, scale * heightOf(FACE) * 1.3];
  return scaledFace(FACE, scale, {
    x: w / 2 + place[0] * (photo.width - w),
    y: h / 2 + place[1] * (photo.height - h),
  });
}

const off = (one: PixelLandmarks, other: PixelLandmarks) =>
  Math.max(...one.points.map((p, index) => distanceInPicture(p, other.points[index] ?? p)));

/** The faces that the squares of a photo show, level by level: each picture is known by the part of the photo that it was read from. */
function seenInTiles(photo: { width: number; height: number }, faces: readonly PixelLandmarks[]) {
  const boxes = new Map<unknown, PixelBox>();
  let looks = 0;
  const source: PhotoSource = {
    ...photo,
    read(box, width, height) {
      const image = { data: new Uint8ClampedArray(4 * width * height), width, height };
      boxes.set(image, box);
      return image;
    },
  };
  const landmarker: Landmarker = {
    close: () => undefined,
    confirmSight: () => Promise.resolve(),
    detect(image) {
      looks += 1;
      const box = boxes.get(image);
      if (!box) return [];
      const within = faces.filter(
        (face) =>
          irisDistance(face) / Math.max(box.width, box.height) >= LEAST_SHARE &&
          face.points.every(
            ({ x, y }) => x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height,
          ),
      );
      return within.map(({ points }) => ({
        matrix: [],
        landmarks: {
          space: "normalized",
          points: points.map(({ x, y, z }) => ({
            x: (x - box.x) / box.width,
            y: (y - box.y) / box.height,
            z: z / box.width,
          })),
        },
      }));
    },
  };
  return { levels: createTileLooks(source, landmarker).map((look) => look(0)), looks: () => looks };
}

const PLACES = [
  [0, 0],
  [1, 0],
  [0.5, 0],
  [0.5, 0.5],
  [0.31, 0.67],
  [0, 1],
  [1, 1],
] as const;

describe("the squares of a large photo", () => {
  const places = PLACES.flatMap((place) =>
    [
      { photo: { width: 4000, height: 3000 }, width: 256 },
      { photo: { width: 4096, height: 3072 }, width: 131 },
      { photo: { width: 8192, height: 6144 }, width: 175 },
      { photo: { width: 3072, height: 4096 }, width: 300 },
      { photo: { width: 4096, height: 512 }, width: 300 },
    ].map((kind) => ({ ...kind, place })),
  );

  it.each(places)("show a face wherever it is, once: $width px in $photo.width at $place", (kind) => {
    const face = faceAt(kind.photo, kind.width, kind.place);
    const { levels } = seenInTiles(kind.photo, [face]);
    const [seen] = levels.find((level) => level.length > 0) ?? [];
    expect(seen && off(seen.landmarks, face)).toBeLessThan(1);
    expect(seen?.faces.length).toBe(1);
  });

  it("show several faces, the largest first", () => {
    const photo = { width: 4000, height: 3000 };
    const faces = [0.1, 0.5, 0.9].map((across, index) => faceAt(photo, 260 + 20 * index, [across, 0.5]));
    const [seen = []] = seenInTiles(photo, faces).levels;
    expect(seen.map(({ landmarks }) => Math.round(widthOf(landmarks)))).toEqual([300, 280, 260]);
    expect(seen[0]?.faces.length).toBe(3);
  });

  it("are looked at once in each turn", () => {
    expect(seenInTiles({ width: 4096, height: 3072 }, []).looks()).toBe(6 + 24);
    expect(seenInTiles({ width: 1200, height: 900 }, []).looks()).toBe(0);
  });
});

describe("a face that is small in a large photo", () => {
  const photo = { width: 4000, height: 3000 };
  const sight = (roll: number, size: number, isWhole: boolean) =>
    isWhole && size >= LEAST_SHARE ? usualSight(roll) : "nobody";
  const read = (face: PixelLandmarks) => {
    const landmarker = coordinateLandmarker(face, photo, sight);
    return { found: readFace(coordinatePhoto(photo), landmarker), looks: landmarker.looks() };
  };

  it("is read where it is", () => {
    const face = faceAt(photo, 256, [1, 0.9]);
    const { found } = read(face);
    expect(found && off(found.landmarks, face)).toBeLessThan(6);
    expect(found?.faces.length).toBe(1);
  });

  it("costs no look more where the whole photo shows it", () => {
    expect(read(faceAt(photo, 900, [0.5, 0.5])).looks).toBe(6);
  });
});

describe("the faces of overlapping squares", () => {
  it("are told apart, each counted once, the largest first", () => {
    const photo = { width: 4096, height: 3072 };
    const small = faceAt(photo, 200, [0.2, 0.2]);
    const large = faceAt(photo, 300, [0.8, 0.2]);
    const shifted = transformedLandmarks({ a: 1, b: 0, c: 0, d: 1, e: 60, f: -50 }, small);
    const kept = distinct([small, large, shifted]);
    expect(kept).toHaveLength(2);
    expect(kept[0]).toBe(large);
  });
});
