import { describe, expect, it } from "vitest";
import { shapleyMatrix, type Square } from "./shapley.ts";

const bothOrders = [
  [0, 1],
  [1, 0],
];

const pointsOf = (matrix: Square, zs: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, value, j) => sum + value * (zs[j] ?? 0), 0));

describe("what each term of a linear score adds", () => {
  it("is weight times z where nothing goes together", () => {
    const matrix = shapleyMatrix(
      [3, -2],
      [
        [1, 0],
        [0, 1],
      ],
    );
    expect(pointsOf(matrix, [1, 2])).toEqual([expect.closeTo(3, 9), expect.closeTo(-4, 9)]);
  });

  it("is half each of what two say that are one and the same, whatever their weights", () => {
    const matrix = shapleyMatrix(
      [-14, 16],
      [
        [1, 1],
        [1, 1],
      ],
      bothOrders,
    );
    expect(pointsOf(matrix, [1.5, 1.5])).toEqual([expect.closeTo(1.5, 9), expect.closeTo(1.5, 9)]);
  });

  it("is the mean over both orders, for two that go together", () => {
    // All: 4 * 2 - 6 * 1 = 2. The first alone lets (4 - 6 * .5) * 2 = 2 be expected, the second alone (-6 + 4 * .5) * 1 = -4.
    const matrix = shapleyMatrix(
      [4, -6],
      [
        [1, 0.5],
        [0.5, 1],
      ],
      bothOrders,
    );
    expect(pointsOf(matrix, [2, 1])).toEqual([
      expect.closeTo((2 + (2 - -4)) / 2, 9),
      expect.closeTo((2 - 2 + -4) / 2, 9),
    ]);
  });

  it("adds up to the weights in every column, and is the same each time", () => {
    const weights = [4, -6, 1];
    const correlations = [
      [1, 0.9, -0.2],
      [0.9, 1, 0.1],
      [-0.2, 0.1, 1],
    ];
    const matrix = shapleyMatrix(weights, correlations);
    weights.forEach((weight, j) =>
      expect(matrix.reduce((sum, row) => sum + (row[j] ?? 0), 0)).toBeCloseTo(weight, 9),
    );
    expect(shapleyMatrix(weights, correlations)).toEqual(matrix);
  });
});
