/** Ridge regression on standardised columns. */
import { meanOf, sdOf } from "../../src/core/statistics.ts";

/** A table of numbers, row by row; all rows are equally long. */
export type Rows = readonly (readonly number[])[];

/** A fitted linear model of standardised columns. */
export interface RidgeModel {
  readonly means: readonly number[];
  readonly sds: readonly number[];
  /** Weight per SD of each column. */
  readonly weights: readonly number[];
  readonly intercept: number;
  readonly lambda: number;
}

/**
 * Penalties to choose from: 5.6 to 10^3.75, evenly in the logarithm.
 *
 * Less than that gains a few thousandths of r and lets related measurements pull against each other, with weights that
 * nobody can read and that amplify the jitter of the landmarks.
 */
export const LAMBDAS: readonly number[] = Array.from({ length: 13 }, (_, step) => 10 ** (0.75 + step / 4));

/** What the choice of a model may be told. */
export interface FitOptions {
  readonly lambdas?: readonly number[];
  readonly drifts?: Drifts;
}

/** The sums that any penalty can be fitted from. */
interface Moments {
  readonly means: readonly number[];
  readonly sds: readonly number[];
  readonly intercept: number;
  readonly gram: Rows;
  readonly cross: readonly number[];
}

/**
 * Return the ridge model with the given penalty (added to X'X of standardised columns, n in the SD).
 *
 * `drifts` are changes of a row that must not matter, in the units of the columns: how the measurements of one face
 * move when the head turns or the camera comes closer. Their mean square effect on the prediction costs as much as
 * the mean squared error of the fit, times `weight`.
 */
export function fitRidge(rows: Rows, target: readonly number[], lambda: number, drifts?: Drifts): RidgeModel {
  return solved(momentsOf(rows, target, drifts), lambda);
}

/** Changes of a row that must not move the prediction, and what they cost. */
export interface Drifts {
  readonly rows: Rows;
  readonly weight: number;
}

/** Return what the model predicts for each row. */
export function predictions(model: RidgeModel, rows: Rows): number[] {
  return rows.map((row) =>
    row.reduce((total, value, column) => {
      const z = (value - (model.means[column] ?? 0)) / (model.sds[column] ?? 1);
      return total + z * (model.weights[column] ?? 0);
    }, model.intercept),
  );
}

/**
 * Return the ridge model whose penalty has the least squared error over inner folds.
 *
 * Inner folds are every fifth row, so the choice depends on the rows alone.
 */
export function fitRidgeByCv(rows: Rows, target: readonly number[], options: FitOptions = {}): RidgeModel {
  const { lambdas = LAMBDAS, drifts } = options;
  const inner = 5;
  const parts = Array.from({ length: inner }, (_, fold) => {
    const keep = (index: number): boolean => index % inner !== fold;
    const heldRows = rows.filter((_, index) => !keep(index));
    const heldTarget = target.filter((_, index) => !keep(index));
    const moments = momentsOf(
      rows.filter((_, index) => keep(index)),
      target.filter((_, index) => keep(index)),
      drifts,
    );
    return { moments, heldRows, heldTarget };
  });
  const errors = lambdas.map((lambda) =>
    parts.reduce((total, part) => {
      const found = predictions(solved(part.moments, lambda), part.heldRows);
      return (
        total + found.reduce((sum, value, index) => sum + (value - (part.heldTarget[index] ?? 0)) ** 2, 0)
      );
    }, 0),
  );
  const best = errors.indexOf(Math.min(...errors));
  return fitRidge(rows, target, lambdas[best] ?? 1, drifts);
}

/** Return held-out predictions: each row is predicted by a model that was fitted, penalty and all, without its fold. */
export function heldOutPredictions(
  rows: Rows,
  target: readonly number[],
  options: FitOptions & { readonly folds: readonly number[] },
): number[] {
  const result = new Array<number>(rows.length).fill(Number.NaN);
  for (const fold of new Set(options.folds)) {
    const inside = (index: number): boolean => options.folds[index] === fold;
    const model = fitRidgeByCv(
      rows.filter((_, index) => !inside(index)),
      target.filter((_, index) => !inside(index)),
      options,
    );
    rows.forEach((row, index) => {
      if (inside(index)) result[index] = predictions(model, [row])[0] ?? Number.NaN;
    });
  }
  return result;
}

function momentsOf(rows: Rows, target: readonly number[], drifts?: Drifts): Moments {
  const columns = rows[0]?.map((_, column) => rows.map((row) => row[column] ?? Number.NaN)) ?? [];
  const means = columns.map(meanOf);
  const sds = columns.map((column) => sdOf(column) || 1);
  const standard = columns.map((column, index) =>
    Float64Array.from(column, (value) => (value - (means[index] ?? 0)) / (sds[index] ?? 1)),
  );
  const intercept = meanOf(target);
  const centred = Float64Array.from(target, (value) => value - intercept);
  const product = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const drifted = (drifts?.rows ?? []).map((row) => row.map((value, index) => value / (sds[index] ?? 1)));
  const cost = drifts ? (drifts.weight * rows.length) / Math.max(1, drifted.length) : 0;
  const driftCost = (i: number, j: number): number =>
    cost * drifted.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0);
  const gram = standard.map((a, i) => standard.map((b, j) => product(a, b) + driftCost(i, j)));
  return { means, sds, intercept, gram, cross: standard.map((a) => product(a, centred)) };
}

function solved(moments: Moments, lambda: number): RidgeModel {
  const { gram, cross, means, sds, intercept } = moments;
  const system = gram.map((row, i) => row.map((value, j) => (i === j ? value + lambda : value)));
  return { means, sds, intercept, lambda, weights: solvePositive(system, cross) };
}

/** Return x of `system x = right` for a symmetric positive definite system (Cholesky). */
export function solvePositive(system: Rows, right: readonly number[]): number[] {
  const size = right.length;
  const lower = Array.from({ length: size }, () => new Float64Array(size));
  const cell = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = system[i]?.[j] ?? 0;
      for (let k = 0; k < j; k += 1) rest -= cell(i, k) * cell(j, k);
      const row = lower[i];
      if (row) row[j] = i === j ? Math.sqrt(rest) : rest / cell(j, j);
    }
  }
  const half = new Array<number>(size).fill(0);
  for (let i = 0; i < size; i += 1) {
    let rest = right[i] ?? 0;
    for (let k = 0; k < i; k += 1) rest -= cell(i, k) * (half[k] ?? 0);
    half[i] = rest / cell(i, i);
  }
  const x = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i -= 1) {
    let rest = half[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) rest -= cell(k, i) * (x[k] ?? 0);
    x[i] = rest / cell(i, i);
  }
  return x;
}
