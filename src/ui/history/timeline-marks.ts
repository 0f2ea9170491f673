/** Where the kept results lie on the line over time: pure arithmetic in the units of the drawing. */
import { scaleLinear, scaleTime } from "d3-scale";
import type { HistoryEntry } from "../../core/history/record.ts";

export const TIMELINE = { width: 720, height: 250, left: 44, right: 14, top: 14, base: 208 } as const;

/** Most results that are drawn: as many as there are places for dots that can be told apart. */
const MOST_MARKS = 400;

const DAY = 86_400_000;

export interface Mark {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Tops and bottoms of both intervals. */
  readonly wide: readonly [number, number];
  readonly narrow: readonly [number, number];
}

export interface Timeline {
  /** Oldest first. */
  readonly marks: readonly Mark[];
  readonly ticks: readonly { readonly x: number; readonly date: Date }[];
  readonly spanDays: number;
}

/** Return the height of a score (0-100) in the drawing; the scale is always the whole one, so no change looks larger. */
export function heightOf(score: number): number {
  return scaleLinear([0, 100], [TIMELINE.base, TIMELINE.top])(score);
}

/**
 * Return the results that are drawn: all of them, or of very many, in the order of time, every second, third and so on. The
 * first and the last are always drawn.
 */
export function drawnOf<T>(ordered: readonly T[]): readonly T[] {
  if (ordered.length <= MOST_MARKS) return ordered;
  const step = (ordered.length - 1) / (MOST_MARKS - 1);
  return Array.from({ length: MOST_MARKS }, (_, k) => ordered[Math.round(k * step)] as T);
}

/** Return the lowest and the highest score of some results; infinite where there is none. */
export function scoreRange(entries: readonly HistoryEntry[]): {
  readonly low: number;
  readonly high: number;
} {
  let [low, high] = [Infinity, -Infinity];
  for (const { score } of entries) [low, high] = [Math.min(low, score.score), Math.max(high, score.score)];
  return { low, high };
}

/** Dots nearer than this run into each other. */
const LEAST_APART = 9;

/**
 * Return places in their order, moved as little to the right, then to the left, as leaves `LEAST_APART` between neighbours, or what
 * room there is: results of one day among those of months would lie on each other. None is moved beyond `last`.
 */
export function setApart(places: readonly number[], last: number): number[] {
  const [first = 0] = places;
  const least = Math.min(LEAST_APART, (last - first) / Math.max(1, places.length - 1));
  const apart: number[] = [];
  for (const place of places) apart.push(Math.max(place, (apart.at(-1) ?? -Infinity) + least));
  return apart.map((place, index) => Math.min(place, last - (places.length - 1 - index) * least));
}

/** Return the marks and ticks of some results; a single one stands in the middle of two days. */
export function timelineOf(entries: readonly HistoryEntry[]): Timeline {
  const ordered = [...entries].sort((a, b) => Date.parse(a.scoredAt) - Date.parse(b.scoredAt));
  const times = ordered.map(({ scoredAt }) => Date.parse(scoredAt));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const pad = last > first ? (last - first) * 0.02 : DAY;
  const x = scaleTime(
    [new Date(first - pad), new Date(last + pad)],
    [TIMELINE.left + 10, TIMELINE.width - TIMELINE.right],
  );
  const across = setApart(
    times.map((time) => x(new Date(time))),
    TIMELINE.width - TIMELINE.right,
  );
  return {
    marks: ordered.map(({ id, score }, index) => ({
      id,
      x: across[index] ?? TIMELINE.left,
      y: heightOf(score.score),
      wide: [heightOf(score.interval90.high), heightOf(score.interval90.low)],
      narrow: [heightOf(score.interval68.high), heightOf(score.interval68.low)],
    })),
    ticks: ordered.length === 0 ? [] : x.ticks(4).map((date) => ({ x: x(date), date })),
    spanDays: (last - first + 2 * pad) / DAY,
  };
}
