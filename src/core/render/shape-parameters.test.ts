import { describe, expect, it } from "vitest";
import { canonicalFace } from "../../../scripts/render/canonical-face.ts";
import type { Point } from "../geometry/points.ts";
import type { FaceMesh } from "./canonical-mesh.ts";
import { deform } from "./deform.ts";
import { irisCentres } from "./eyes.ts";
import { type FaceShape, SHAPE_PARAMETERS, shapedMesh, type ShapeParameterName } from "./shape-parameters.ts";
import { vertex } from "./surface.ts";

const canonical = canonicalFace();
const neutral = shapedMesh(canonical, {});
const one = (name: ShapeParameterName, value: number): FaceMesh =>
  shapedMesh(canonical, { [name]: value } as FaceShape);

const wide = (a: number, b: number) => (mesh: FaceMesh) =>
  vertex(mesh.positions, b).x - vertex(mesh.positions, a).x;
const high = (a: number, b: number) => (mesh: FaceMesh) =>
  vertex(mesh.positions, a).y - vertex(mesh.positions, b).y;
const tilt = (inner: number, outer: number) => (mesh: FaceMesh) => {
  const [p, q]: Point[] = [vertex(mesh.positions, inner), vertex(mesh.positions, outer)];
  return p && q ? (Math.atan2(q.y - p.y, q.x - p.x) * 180) / Math.PI : Number.NaN;
};
const irisDistance = (mesh: FaceMesh): number => {
  const { left, right } = irisCentres(mesh.positions);
  return left.x - right.x;
};

/** What each parameter is about. */
const QUANTITIES: Record<ShapeParameterName, (mesh: FaceMesh) => number> = {
  faceWidth: wide(234, 454),
  faceHeight: high(10, 152),
  jawWidth: wide(172, 397),
  eyeSpacing: irisDistance,
  eyeWidth: wide(362, 263),
  eyeOpening: high(386, 374),
  canthalTilt: tilt(362, 263),
  browHeight: (mesh) => high(334, 386)(mesh) + high(386, 374)(mesh) / 2,
  browTilt: tilt(336, 300),
  browThickness: high(334, 282),
  noseWidth: wide(129, 358),
  noseLength: high(168, 2),
  mouthWidth: wide(61, 291),
  upperLip: high(0, 13),
  lowerLip: high(14, 17),
  philtrum: high(2, 0),
  chinHeight: high(17, 152),
  chinWidth: wide(148, 377),
  mouthOpen: high(13, 14),
  smile: wide(61, 291),
};
const NAMES = Object.keys(QUANTITIES) as ShapeParameterName[];

describe("each shape parameter", () => {
  it.each(NAMES)("moves its own quantity up and down with it: %s", (name) => {
    const { low, high: most, neutral: middle } = SHAPE_PARAMETERS[name];
    const [small, plain, large] = [low, middle, most].map((value) => QUANTITIES[name](one(name, value)));
    expect(large).toBeGreaterThan(plain ?? NaN);
    if (low < middle) expect(small).toBeLessThan(plain ?? NaN);
  });

  it.each(NAMES.filter((name) => SHAPE_PARAMETERS[name].unit === "factor"))(
    "multiplies its quantity by about what it says: %s",
    (name) => {
      const promised = SHAPE_PARAMETERS[name].high;
      const ratio = QUANTITIES[name](one(name, promised)) / QUANTITIES[name](neutral);
      expect((ratio - 1) / (promised - 1)).toBeGreaterThan(0.8);
      expect((ratio - 1) / (promised - 1)).toBeLessThan(1.2);
    },
  );

  it.each(["canthalTilt", "browTilt"] as const)("adds about as many degrees as it says: %s", (name) => {
    const added = QUANTITIES[name](one(name, 5)) - QUANTITIES[name](neutral);
    expect(added).toBeGreaterThan(4);
    expect(added).toBeLessThan(6);
  });

  it.each(NAMES)("keeps the face symmetric: %s", (name) => {
    const { positions } = one(name, SHAPE_PARAMETERS[name].high);
    for (const [right, left] of [
      [33, 263],
      [61, 291],
      [129, 358],
      [172, 397],
      [70, 300],
    ] as const) {
      expect(vertex(positions, right).x).toBeCloseTo(-vertex(positions, left).x, 3);
      expect(vertex(positions, right).y).toBeCloseTo(vertex(positions, left).y, 3);
    }
  });

  it.each(NAMES)("folds no visible triangle over, at either end: %s", (name) => {
    for (const value of [SHAPE_PARAMETERS[name].low, SHAPE_PARAMETERS[name].high]) {
      expect(folded(one(name, value))).toBe(0);
    }
  });
});

/** How many triangles that face the camera in the neutral face no longer do. */
function folded(mesh: FaceMesh): number {
  const area = ({ positions }: FaceMesh, [a, b, c]: readonly [number, number, number]): number => {
    const [p, q, r] = [vertex(positions, a), vertex(positions, b), vertex(positions, c)];
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  return mesh.triangles.filter((triangle) => area(neutral, triangle) > 0.03 && area(mesh, triangle) <= 0)
    .length;
}

describe("shapedMesh", () => {
  it("closes the canonical mesh's open mouth", () => {
    expect(high(13, 14)(canonical)).toBeGreaterThan(0.5);
    expect(high(13, 14)(neutral)).toBeGreaterThanOrEqual(0);
    expect(high(13, 14)(neutral)).toBeLessThan(0.08);
  });

  it("leaves the eyes alone when the mouth changes", () => {
    const changed = shapedMesh(canonical, { mouthWidth: 1.2, smile: 1, mouthOpen: 1 });
    for (const k of [33, 133, 159, 145, 263]) expect(changed.positions[k]).toEqual(neutral.positions[k]);
  });

  it("adds parameters up", () => {
    const both = shapedMesh(canonical, { noseWidth: 1.2, jawWidth: 0.9 });
    expect(QUANTITIES.noseWidth(both)).toBeCloseTo(QUANTITIES.noseWidth(one("noseWidth", 1.2)), 6);
    expect(QUANTITIES.jawWidth(both)).toBeCloseTo(QUANTITIES.jawWidth(one("jawWidth", 0.9)), 6);
  });

  it("refuses a value out of range, naming the parameter", () => {
    expect(() => shapedMesh(canonical, { jawWidth: 2 })).toThrow("jawWidth must lie in 0.85..1.15, not 2");
    expect(() => shapedMesh(canonical, { jawWidth: Number.NaN })).toThrow(RangeError);
  });
});

describe("deform", () => {
  it("moves the chosen landmarks only", () => {
    const moved = deform(neutral, (_, landmark) => ({ x: landmark === 152 ? 1 : 0, y: 0, z: 0 }));
    expect(vertex(moved.positions, 152).x).toBeCloseTo(1);
    expect(moved.positions.filter((p, k) => p.x !== vertex(neutral.positions, k).x)).toHaveLength(1);
  });
});
