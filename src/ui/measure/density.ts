/** A smooth curve of a population from its quantiles. */

/** One place of the curve: `x` on the scale of the quantiles, `y` as density (the area under the whole curve is 1). */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** Width of the smoothing, in points of the 0-100 scale: hides the steps between quantiles, keeps the shape. */
const BANDWIDTH = 2.6;

/**
 * Return the density over `from`..`to` in steps of `step`, from quantiles at evenly spaced shares (0, 1/n ... 1).
 *
 * Between two quantiles the same share of people lies, so each gap counts once, at its middle, smoothed by a Gaussian.
 */
export function densityOf(
  quantiles: readonly number[],
  { from, to, step }: { readonly from: number; readonly to: number; readonly step: number },
): CurvePoint[] {
  const middles = quantiles.slice(1).map((q, i) => (q + (quantiles[i] ?? q)) / 2);
  const norm = 1 / (middles.length * BANDWIDTH * Math.sqrt(2 * Math.PI));
  const count = Math.round((to - from) / step);
  return Array.from({ length: count + 1 }, (_, i) => {
    const x = from + i * step;
    const sum = middles.reduce((total, m) => total + Math.exp(-0.5 * ((x - m) / BANDWIDTH) ** 2), 0);
    return { x, y: sum * norm };
  });
}

/** Return the value below which a share (0-1) of the population lies, between the quantiles linearly. */
export function quantileAt(quantiles: readonly number[], share: number): number {
  const place = Math.min(Math.max(share, 0), 1) * (quantiles.length - 1);
  const low = quantiles[Math.floor(place)] ?? NaN;
  const high = quantiles[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
