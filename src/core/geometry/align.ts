/**
 * The face turned to look straight out of the picture.
 *
 * [Note: Aligned space]
 * Every measurement is taken in the face's own axes. Across is the direction in which the paired landmarks of both
 * sides lie apart, in space; down runs from the top of the mesh to the menton, square to it; depth is square to both.
 * Turning the landmarks into these axes undoes roll and most of yaw and pitch, using the depth that the model gives,
 * and both sides count alike. The unit is the distance between the irises, the origin lies in their middle. So an
 * aligned face does not change when the photo is scaled, padded, cropped or rolled.
 */
import type { Degrees, PixelLandmarks, Point } from "./points.ts";
import { toDegrees } from "./angle.ts";
import { at, LEFT, MIDLINE, RIGHT } from "./landmarks.ts";
import { MIRROR_PAIRS } from "./mirror.ts";
import { cross, difference, distanceInPicture, dot, length, meanPoint, scaled, unit } from "./vector.ts";

/** 478 points; x to the subject's left, y down, z into the head, iris distance 1. See: [Note: Aligned space]. */
export interface AlignedFace {
  readonly space: "aligned";
  readonly points: readonly Point[];
  /** The yaw that was undone, from the depth of both sides; + toward the subject's left. */
  readonly turn: Degrees;
}

/** Mesh pairs that span the face; the irises follow the gaze and are left out. */
const SPAN_PAIRS = MIRROR_PAIRS.filter(([one, other]) => one < 468 && other < 468);

/**
 * Return the face in its own axes, or null when the points span no face (all in one place, or not finite).
 *
 * See: [Note: Aligned space].
 */
export function alignFace(landmarks: PixelLandmarks): AlignedFace | null {
  const { points } = landmarks;
  const across = acrossAxis(points);
  const along = difference(at(points, MIDLINE.menton), at(points, MIDLINE.forehead));
  const down = unit(difference(along, scaled(across, dot(along, across))));
  const into = cross(across, down);
  const origin = meanPoint([at(points, RIGHT.iris), at(points, LEFT.iris)]);
  const turned = points.map((p) => {
    const from = difference(p, origin);
    return { x: dot(from, across), y: dot(from, down), z: dot(from, into) };
  });
  const size = distanceInPicture(at(turned, RIGHT.iris), at(turned, LEFT.iris));
  if (!Number.isFinite(size) || size < 1e-9 || length(down) < 0.5) return null;
  const aligned = turned.map((p) => scaled(p, 1 / size));
  return {
    space: "aligned",
    points: aligned,
    turn: toDegrees(Math.atan2(across.z, Math.hypot(across.x, across.y))),
  };
}

/**
 * Return the unit vector from the subject's right to the left.
 *
 * The first principal direction of the differences between partners, by power iteration from the line of the irises:
 * wide pairs weigh more than narrow ones, and which partner comes first does not matter, so a mirrored face gets the
 * mirrored axis.
 */
function acrossAxis(points: readonly Point[]): Point {
  const spans = SPAN_PAIRS.map(([one, other]) => difference(at(points, other), at(points, one)));
  const moment = (pick: (span: Point) => number): Point => {
    const total = { x: 0, y: 0, z: 0 };
    for (const span of spans) {
      const weight = pick(span);
      total.x += weight * span.x;
      total.y += weight * span.y;
      total.z += weight * span.z;
    }
    return total;
  };
  const [rowX, rowY, rowZ] = [moment((span) => span.x), moment((span) => span.y), moment((span) => span.z)];
  let axis = unit(difference(at(points, LEFT.iris), at(points, RIGHT.iris)));
  for (let round = 0; round < 12; round += 1) {
    axis = unit({ x: dot(rowX, axis), y: dot(rowY, axis), z: dot(rowZ, axis) });
  }
  return axis;
}
