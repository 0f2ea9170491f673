/**
 * Curved subdivision, so that a coarse mesh has smooth outlines.
 *
 * Point-normal triangles (Vlachos, Peters, Boyd, Mitchell, "Curved PN triangles", I3D 2001): each triangle becomes a
 * cubic patch fixed by its corners and their normals. Corners stay where they are, so landmarks stay true.
 */
import type { Point } from "../geometry/points.ts";
import { difference, dot, scaled, sum, unit } from "../geometry/vector.ts";
import { type Surface, type Triangle, vertex } from "./surface.ts";

interface Corner {
  readonly position: Point;
  readonly normal: Point;
  readonly coords: Point;
}

/** Return the surface with each edge cut into `pieces`. */
export function tessellated(surface: Surface, pieces: number): Surface {
  const positions: Point[] = [];
  const normals: Point[] = [];
  const coords: Point[] = [];
  const triangles: Triangle[] = [];
  for (const triangle of surface.triangles) {
    const [a, b, c] = triangle.map((k) => corner(surface, k)) as [Corner, Corner, Corner];
    const curve = cubicPatch(a, b, c);
    const first = positions.length;
    for (let i = 0; i <= pieces; i++) {
      for (let j = 0; j <= pieces - i; j++) {
        const [v, w] = [i / pieces, j / pieces];
        const u = 1 - v - w;
        positions.push(curve(u, v, w));
        normals.push(unit(blended(a.normal, b.normal, c.normal, u, v, w)));
        coords.push(blended(a.coords, b.coords, c.coords, u, v, w));
      }
    }
    triangles.push(...grid(first, pieces));
  }
  return { positions, normals, coords, triangles, paint: surface.paint };
}

function corner(surface: Surface, k: number): Corner {
  return {
    position: vertex(surface.positions, k),
    normal: vertex(surface.normals, k),
    coords: vertex(surface.coords, k),
  };
}

/** The triangles between the points of a patch, whose row i has `pieces - i + 1` points. */
function grid(first: number, pieces: number): Triangle[] {
  const at = (i: number, j: number): number => first + i * (pieces + 1) - (i * (i - 1)) / 2 + j;
  const triangles: Triangle[] = [];
  for (let i = 0; i < pieces; i++) {
    for (let j = 0; j < pieces - i; j++) {
      triangles.push([at(i, j), at(i + 1, j), at(i, j + 1)]);
      if (j + 1 < pieces - i) triangles.push([at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]);
    }
  }
  return triangles;
}

function cubicPatch(a: Corner, b: Corner, c: Corner): (u: number, v: number, w: number) => Point {
  const [ab, ba, bc, cb, ca, ac] = [edge(a, b), edge(b, a), edge(b, c), edge(c, b), edge(c, a), edge(a, c)];
  const around = scaled([ba, bc, cb, ca, ac].reduce(sum, ab), 1 / 6);
  const flat = scaled(sum(sum(a.position, b.position), c.position), 1 / 3);
  const middle = sum(around, scaled(difference(around, flat), 0.5));
  return (u, v, w) => {
    const terms: [Point, number][] = [
      [a.position, u * u * u],
      [b.position, v * v * v],
      [c.position, w * w * w],
      [ab, 3 * u * u * v],
      [ba, 3 * u * v * v],
      [bc, 3 * v * v * w],
      [cb, 3 * v * w * w],
      [ca, 3 * w * w * u],
      [ac, 3 * w * u * u],
      [middle, 6 * u * v * w],
    ];
    const at = { x: 0, y: 0, z: 0 };
    for (const [point, weight] of terms) {
      at.x += weight * point.x;
      at.y += weight * point.y;
      at.z += weight * point.z;
    }
    return at;
  };
}

/** The control point a third of the way from one corner to the next, in the first one's tangent plane. */
function edge(from: Corner, to: Corner): Point {
  const third = scaled(sum(scaled(from.position, 2), to.position), 1 / 3);
  const out = dot(difference(to.position, from.position), from.normal);
  return difference(third, scaled(from.normal, out / 3));
}

function blended(a: Point, b: Point, c: Point, u: number, v: number, w: number): Point {
  return {
    x: u * a.x + v * b.x + w * c.x,
    y: u * a.y + v * b.y + w * c.y,
    z: u * a.z + v * b.z + w * c.z,
  };
}
