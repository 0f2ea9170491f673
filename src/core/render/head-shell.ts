/** The head behind the face: from the rim of the mesh over forehead, skull and under the jaw. */
import { FACE_OVAL } from "../geometry/landmarks.ts";
import type { Point } from "../geometry/points.ts";
import { difference, dot, length, scaled, sum, unit } from "../geometry/vector.ts";
import { falloff, ramp } from "./deform.ts";
import { type Triangle, vertex } from "./surface.ts";

/** The middle of the skull, in head space, and the direction of its back. */
const CENTRE: Point = { x: 0, y: 1.5, z: -4.5 };
const BACK = unit({ x: 0, y: 0.25, z: -1 });
/** Half axes of the skull in cm: to the side, up, down, to the front, to the back. */
const SKULL = { side: 7.7, up: 10.9, down: 7, front: 10.6, back: 9.6 };
const RINGS = 20;

/** The shell's points behind the rim (the rim itself is the mesh's), and what joins them. */
export interface HeadShell {
  /** Points after the mesh's own, in the numbering of `triangles`. */
  readonly positions: readonly Point[];
  readonly triangles: readonly Triangle[];
  /** How far inside the hair each point lies, in cm, for the mesh's points too; below 0 is skin. */
  readonly hair: readonly number[];
}

/** Return the shell that continues the face. `hairThickness` in cm; 0 is a bare head. */
export function headShell(face: readonly Point[], hairThickness: number): HeadShell {
  const widening = vertex(face, 356).x / 7.74;
  const positions: Point[] = [];
  const triangles: Triangle[] = [];
  const columns = FACE_OVAL.length;
  const index = (ring: number, column: number): number =>
    ring === 0 ? (FACE_OVAL[column % columns] ?? 0) : face.length + (ring - 1) * columns + (column % columns);
  for (let ring = 1; ring <= RINGS; ring++) {
    for (const landmark of FACE_OVAL) {
      const bare = shellPoint(vertex(face, landmark), (ring / RINGS) ** 1.3, widening);
      const outward = scaled(
        unit(difference(bare, CENTRE)),
        hairThickness * ramp(-0.1, 2.4, hairDepth(bare)),
      );
      positions.push(sum(bare, outward));
    }
  }
  for (let ring = 0; ring < RINGS; ring++) {
    for (let column = 0; column < columns; column++) {
      const [p, q] = [index(ring, column), index(ring, column + 1)];
      const [r, s] = [index(ring + 1, column), index(ring + 1, column + 1)];
      triangles.push([p, q, r], [q, s, r]);
    }
  }
  const hair = [...face, ...positions].map((point) => (hairThickness > 0 ? hairDepth(point) : -1));
  return { positions, triangles, hair };
}

/** The point a share of the way from a rim point to the back of the skull. */
function shellPoint(rim: Point, share: number, widening: number): Point {
  const start = difference(rim, CENTRE);
  const direction = between(unit(start), BACK, share);
  const { side, up, down, front, back } = SKULL;
  const skull =
    1 /
    Math.hypot(
      direction.x / (side * widening),
      direction.y / (direction.y > 0 ? up : down),
      direction.z / (direction.z > 0 ? front : back),
    );
  const rimPart = (1 - share) ** (rim.y < 0 ? 4 : 3);
  return sum(CENTRE, scaled(direction, skull + (length(start) - skull) * rimPart));
}

/** Return the unit vector a share of the way along the arc from one to the other. */
function between(from: Point, to: Point, share: number): Point {
  const angle = Math.acos(Math.min(1, Math.max(-1, dot(from, to))));
  const sine = Math.sin(angle);
  if (sine < 1e-6) return from;
  return sum(scaled(from, Math.sin((1 - share) * angle) / sine), scaled(to, Math.sin(share * angle) / sine));
}

/** Height of the hairline at each depth: over the forehead, back at the temples, down behind the ears. */
// prettier-ignore
const HAIRLINE: readonly (readonly [z: number, y: number])[] = [
  [-14, -5.5], [-9, -5], [-6.4, -2], [-5, 2.2], [-3.4, 1.8], [-2, 2.4], [-0.8, 5], [1, 7.4], [3, 8.9], [8, 9.4],
];

/** How far above the hairline a point lies, in cm. */
function hairDepth({ x, y, z }: Point): number {
  const next = HAIRLINE.findIndex(([depth]) => depth > z);
  const [z1, y1] = HAIRLINE[Math.max(1, next === -1 ? HAIRLINE.length - 1 : next)] ?? [0, 0];
  const [z0, y0] = HAIRLINE[Math.max(0, (next === -1 ? HAIRLINE.length - 1 : Math.max(1, next)) - 1)] ?? [
    0, 0,
  ];
  const line = y0 + ((y1 - y0) * (z - z0)) / (z1 - z0);
  return y - line + 0.3 * falloff(x, 0, 2.5);
}
