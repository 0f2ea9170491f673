/**
 * Surfaces: triangles with normals and something painted on them.
 *
 * [Note: Head space]
 * Centimetres, with the canonical mesh's origin between nose and eyes: x toward the subject's left (right in an
 * unmirrored picture), y up, z out of the face. Triangles run counter-clockwise seen from outside.
 */
import type { Point } from "../geometry/points.ts";
import { cross, difference, sum, unit } from "../geometry/vector.ts";

/** Corners of a triangle, as vertex indices. */
export type Triangle = readonly [number, number, number];

/** What the surface is like at a point: reflectance of red, green and blue (linear, 0..1) and its shine (0..1). */
export interface Texel {
  red: number;
  green: number;
  blue: number;
  gloss: number;
}

/** Fill `texel` for the surface's own coordinates, which are interpolated from `Surface.coords`. */
export type Paint = (x: number, y: number, z: number, texel: Texel) => void;

/** A painted surface in head space. `positions`, `normals` and `coords` run in parallel. */
export interface Surface {
  readonly positions: readonly Point[];
  readonly normals: readonly Point[];
  readonly coords: readonly Point[];
  readonly triangles: readonly Triangle[];
  readonly paint: Paint;
}

const NOWHERE: Point = { x: 0, y: 0, z: 0 };

/** Return the vertex of that index; an index out of range gives the origin. */
export function vertex(points: readonly Point[], index: number): Point {
  return points[index] ?? NOWHERE;
}

/** Return unit normals at the vertices: the mean of the adjoining triangles', weighted by area. */
export function vertexNormals(positions: readonly Point[], triangles: readonly Triangle[]): Point[] {
  const totals: Point[] = positions.map(() => NOWHERE);
  for (const [a, b, c] of triangles) {
    const [p, q, r] = [vertex(positions, a), vertex(positions, b), vertex(positions, c)];
    const normal = cross(difference(q, p), difference(r, p));
    for (const k of [a, b, c]) totals[k] = sum(vertex(totals, k), normal);
  }
  return totals.map(unit);
}

/** A rectangular net of points, and the triangles that span it. */
export interface Net {
  readonly positions: readonly Point[];
  readonly coords: readonly Point[];
  readonly triangles: readonly Triangle[];
}

/**
 * Return a net of `rows` x `columns` points. Its outside is where rows, columns and the normal are right-handed.
 *
 * `at` gets the shares 0..1 of the way along the rows and columns.
 */
export function net(
  rows: number,
  columns: number,
  at: (row: number, column: number) => { readonly position: Point; readonly coords: Point },
): Net {
  const cells = Array.from({ length: rows * columns }, (_, k) =>
    at(Math.floor(k / columns) / (rows - 1), (k % columns) / (columns - 1)),
  );
  const triangles: Triangle[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const k = row * columns + column;
      triangles.push([k, k + columns, k + 1], [k + 1, k + columns, k + columns + 1]);
    }
  }
  return { positions: cells.map((c) => c.position), coords: cells.map((c) => c.coords), triangles };
}
