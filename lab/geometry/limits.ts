/** What the figures must reach, in one place. */
export const LIMITS = {
  /** Mean landmark error over a rendered face, per cent of the distance between the outer eye corners. */
  landmarkError: 3.7,
  /** Yaw, pitch and roll, degrees. */
  poseError: 5,
  /** Measured change over true change of a scored card. */
  response: 0.6,
  /** Points that one measurement may add on any rated face, and what sums may miss by rounding. */
  contribution: { measurement: 8, gap: 1e-9 },
  /** Median absolute change of the geometric score, points of 0-100. */
  scoreChange: { scale: 0.7, framing: 0.7, roll: 1, mirror: 0.7, jpeg: 0.7, yaw: 2 },
} as const;

/** The kinds of change under which the score must hold still. */
export type ChangeKind = keyof typeof LIMITS.scoreChange;

/** Return the median; NaN of an empty list. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
