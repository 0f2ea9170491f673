import { describe, expect, it } from "vitest";
import {
  FACE_OVAL,
  LEFT,
  LEFT_IRIS,
  MIDLINE,
  NOSE_BRIDGE,
  RIGHT,
  RIGHT_IRIS,
} from "../geometry/landmarks.ts";
import type { PixelLandmarks, Point } from "../geometry/points.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";
import type { FaceInFrame, FrameLight } from "./guidance-reading.ts";
import { facesThatMatter, frameReading } from "./guidance-reading.ts";
import type { RasterQuality } from "./raster-quality.ts";

const light: FrameLight = { sharpness: 120, luma: 130, burnt: 0.01, black: 0.02, sideLight: 0.05 };
const pose = { yaw: 3, pitch: -4, roll: 99 };
const base = proceduralFace(0);

/** The face with its oval on the edge of a box, and with changed points. */
function face(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  changes: Readonly<Record<number, Partial<Point>>> = {},
): FaceInFrame {
  const points = base.points.map((p, index) => ({ ...p, ...changes[index] }));
  FACE_OVAL.forEach((index, k) => {
    const turn = (2 * Math.PI * k) / FACE_OVAL.length;
    points[index] = {
      x: box.x + (box.width / 2) * (1 + Math.sin(turn)),
      y: box.y + (box.height / 2) * (1 - Math.cos(turn)),
      z: 0,
    };
  });
  return { landmarks: { space: "pixel", points }, pose };
}

const reading = (one: FaceInFrame, frame: { readonly width: number; readonly height: number }) => {
  const found = frameReading(frame, [one], light).face;
  if (!found) throw new Error("no face was read");
  return found;
};

describe("the faces that matter", () => {
  const at = (x: number, y: number, width = 200, height = 240) => face({ x, y, width, height });

  it("are told the largest first, whatever their order", () => {
    const [large, small] = [at(0, 0, 220, 300), at(500, 0, 200, 240)];
    expect(facesThatMatter([small, large])).toEqual([large, small]);
    expect(facesThatMatter([large, small])).toEqual([large, small]);
    expect(facesThatMatter([])).toEqual([]);
  });

  it("leave out who is less than .45 as high as the largest", () => {
    const first = at(0, 0, 200, 200);
    const far = (height: number) => facesThatMatter([first, at(600, 0, 90, height)]);
    expect(far(91)).toHaveLength(2);
    expect(far(89)).toEqual([first]);
  });

  it("count one of two whose middles lie within half a face, across or down", () => {
    const first = at(300, 300, 200, 240);
    const count = (dx: number, dy: number) => facesThatMatter([first, at(300 + dx, 300 + dy)]).length;
    expect([count(99, 0), count(-99, 0), count(0, 99), count(0, -99)]).toEqual([1, 1, 1, 1]);
    expect([count(101, 0), count(-101, 0), count(0, 101), count(0, -101)]).toEqual([2, 2, 2, 2]);
    // 72 and 72 pixels are 101.8 away.
    expect([count(70, 70), count(72, 72)]).toEqual([1, 2]);
  });

  it("compare middles, not corners, of faces of different sizes", () => {
    // Both have their middle at (400, 420); the corners are 60 pixels apart.
    expect(facesThatMatter([at(300, 300, 200, 240), at(340, 360, 120, 120)])).toHaveLength(1);
    // The corners coincide, the middles do not.
    expect(facesThatMatter([at(0, 0, 200, 400), at(0, 0, 120, 190)])).toHaveLength(2);
  });
});

