/** Smooth displacements of the face. */
import type { Point } from "../geometry/points.ts";
import type { FaceMesh } from "./canonical-mesh.ts";

/** How far a point moves, given where it is, in centimetres of head space. */
export type Displacement = (point: Point, landmark: number) => Point;

/** Return the mesh with every point moved by the displacement at its place. */
export function deform(mesh: FaceMesh, displacement: Displacement): FaceMesh {
  const positions = mesh.positions.map((point, landmark) => {
    const by = displacement(point, landmark);
    return { x: point.x + by.x, y: point.y + by.y, z: point.z + by.z };
  });
  return { ...mesh, positions };
}

/** Return 0 below `from`, 1 above `to` and a smooth rise between; `from` may exceed `to` for a fall. */
export function ramp(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** Return 1 within `full` of the centre, 0 beyond `none`, and a smooth fall between. */
export function falloff(distance: number, full: number, none: number): number {
  return ramp(none, full, Math.abs(distance));
}
