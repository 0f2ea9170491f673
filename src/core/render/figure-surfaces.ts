/** The parts of the figure as painted surfaces, nearest first, so that little is drawn twice. */
import { difference, dot, unit } from "../geometry/vector.ts";
import type { FaceMesh } from "./canonical-mesh.ts";
import { ramp } from "./deform.ts";
import { eyes, mouthInside, openTriangles } from "./eyes.ts";
import { body, ear, hangingHair } from "./figure.ts";
import { headShell } from "./head-shell.ts";
import {
  bodyPaint,
  eyePaint,
  type FaceColours,
  facePaint,
  hollowSkinPaint,
  mouthPaint,
  scalpPaint,
} from "./materials.ts";
import { type Net, type Paint, type Surface, type Triangle, vertex, vertexNormals } from "./surface.ts";
import { tessellated } from "./tessellate.ts";
import type { Point } from "../geometry/points.ts";

/** How the hair is worn: its thickness on the skull in cm (0 is none), and the height that long hair hangs to. */
export interface Hair {
  readonly thickness: number;
  readonly hangsTo: number | null;
}

/** Height of the middle of the neckline, in cm of head space. */
const NECKLINE = -15.2;

/** Return what turns with the head: face, eyes, mouth, skull, ears, hair. */
export function headSurfaces(face: FaceMesh, colours: FaceColours, hair: Hair): Surface[] {
  const shell = headShell(face.positions, hair.thickness);
  const open = openTriangles(face);
  const positions = [...face.positions, ...shell.positions];
  const normals = vertexNormals(positions, [...open, ...shell.triangles]);
  const hollow = hollows(face.positions, normals, open);
  const faceCoords = face.unrolled.map(({ x, y }, k) => ({ x, y, z: hollow[k] ?? 0 }));
  const shellCoords = positions.map(({ x, y, z }, k) => ({
    x: shell.hair[k] ?? -1,
    y: 7 * Math.atan2(x, y - 1.5),
    z,
  }));
  const iris = eyePaint(colours);
  const surfaces: Surface[] = [
    tessellated(
      { positions, normals, coords: faceCoords, triangles: open, paint: facePaint(face, colours) },
      5,
    ),
    ...eyes(face.positions).map((eye) => ({ ...eye.net, normals: eye.normals, paint: iris })),
    painted(mouthInside(face.positions), mouthPaint),
    tessellated(
      { positions, normals, coords: shellCoords, triangles: shell.triangles, paint: scalpPaint(colours) },
      3,
    ),
    painted(ear(face.positions, 1), hollowSkinPaint(colours)),
    painted(ear(face.positions, -1), hollowSkinPaint(colours)),
  ];
  if (hair.hangsTo !== null)
    surfaces.push(painted(hangingHair(face.positions, hair.hangsTo), scalpPaint(colours)));
  return surfaces;
}

/** Return what stands still when the head turns: neck and shoulders. */
export function standingSurfaces(colours: FaceColours): Surface[] {
  return [painted(body(NECKLINE), bodyPaint(colours))];
}

function painted(shape: Net, paint: Paint): Surface {
  return { ...shape, normals: vertexNormals(shape.positions, shape.triangles), paint };
}

/** How hollow the surface is at each point, 0..1: how far its neighbours stand out above its tangent plane. */
function hollows(
  positions: readonly Point[],
  normals: readonly Point[],
  triangles: readonly Triangle[],
): number[] {
  const rise = positions.map(() => ({ total: 0, count: 0 }));
  for (const [a, b, c] of triangles) {
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      const direction = unit(difference(vertex(positions, to), vertex(positions, from)));
      const entry = rise[from];
      if (!entry) continue;
      entry.total += dot(direction, vertex(normals, from));
      entry.count += 1;
    }
  }
  return rise.map(({ total, count }) => (count === 0 ? 0 : ramp(0.02, 0.4, total / count)));
}