describe("what one frame says", () => {
  const box = { x: 300, y: 240, width: 200, height: 240 };
  const wide = { width: 1000, height: 800 };

  it("has the larger share of the frame's width and height that the face fills", () => {
    expect(reading(face(box), wide).fill).toBeCloseTo(0.3, 9);
    expect(reading(face({ ...box, width: 400 }), wide).fill).toBeCloseTo(0.4, 9);
  });

  it("tells the offset of the face's middle from the frame's, per short side, right and down", () => {
    const { offset } = reading(face(box), wide);
    expect(offset.x).toBeCloseTo((400 - 500) / 800, 9);
    expect(offset.y).toBeCloseTo((360 - 400) / 800, 9);
    const upright = reading(face({ ...box, x: 450, y: 700 }), { width: 800, height: 1200 }).offset;
    expect(upright.x).toBeCloseTo(150 / 800, 9);
    expect(upright.y).toBeCloseTo(220 / 800, 9);
  });

  it("tells the gap to the nearest edge per face width", () => {
    expect(reading(face({ ...box, x: 50 }), wide).gap).toBeCloseTo(0.25, 9);
    expect(reading(face({ ...box, x: -50 }), wide).gap).toBeCloseTo(-0.25, 9);
  });

  it("has the diameter of the irises per long side, and their distance in pixels", () => {
    const irises = face(box, {
      [RIGHT_IRIS[0]]: { x: 250, y: 400 },
      [RIGHT_IRIS[2]]: { x: 260, y: 400 },
      [LEFT_IRIS[0]]: { x: 350, y: 400 },
      [LEFT_IRIS[2]]: { x: 362, y: 400 },
      [RIGHT.iris]: { x: 255, y: 400 },
      [LEFT.iris]: { x: 355, y: 400 },
    });
    expect(reading(irises, wide).irisShare).toBeCloseTo(0.011, 12);
    expect(reading(irises, { width: 800, height: 2000 }).irisShare).toBeCloseTo(0.0055, 12);
    expect(reading(irises, wide).irisPixels).toBeCloseTo(100, 12);
  });

  it("takes yaw and pitch from the pose, and roll from the irises", () => {
    const rolled = face(box, { [RIGHT.iris]: { x: 250, y: 420 }, [LEFT.iris]: { x: 350, y: 400 } });
    expect(reading(rolled, wide)).toMatchObject({ yaw: 3, pitch: -4 });
    expect(Math.abs(reading(rolled, wide).roll)).toBeCloseTo(11.3, 1);
  });

  it("keeps of the light what guidance needs, and nothing else", () => {
    const raster: RasterQuality = { ...light, flat: 0.1 };
    expect(frameReading(wide, [face(box)], raster).face?.light).toEqual(light);
  });

  it("tells the eye that is opened less", () => {
    const lids = (side: typeof RIGHT, x: number, gap: number) => ({
      [side.endocanthion]: { x: x - 18, y: 400, z: 0 },
      [side.exocanthion]: { x: x + 18, y: 400, z: 0 },
      [side.upperLid]: { x, y: 400 - gap / 2, z: 0 },
      [side.lowerLid]: { x, y: 400 + gap / 2, z: 0 },
    });
    const opening = (right: number, left: number) =>
      reading(face(box, { ...lids(RIGHT, 258, right), ...lids(LEFT, 342, left) }), wide).eyeOpening;
    expect(opening(4, 12)).toBeLessThan(0.5 * opening(12, 12));
    expect(opening(12, 4)).toBeLessThan(0.5 * opening(12, 12));
    // Eyes are 36 pixels long.
    expect(opening(7, 7)).toBeGreaterThan(0.15);
    expect(opening(7, 7)).toBeLessThan(0.25);
  });

  it("tells the gap of the lips per width of the mouth", () => {
    const lips = (gap: number) =>
      reading(
        face(box, {
          [MIDLINE.stomionUpper]: { x: 300, y: 470, z: 0 },
          [MIDLINE.stomionLower]: { x: 300, y: 470 + gap, z: 0 },
        }),
        wide,
      ).mouthOpening;
    expect(lips(0)).toBe(0);
    expect(lips(20)).toBeCloseTo(2 * lips(10), 9);
    // The mouth is about 68 pixels wide.
    expect(lips(10)).toBeGreaterThan(0.1);
    expect(lips(10)).toBeLessThan(0.2);
  });

  it("calls it a smile only as far as the mouth is wide and its corners are lifted", () => {
    const smile = (half: number, lift: number) =>
      reading(
        face(box, {
          [RIGHT.cheilion]: { x: 300 - half, y: 472 - lift, z: 0 },
          [LEFT.cheilion]: { x: 300 + half, y: 472 - lift, z: 0 },
          [MIDLINE.stomionUpper]: { x: 300, y: 470, z: 0 },
          [MIDLINE.stomionLower]: { x: 300, y: 474, z: 0 },
        }),
        wide,
      ).smile;
    // The irises are 84.9 pixels apart: a mouth of 120 is 1.41 wide, 1.26 of the limit of 1.12.
    expect(smile(60, 20)).toBeCloseTo(1.26, 1);
    expect(smile(30, 20)).toBeCloseTo(0.63, 1);
    // Corners 3 pixels above the middle of the lips: .025 of the mouth's width, .31 of the limit.
    expect(smile(60, 3)).toBeCloseTo(0.31, 1);
    // A wide mouth without lift and a lifted narrow one are no smile.
    expect(smile(60, 0)).toBeLessThan(0.3);
    expect(smile(60, -20)).toBeLessThan(-1);
  });

  it("draws the oval, the midline and the irises in pixels of the frame", () => {
    const one = face(box);
    const { drawn } = reading(one, wide);
    const placed = (index: number) => {
      const { x = NaN, y = NaN } = one.landmarks.points[index] ?? {};
      return { x, y };
    };
    expect(drawn.oval).toEqual(FACE_OVAL.map(placed));
    expect(drawn.irises).toEqual([placed(RIGHT.iris), placed(LEFT.iris)]);
    const { glabella, subnasale, stomionUpper, menton } = MIDLINE;
    expect(drawn.midline).toEqual([glabella, ...NOSE_BRIDGE, subnasale, stomionUpper, menton].map(placed));
  });

  it("guides only with light, and counts the faces without it too", () => {
    const faces = [face(box), face({ ...box, x: 600 })];
    expect(frameReading(wide, faces, null)).toEqual({ frame: wide, faces: 2, face: null });
    expect(frameReading(wide, faces, light).faces).toBe(2);
    const flat: PixelLandmarks = { space: "pixel", points: base.points.map(() => ({ x: 1, y: 1, z: 0 })) };
    expect(frameReading(wide, [{ landmarks: flat, pose }], light).face).toBeNull();
  });
});
