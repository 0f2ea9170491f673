/**
 * Head pose from the facial transformation matrix.
 *
 * [Note: Matrix layout]
 * MediaPipe hands out 16 numbers column by column. They map the canonical face (centimetres, x to the subject's left,
 * y up, z toward the camera) into camera space (same axes, camera at the origin looking along -z). Signs follow: yaw +
 * turns the face toward the subject's left (image right), pitch + lowers it, roll + turns it counter-clockwise as seen.
 */
import type { Pose } from "../report.ts";
import { toDegrees, toRadians } from "./angle.ts";
import { at, LEFT, RIGHT } from "./landmarks.ts";
import type { Degrees, PixelLandmarks } from "./points.ts";
import type { Similarity } from "./similarity.ts";
import { isFlipped } from "./similarity.ts";

/**
 * Return yaw, pitch and roll of a column-major 4 x 4 matrix. See: [Note: Matrix layout].
 *
 * The columns are normalised first, so a scaled rotation is read right. Null when the matrix is no such thing
 * (wrong length, a column without length, a number that is not finite).
 */
export function poseFromMatrix(data: ArrayLike<number>): Pose | null {
  if (data.length !== 16) return null;
  const entry = (index: number): number => data[index] ?? Number.NaN;
  const lengths = [0, 4, 8].map((column) => Math.hypot(entry(column), entry(column + 1), entry(column + 2)));
  if (lengths.some((size) => !(size > 1e-9) || !Number.isFinite(size))) return null;
  const cell = (column: number, row: number): number =>
    entry(column * 4 + row) / (lengths[column] ?? Number.NaN);
  const pose = {
    yaw: toDegrees(Math.atan2(cell(2, 0), cell(2, 2))),
    pitch: toDegrees(Math.asin(Math.min(1, Math.max(-1, -cell(2, 1))))),
    roll: toDegrees(Math.atan2(cell(0, 1), cell(1, 1))),
  };
  return Object.values(pose).every(Number.isFinite) ? pose : null;
}

/** Return the pose that a mirror shows. */
export function mirroredPose(pose: Pose): Pose {
  return { yaw: 0 - pose.yaw, pitch: pose.pitch, roll: 0 - pose.roll };
}

/** Return the pose in the photo, given the pose that was read in a frame cut from it. */
export function poseInPhoto(pose: Pose, frame: Similarity): Pose {
  const flipped = isFlipped(frame);
  const seen = flipped ? mirroredPose(pose) : pose;
  return turnedPose(seen, toDegrees(Math.atan2(frame.b, flipped ? 0 - frame.a : frame.a)));
}

/**
 * Return the pose after the picture was turned counter-clockwise.
 *
 * The turn of the picture comes after yaw and pitch and roll before them, so on a head that is turned it is not the
 * roll alone that changes: 10 degrees of it make 3.5 degrees of pitch out of 20 of yaw.
 */
export function turnedPose({ yaw, pitch, roll }: Pose, degrees: Degrees): Pose {
  const sines = [yaw, pitch, roll, degrees].map((angle) => Math.sin(toRadians(angle)));
  const cosines = [yaw, pitch, roll, degrees].map((angle) => Math.cos(toRadians(angle)));
  const [sy, sp, sr, st] = sines as [number, number, number, number];
  const [cy, cp, cr, ct] = cosines as [number, number, number, number];
  const up = st * sy * cp - ct * sp;
  return {
    yaw: toDegrees(Math.atan2(ct * sy * cp + st * sp, cy * cp)),
    pitch: toDegrees(Math.asin(Math.min(1, Math.max(-1, -up)))),
    roll: toDegrees(
      Math.atan2(st * (cy * cr + sy * sp * sr) + ct * cp * sr, st * (sy * sp * cr - cy * sr) + ct * cp * cr),
    ),
  };
}

/** Return the mean of one or more poses; roll is averaged on the circle. */
export function meanPose(poses: readonly Pose[]): Pose {
  const mean = (pick: (pose: Pose) => number): number =>
    poses.reduce((total, pose) => total + pick(pose), 0) / poses.length;
  const radians = Math.PI / 180;
  const roll = Math.atan2(
    mean((pose) => Math.sin(pose.roll * radians)),
    mean((pose) => Math.cos(pose.roll * radians)),
  );
  return { yaw: mean((pose) => pose.yaw), pitch: mean((pose) => pose.pitch), roll: toDegrees(roll) };
}

/** Return the roll of the line through the irises, counter-clockwise +; exact where the matrix only fits a mean face. */
export function irisRoll(landmarks: PixelLandmarks): Degrees {
  const right = at(landmarks.points, RIGHT.iris);
  const left = at(landmarks.points, LEFT.iris);
  return toDegrees(Math.atan2(right.y - left.y, left.x - right.x));
}
