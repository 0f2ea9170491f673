import { describe, expect, it } from "vitest";
import { boxAroundLines, distanceTo, nearestMeasurement, segmentsOf } from "./segments.ts";

const points = [
  { x: 0, y: 0, z: 0 },
  { x: 100, y: 0, z: 0 },
  { x: 100, y: 100, z: 0 },
];

describe("the lines of a measurement", () => {
  it("end at the means of their anchors", () => {
    expect(segmentsOf({ lines: [[[0, 1], [2]]] }, points)).toEqual([
      { from: { x: 50, y: 0 }, to: { x: 100, y: 100 } },
    ]);
  });

  it("are left out when a landmark is missing", () => {
    expect(segmentsOf({ lines: [[[0], [477]]] }, points)).toEqual([]);
  });

  it("are as far away as their nearest point, not their infinite line", () => {
    const line = { from: { x: 0, y: 0 }, to: { x: 100, y: 0 } };
    expect(distanceTo(line, { x: 50, y: 7 })).toBe(7);
    expect(distanceTo(line, { x: 103, y: 4 })).toBe(5);
  });

  it("sit in the box around their ends", () => {
    expect(boxAroundLines(segmentsOf({ lines: [[[0], [2]]] }, points))).toEqual({
      x: 0,
      y: 0,
      width: 100,
      height: 100,
    });
  });
});

describe("the measurement that a pointer means", () => {
  const segment = (y: number) => [{ from: { x: 0, y }, to: { x: 100, y } }];
  const drawn = [
    { id: "light", segments: segment(0), weight: 0.1 },
    { id: "heavy", segments: segment(1), weight: 3 },
    { id: "far", segments: segment(30), weight: 9 },
  ];

  it("is the heavier one of lines that lie on each other", () => {
    expect(nearestMeasurement({ x: 50, y: 0 }, drawn, 8)).toBe("heavy");
  });

  it("is the nearest one otherwise, however light", () => {
    expect(nearestMeasurement({ x: 50, y: 28 }, drawn, 8)).toBe("far");
  });

  it("is none when no line is within reach", () => {
    expect(nearestMeasurement({ x: 50, y: 15 }, drawn, 8)).toBeNull();
  });
});
