/** The mean brightness around each pixel. */

/** One number for each pixel, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
}

/** Return the mean over the square of `2 reach + 1` pixels a side around each pixel, as far as it lies inside. */
export function squareMeans({ width, height, values }: Plane, reach: number): Float64Array {
  const wide = width + 1;
  const sums = new Float64Array(wide * (height + 1));
  for (let row = 0; row < height; row += 1) {
    let along = 0;
    for (let column = 0; column < width; column += 1) {
      along += values[row * width + column] ?? 0;
      sums[(row + 1) * wide + column + 1] = (sums[row * wide + column + 1] ?? 0) + along;
    }
  }
  const means = new Float64Array(values.length);
  for (let row = 0; row < height; row += 1) {
    const [top, bottom] = [Math.max(0, row - reach), Math.min(height, row + reach + 1)];
    for (let column = 0; column < width; column += 1) {
      const [left, right] = [Math.max(0, column - reach), Math.min(width, column + reach + 1)];
      const sum =
        (sums[bottom * wide + right] ?? 0) -
        (sums[bottom * wide + left] ?? 0) -
        (sums[top * wide + right] ?? 0) +
        (sums[top * wide + left] ?? 0);
      means[row * width + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return means;
}
