/** Two builds measured in turn, figure by figure: the ratio of their medians, and how sure it is. */
import { bootstrapInterval } from "../../src/core/statistics.ts";
import { medianOf } from "../geometry/limits.ts";

/** Figures of one measurement by name, each in a unit of its own; less is better. */
export type Figures = Readonly<Record<string, number>>;

/** One figure of two builds. */
export interface Compared {
  readonly name: string;
  readonly pairs: number;
  /** Medians of this build and of the other one. */
  readonly ours: number;
  readonly theirs: number;
  /** Ours over theirs with its 95 % interval; null where theirs is zero. */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** Return in which order the builds of each pair are measured: in turn, so that neither is always the first. */
export function isOursFirst(pair: number): boolean {
  return pair % 2 === 0;
}

/**
 * Return each figure that both builds have, in the order of ours.
 *
 * The ratio is that of the medians; pairs are drawn together for its interval, so what slows both at once does not widen it.
 */
export function compared(ours: readonly Figures[], theirs: readonly Figures[]): Compared[] {
  if (ours.length !== theirs.length)
    throw new Error(`${ours.length} and ${theirs.length} measurements are no pairs`);
  const names = Object.keys(ours[0] ?? {}).filter((name) => theirs[0]?.[name] !== undefined);
  return names.map((name) => {
    const both = ours
      .map((figures, pair) => [figures[name] ?? NaN, theirs[pair]?.[name] ?? NaN] as const)
      .filter(([our, their]) => Number.isFinite(our) && Number.isFinite(their));
    const [a, b] = [both.map(([our]) => our), both.map(([, their]) => their)];
    return { name, pairs: both.length, ours: medianOf(a), theirs: medianOf(b), ratio: ratioOf(a, b) };
  });
}

function ratioOf(a: readonly number[], b: readonly number[]): Compared["ratio"] {
  const statistic = (x: readonly number[], y: readonly number[]) => medianOf(x) / medianOf(y);
  const value = statistic(a, b);
  return Number.isFinite(value) ? { value, ...bootstrapInterval(a, b, { statistic }) } : null;
}

/** Return the figures as a table; `them` names the other build. */
export function comparisonTable(figures: readonly Compared[], them: string): string {
  const round = (value: number) => (Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(0));
  const ratio = ({ ratio: found }: Compared) =>
    found ? `${found.value.toFixed(2)} (${found.low.toFixed(2)} to ${found.high.toFixed(2)})` : "–";
  return [
    `| figure | this build | ${them} | this / ${them}, 95 % interval |`,
    "| --- | --- | --- | --- |",
    ...figures.map(
      (each) => `| ${each.name} | ${round(each.ours)} | ${round(each.theirs)} | ${ratio(each)} |`,
    ),
  ].join("\n");
}
