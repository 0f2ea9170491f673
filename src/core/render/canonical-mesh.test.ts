import { describe, expect, it } from "vitest";
import { canonicalFace } from "../../../scripts/render/canonical-face.ts";
import { readCanonicalMesh } from "./canonical-mesh.ts";
import { vertex } from "./surface.ts";

describe("readCanonicalMesh", () => {
  const mesh = canonicalFace();

  it("reads 468 points and 898 triangles that use all of them", () => {
    expect(mesh.positions).toHaveLength(468);
    expect(mesh.unrolled).toHaveLength(468);
    expect(mesh.triangles).toHaveLength(898);
    expect(new Set(mesh.triangles.flat()).size).toBe(468);
  });

  it("has the subject's left at positive x, the chin down and the nose in front", () => {
    expect(vertex(mesh.positions, 263).x).toBeCloseTo(4.45, 1);
    expect(vertex(mesh.positions, 152).y).toBeCloseTo(-9.4, 1);
    const nearest = mesh.positions.reduce(
      (best, { z }, k) => (z > vertex(mesh.positions, best).z ? k : best),
      0,
    );
    expect(nearest).toBe(4);
  });

  it("keeps the unrolled face within the unit square", () => {
    expect(mesh.unrolled.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
  });

  it("says so when the bytes are no bundle", () => {
    expect(() => readCanonicalMesh(new Uint8Array(100))).toThrow("not a bundle");
  });
});
