/** The standard normal distribution: from z to the share below it, and back. */

/** Beyond this z the share is 0 or 1 to 15 digits. */
const FARTHEST = 8;

/**
 * Return the share of a standard normal population below `z`, 0-1, to about 15 digits in the middle.
 *
 * By the series `1/2 + density(z) (z + z^3/3 + z^5/(3 5) + ...)` (Marsaglia, Journal of Statistical Software 11(4), 2004).
 */
export function normalShare(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (z <= -FARTHEST) return 0;
  if (z >= FARTHEST) return 1;
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * z * z) * (1 / Math.sqrt(2 * Math.PI));
}

/** Return the z below which that share (0-1) of a standard normal population lies; -8 for 0 or less, 8 for 1 or more. */
export function normalQuantile(share: number): number {
  if (Number.isNaN(share)) return Number.NaN;
  let low = -FARTHEST;
  let high = FARTHEST;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
