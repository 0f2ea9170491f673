import { describe, expect, it } from "vitest";
import { fitRidge, fitRidgeByCv, heldOutPredictions, predictions, solvePositive } from "./ridge.ts";
import {
  conformalQuantile,
  pearson,
  quantileOf,
  ranks,
  seededRandom,
  spearman,
} from "../../src/core/statistics.ts";
import { foldOf } from "./folds.ts";

const random = seededRandom(3);
const noise = (): number => random() + random() + random() - 1.5;
const rows = Array.from({ length: 300 }, () => [noise(), 10 + 4 * noise(), 0.01 * noise()]);
const target = rows.map(([a = 0, b = 0, c = 0]) => 50 + 3 * a - 2 * b + 100 * c + 0.1 * noise());

describe("ridge regression", () => {
  it("finds the coefficients that made the data when the penalty is next to nothing", () => {
    const model = fitRidge(rows, target, 1e-9);
    const raw = model.weights.map((weight, i) => weight / (model.sds[i] ?? 1));
    expect(raw[0]).toBeCloseTo(3, 1);
    expect(raw[1]).toBeCloseTo(-2, 1);
    expect((raw[2] ?? 0) / 100).toBeCloseTo(1, 1);
  });

  it("agrees with the closed form on a case done by hand", () => {
    // One column, standardised values -1, 0, 1 times sqrt(1.5): gram 3, cross 3 sqrt(1.5), so weight = 3 sqrt(1.5) / (3 + 1).
    const model = fitRidge([[1], [2], [3]], [10, 11.5, 13], 1);
    expect(model.weights[0]).toBeCloseTo((1.5 * Math.sqrt(1.5) * 2) / 4, 12);
    expect(model.intercept).toBeCloseTo(11.5, 12);
  });

  it("shrinks to the mean under a huge penalty", () => {
    expect(Math.hypot(...fitRidge(rows, target, 1e12).weights)).toBeLessThan(1e-6);
  });

  it("spends less on a column that drifts", () => {
    const free = fitRidge(rows, target, 1e-6);
    const bound = fitRidge(rows, target, 1e-6, { rows: [[0, 8, 0]], weight: 1 });
    expect(Math.abs(bound.weights[1] ?? 0)).toBeLessThan(0.5 * Math.abs(free.weights[1] ?? 0));
    expect(bound.weights[0]).toBeCloseTo(free.weights[0] ?? 0, 0);
  });

  it("predicts each fold without having seen it", () => {
    const folds = rows.map((_, index) => index % 5);
    const found = heldOutPredictions(rows, target, { folds });
    const first = fitRidgeByCv(
      rows.filter((_, i) => i % 5 !== 0),
      target.filter((_, i) => i % 5 !== 0),
    );
    expect(found[0]).toBeCloseTo(predictions(first, [rows[0] ?? []])[0] ?? 0, 12);
    expect(pearson(found, target)).toBeGreaterThan(0.99);
  });

  it("solves a positive definite system", () => {
    expect(
      solvePositive(
        [
          [4, 2],
          [2, 3],
        ],
        [10, 9],
      ),
    ).toEqual([expect.closeTo(1.5, 12), expect.closeTo(2, 12)]);
  });
});

describe("the statistics", () => {
  it("give tied values their mean rank", () => {
    expect(ranks([5, 1, 5, 0])).toEqual([3.5, 2, 3.5, 1]);
    expect(spearman([1, 2, 3], [10, 100, 1000])).toBeCloseTo(1, 12);
  });

  it("take the conformal rank of a finite sample", () => {
    const residuals = Array.from({ length: 9 }, (_, i) => (i % 2 ? -1 : 1) * (i + 1));
    expect(conformalQuantile(residuals, 0.68)).toBe(7);
    expect(conformalQuantile(residuals, 0.95)).toBe(9);
    expect(quantileOf([0, 10], 0.25)).toBe(2.5);
  });

  it("take the fold from the first four bytes, big-endian and unsigned", () => {
    expect(foldOf([0xff, 0xff, 0xff, 0xff, 1], 10)).toBe(4294967295 % 10);
    expect(foldOf(new Uint8Array([0, 0, 1, 2]), 5)).toBe(258 % 5);
  });
});
