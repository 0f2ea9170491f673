/**
 * Head pose from the facial transformation matrix.
 *
 * [Note: Matrix layout]
 * MediaPipe hands out 16 numbers column by column. They map the canonical face (centimetres, x to the subject's left,
 * y up, z toward the camera) into camera space (same axes, camera at the origin looking along -z). Signs follow: yaw +
 * turns the face toward the subject's left (image right), pitch + lowers it, roll + turns it counter-clockwise as seen.
 */
import type { Pose } from "../report.ts";
import { toDegrees, wrapDegrees } from "./angle.ts";
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
  const turn = toDegrees(Math.atan2(frame.b, flipped ? 0 - frame.a : frame.a));
  return { ...seen, roll: wrapDegrees(seen.roll + turn) };
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
