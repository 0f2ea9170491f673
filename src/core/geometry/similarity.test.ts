import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  composed,
  flipAt,
  inverseOf,
  isFlipped,
  scaleOf,
  similarityAbout,
  similarityFrom,
  transformed,
} from "./similarity.ts";

const change = fc.record({
  radians: fc.double({ min: -3, max: 3, noNaN: true }),
  scale: fc.double({ min: 0.1, max: 10, noNaN: true }),
  dx: fc.double({ min: -500, max: 500, noNaN: true }),
  dy: fc.double({ min: -500, max: 500, noNaN: true }),
});
const p = { x: 12, y: -7, z: 3 };

describe("a similarity", () => {
  it("is undone by its inverse, flipped or not", () => {
    fc.assert(
      fc.property(change, fc.boolean(), (values, flip) => {
        const plain = similarityAbout({ x: 40, y: 60 }, values);
        const map = flip ? composed(flipAt(256), plain) : plain;
        const back = transformed(inverseOf(map), transformed(map, p));
        expect(isFlipped(map)).toBe(flip);
        expect(scaleOf(map)).toBeCloseTo(values.scale, 9);
        expect([back.x, back.y, back.z]).toEqual([p.x, p.y, p.z].map((v) => expect.closeTo(v, 6) as number));
      }),
    );
  });

  it("is found again from where it puts three anchors", () => {
    fc.assert(
      fc.property(change, (values) => {
        const map = similarityAbout({ x: 10, y: 20 }, values);
        const anchors = [
          { x: 0, y: 0 },
          { x: 90, y: 5 },
          { x: 40, y: 80 },
        ];
        const targets = anchors.map((a) => transformed(map, { ...a, z: 0 }));
        const found = similarityFrom(anchors, targets);
        for (const key of ["a", "b", "c", "d", "e", "f"] as const)
          expect(found[key]).toBeCloseTo(map[key], 6);
      }),
    );
  });

  it("turns clockwise as seen for a positive angle", () => {
    const quarter = similarityAbout({ x: 0, y: 0 }, { radians: Math.PI / 2, scale: 1, dx: 0, dy: 0 });
    expect(transformed(quarter, { x: 1, y: 0, z: 0 }).y).toBeCloseTo(1, 12);
  });
});
