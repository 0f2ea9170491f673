import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignFace } from "../geometry/align.ts";
import { mirrorLandmarks } from "../geometry/mirror.ts";
import type { PixelLandmarks } from "../geometry/points.ts";
import { LANDMARK_COUNT, toPixels } from "../geometry/points.ts";
import { similarityAbout, transformedLandmarks } from "../geometry/similarity.ts";
import { MEASUREMENT_IDS } from "./ids.ts";
import { landmarksOf } from "./measurement.ts";
import { MEASUREMENTS, SCORED_IDS } from "./measurements.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";
import { readMeasurements } from "./read.ts";
import { SOURCES } from "./sources.ts";

/** Values of an independent NumPy implementation (eigenvectors by LAPACK). */
const GOLDEN = [
  {
    seed: 1,
    turn: 0.023409247287318323,
    values: {
      "width-to-height": 1.9259260379826604,
      "canthal-tilt": 64.21680371446331,
      "eye-length-to-face": 0.42638597488880026,
      midface: 1.4778868535435652,
      "mouth-to-nose": 1.6491835637446213,
      philtrum: 0.22642989198816552,
      "jaw-to-face": 0.8526545142672172,
      "chin-angle": 51.27620586708211,
      "brow-above-iris": 0.44522792742223344,
      "lip-ratio": 0.5867335348121999,
    },
  },
  {
    seed: 2,
    turn: -0.09519012471810973,
    values: {
      "width-to-height": 1.9109847024995352,
      "canthal-tilt": 80.30829990107277,
      "eye-length-to-face": 1.0611240079645392,
      midface: 1.3854118188076878,
      "mouth-to-nose": 1.6880843706666315,
      philtrum: 0.1604617475069633,
      "jaw-to-face": 0.8349170087029097,
      "chin-angle": 43.34299532177205,
      "brow-above-iris": 0.45628731826624025,
      "lip-ratio": 1.257606640552987,
    },
  },
];

const valuesOf = (face: PixelLandmarks): Record<string, number> =>
  Object.fromEntries(
    readMeasurements([face]).flatMap((r) => (r.kind === "measured" ? [[r.id, r.value]] : [])),
  );

function expectSame(one: PixelLandmarks, other: PixelLandmarks): void {
  const [a, b] = [valuesOf(one), valuesOf(other)];
  expect(Object.keys(b)).toEqual(Object.keys(a));
  for (const [id, value] of Object.entries(a)) expect([id, b[id]]).toEqual([id, expect.closeTo(value, 7)]);
}

describe("the measurements", () => {
  it.each(GOLDEN)("agree with NumPy on procedural face $seed", ({ seed, turn, values }) => {
    const found = valuesOf(proceduralFace(seed));
    for (const [id, value] of Object.entries(values))
      expect([id, found[id]]).toEqual([id, expect.closeTo(value, 6)]);
    expect(alignFace(proceduralFace(seed))?.turn).toBeCloseTo(turn, 6);
  });

  it("do not change with size, place or roll of the face in the photo", () => {
    const change = fc.record({
      radians: fc.double({ min: -0.7, max: 0.7, noNaN: true }),
      scale: fc.double({ min: 0.2, max: 5, noNaN: true }),
      dx: fc.double({ min: -900, max: 900, noNaN: true }),
      dy: fc.double({ min: -900, max: 900, noNaN: true }),
    });
    fc.assert(
      fc.property(change, (values) => {
        const moved = transformedLandmarks(similarityAbout({ x: 300, y: 400 }, values), proceduralFace(1));
        expectSame(proceduralFace(1), moved);
      }),
      { numRuns: 40 },
    );
  });

  it("do not change in a mirror", () => {
    const face = proceduralFace(2);
    expectSame(face, { ...face, points: mirrorLandmarks(face.points, 300) });
  });

  it("do not change with the shape of the photo: 1:1, 3:4, 9:16", () => {
    const face = proceduralFace(1);
    for (const [width, height] of [
      [1000, 1000],
      [900, 1200],
      [1080, 1920],
    ] as const) {
      const points = face.points.map((p) => ({ x: p.x / width, y: p.y / height, z: p.z / width }));
      expectSame(face, toPixels({ space: "normalized", points }, width, height));
    }
  });

  it("do not change when true landmarks are turned in space, because depth is used", () => {
    const face = proceduralFace(1);
    const [cos, sin] = [Math.cos(0.07), Math.sin(0.07)];
    const turned = face.points.map((p) => ({ x: p.x * cos + p.z * sin, y: p.y, z: p.z * cos - p.x * sin }));
    expectSame(face, { ...face, points: turned });
  });

  it("are finite or not measured, whatever the landmarks", () => {
    const coordinate = fc.oneof(
      fc.double({ min: -2000, max: 2000, noNaN: true }),
      fc.constant(0),
      fc.constant(Number.NaN),
    );
    const point = fc.record({ x: coordinate, y: coordinate, z: coordinate });
    fc.assert(
      fc.property(fc.array(point, { minLength: LANDMARK_COUNT, maxLength: LANDMARK_COUNT }), (points) => {
        for (const reading of readMeasurements([{ space: "pixel", points }])) {
          if (reading.kind === "measured") expect(Number.isFinite(reading.value)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
    const nowhere = Array.from({ length: LANDMARK_COUNT }, () => ({ x: 5, y: 5, z: 0 }));
    const readings = readMeasurements([{ space: "pixel", points: nowhere }]);
    expect(readings.every((reading) => reading.kind === "not-measured")).toBe(true);
  });

  it("spread with the passes and not with a single one", () => {
    const face = proceduralFace(1);
    const wide = { ...face, points: face.points.map((p, i) => (i === 454 ? { ...p, x: p.x + 6 } : p)) };
    const spreadOf = (faces: readonly PixelLandmarks[]): number => {
      const reading = readMeasurements(faces).find((r) => r.id === "eye-length-to-face");
      return reading?.kind === "measured" ? reading.spread : Number.NaN;
    };
    expect(spreadOf([face])).toBe(0);
    expect(spreadOf([face, wide])).toBeGreaterThan(0.001);
  });
});

describe("the cards", () => {
  it("number 35 to 45, in the order of their ids, each with lines, landmarks and known sources", () => {
    expect(MEASUREMENTS.map((card) => card.id)).toEqual([...MEASUREMENT_IDS]);
    expect(MEASUREMENTS.length).toBeGreaterThanOrEqual(35);
    expect(MEASUREMENTS.length).toBeLessThanOrEqual(45);
    for (const card of MEASUREMENTS) {
      expect(landmarksOf(card).length).toBeGreaterThanOrEqual(2);
      expect(landmarksOf(card).every((index) => index >= 0 && index < LANDMARK_COUNT)).toBe(true);
      expect(card.sources.every((source) => source in SOURCES)).toBe(true);
    }
  });

  it("leave asymmetry, lip ratio and the gap between the lips without weight", () => {
    for (const id of ["asymmetry", "lip-ratio", "mouth-gap"]) expect(SCORED_IDS).not.toContain(id);
  });
});
