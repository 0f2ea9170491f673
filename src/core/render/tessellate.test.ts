import { describe, expect, it } from "vitest";
import { net, type Surface, vertexNormals } from "./surface.ts";
import { tessellated } from "./tessellate.ts";
import { length } from "../geometry/vector.ts";

/** A coarse octant of the unit sphere. */
const points = [
  { x: 1, y: 0, z: 0 },
  { x: 0, y: 1, z: 0 },
  { x: 0, y: 0, z: 1 },
];
const octant: Surface = {
  positions: points,
  normals: points,
  coords: points,
  triangles: [[0, 1, 2]],
  paint: () => undefined,
};

describe("tessellated", () => {
  const fine = tessellated(octant, 4);

  it("cuts each triangle into the square of the pieces", () => {
    expect(fine.triangles).toHaveLength(16);
    expect(fine.positions).toHaveLength(15);
  });

  it("keeps the corners and bends the rest outward, near the sphere", () => {
    for (const corner of points) expect(fine.positions).toContainEqual(corner);
    for (const position of fine.positions) {
      expect(length(position)).toBeGreaterThan(0.8);
      expect(length(position)).toBeLessThan(1.03);
    }
  });

  it("leaves the triangles turned the same way", () => {
    const normals = vertexNormals(fine.positions, fine.triangles);
    expect(normals.every(({ x, y, z }) => x + y + z > 0)).toBe(true);
  });
});

describe("net", () => {
  it("spans rows and columns with two triangles a cell", () => {
    const sheet = net(3, 4, (row, column) => ({
      position: { x: column, y: -row, z: 0 },
      coords: { x: row, y: 0, z: 0 },
    }));
    expect(sheet.positions).toHaveLength(12);
    expect(sheet.triangles).toHaveLength(12);
    expect(vertexNormals(sheet.positions, sheet.triangles).every(({ z }) => Math.abs(z - 1) < 1e-9)).toBe(
      true,
    );
  });
});
