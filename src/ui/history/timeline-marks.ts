/** Where the kept results lie on the line over time: pure arithmetic in the units of the drawing. */
import { scaleLinear, scaleTime } from "d3-scale";
import type { HistoryEntry } from "../../core/history/record.ts";
import { makingOf } from "../../core/score/place.ts";

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
  /** Of what the score is made: between two of unlike making there is no line. */
  readonly making: string;
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

/** The first and the last moment of an axis, in milliseconds of UTC. */
export type Span = readonly [first: number, last: number];

/** Return the axis that holds all these results, with a little room at either end; of a single moment a day either side. */
export function spanOf(entries: readonly Pick<HistoryEntry, "scoredAt">[]): Span {
  let [first, last] = [Infinity, -Infinity];
  for (const { scoredAt } of entries) {
    const time = Date.parse(scoredAt);
    [first, last] = [Math.min(first, time), Math.max(last, time)];
  }
  const pad = last > first ? (last - first) * 0.02 : DAY;
  return [first - pad, last + pad];
}

/** How far back an axis reaches from the newest result. */
export const REACHES = ["all", "year", "month", "day"] as const;
export type Reach = (typeof REACHES)[number];
const REACH_DAYS = { year: 366, month: 31, day: 1 } as const;

/** Return the results, newest first, that are no older than this before the newest of them. */
export function within(entries: readonly HistoryEntry[], reach: Reach): readonly HistoryEntry[] {
  const [newest] = entries;
  if (reach === "all" || !newest) return entries;
  const since = Date.parse(newest.scoredAt) - REACH_DAYS[reach] * DAY;
  return entries.filter(({ scoredAt }) => Date.parse(scoredAt) >= since);
}

/** Return the reaches that show fewer results than the one before and still two at least: others would tell nothing new. */
export function usefulReaches(entries: readonly HistoryEntry[]): Reach[] {
  let before = Infinity;
  return REACHES.filter((reach) => {
    const count = within(entries, reach).length;
    const isUseful = reach === "all" || (count >= 2 && count < before);
    if (isUseful) before = count;
    return isUseful;
  });
}

/** Return the marks and ticks of some results on an axis: every mark stands where its time is. */
export function timelineOf(entries: readonly HistoryEntry[], [first, last]: Span): Timeline {
  const ordered = [...entries].sort((a, b) => Date.parse(a.scoredAt) - Date.parse(b.scoredAt));
  const x = scaleTime(
    [new Date(first), new Date(last)],
    [TIMELINE.left + 10, TIMELINE.width - TIMELINE.right],
  );
  return {
    marks: ordered.map(({ id, score, scoredAt, making }) => ({
      id,
      x: x(Date.parse(scoredAt)),
      y: heightOf(score.score),
      wide: [heightOf(score.interval90.high), heightOf(score.interval90.low)],
      narrow: [heightOf(score.interval68.high), heightOf(score.interval68.low)],
      making: makingOf(making),
    })),
    ticks: ordered.length === 0 ? [] : x.ticks(4).map((date) => ({ x: x(date), date })),
    spanDays: (last - first) / DAY,
  };
}
