/** The eyes and the mouth: what shows through the openings of the mesh. */
import { LEFT_EYE, LIPS_INNER, RIGHT_EYE } from "../geometry/landmarks.ts";
import type { Point } from "../geometry/points.ts";
import { scaled, sum, unit } from "../geometry/vector.ts";
import type { FaceMesh } from "./canonical-mesh.ts";
import { type Net, net, type Triangle, vertex } from "./surface.ts";

/** Radius of the iris in cm: half of 11.7 mm (MediaPipe Iris, Google AI blog 2020). */
export const IRIS_RADIUS = 0.585;

/** The two edges of an opening, from the subject's right to left. */
interface Opening {
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

/** Cut a closed loop of 2n points, which begins at a corner, into its two edges. */
function edges(loop: readonly number[]): [number[], number[]] {
  const half = loop.length / 2;
  return [loop.slice(0, half + 1), [...loop.slice(half), loop[0] ?? 0].reverse()];
}

const [rightLower, rightUpper] = edges(RIGHT_EYE);
const [leftLower, leftUpper] = edges(LEFT_EYE);
const [lipUpper, lipLower] = edges(LIPS_INNER);
const RIGHT_OPENING: Opening = { upper: rightUpper, lower: rightLower };
const LEFT_OPENING: Opening = { upper: leftUpper.toReversed(), lower: leftLower.toReversed() };
const MOUTH_OPENING: Opening = { upper: lipUpper, lower: lipLower };

/** Return the mesh's triangles without those that close the eyes and the mouth. */
export function openTriangles(mesh: FaceMesh): Triangle[] {
  const loops = [RIGHT_EYE, LEFT_EYE, LIPS_INNER].map((loop) => new Set<number>(loop));
  return mesh.triangles.filter((corners) => !loops.some((loop) => corners.every((k) => loop.has(k))));
}

/** Return the centre of each iris in head space: between the lids, a little nearer the upper one. */
export function irisCentres(face: readonly Point[]): { readonly right: Point; readonly left: Point } {
  const centre = (upper: number, lower: number, inner: number, outer: number): Point => {
    const lids = scaled(sum(vertex(face, upper), vertex(face, lower)), 0.5);
    const corners = scaled(sum(vertex(face, inner), vertex(face, outer)), 0.5);
    const height = vertex(face, upper).y - vertex(face, lower).y;
    return { x: corners.x, y: lids.y + 0.03 * height, z: lids.z };
  };
  return { right: centre(159, 145, 133, 33), left: centre(386, 374, 362, 263) };
}

/**
 * Return landmarks 468 to 477 in head space: each iris's centre and the four points of its edge, in the order of the
 * detector (see `RIGHT_IRIS` and `LEFT_IRIS`).
 */
export function irisLandmarks(face: readonly Point[]): Point[] {
  const { right, left } = irisCentres(face);
  return [right, left].flatMap((centre) => [
    centre,
    { ...centre, x: centre.x + IRIS_RADIUS },
    { ...centre, y: centre.y + IRIS_RADIUS },
    { ...centre, x: centre.x - IRIS_RADIUS },
    { ...centre, y: centre.y - IRIS_RADIUS },
  ]);
}

/** An eye: its net, whose coords are x and y from the iris's centre and depth below the upper lid, and its normals. */
export interface Eye {
  readonly net: Net;
  readonly normals: readonly Point[];
}

/** Return the subject's right and left eye. */
export function eyes(face: readonly Point[]): readonly Eye[] {
  const { right, left } = irisCentres(face);
  return [eye(face, RIGHT_OPENING, right), eye(face, LEFT_OPENING, left)];
}

function eye(face: readonly Point[], opening: Opening, iris: Point): Eye {
  const surface = net(9, 17, (row, column) => {
    const bulge = Math.sin(Math.PI * row) * Math.sin(Math.PI * column);
    const position = inOpening(face, opening, row, column, 0.06, 0.1 - 0.14 * bulge);
    const top = inOpening(face, opening, 0, column, 0, 0);
    return { position, coords: { x: position.x - iris.x, y: position.y - iris.y, z: top.y - position.y } };
  });
  const ball = surface.coords.map(({ x, y }) => unit({ x: x / 1.5, y: y / 1.3, z: 1 }));
  return { net: surface, normals: ball };
}

/** Return the inside of the mouth, set back behind the lips; its coords are depth below the upper lip, in `y`. */
export function mouthInside(face: readonly Point[]): Net {
  return net(9, 21, (row, column) => {
    const position = inOpening(face, MOUTH_OPENING, row, column, 0.1, 0.25 + 0.5 * Math.sin(Math.PI * row));
    return { position, coords: { x: position.x, y: row, z: 0 } };
  });
}

/** The point at shares of the way down and across an opening, spread past its edges by `spread` and set back. */
function inOpening(
  face: readonly Point[],
  { upper, lower }: Opening,
  row: number,
  column: number,
  spread: number,
  back: number,
): Point {
  const top = along(face, upper, column);
  const bottom = along(face, lower, column);
  const point = sum(scaled(top, 1 - row), scaled(bottom, row));
  return {
    x: point.x + spread * (2 * column - 1),
    y: point.y + spread * (1 - 2 * row),
    z: point.z - back,
  };
}

/** The point a share of the way along a line of landmarks. */
function along(face: readonly Point[], line: readonly number[], share: number): Point {
  const at = share * (line.length - 1);
  const k = Math.min(line.length - 2, Math.floor(at));
  const [p, q] = [vertex(face, line[k] ?? 0), vertex(face, line[k + 1] ?? 0)];
  return sum(scaled(p, 1 - (at - k)), scaled(q, at - k));
}
