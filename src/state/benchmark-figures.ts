/** What many timings come to. All times in milliseconds. */
import type { StageTimes } from "../core/report.ts";
import { quantileOf } from "../core/statistics.ts";
import { STEPS, type Step } from "./photo.ts";

/** What one photo took: each step that ran, and the whole from its file to its outcome. */
export interface PhotoTiming {
  readonly steps: StageTimes;
  readonly total: number;
}

/** The middle of several timings, and how far they spread. */
export interface TimeSpread {
  readonly count: number;
  readonly median: number;
  /** Half of the timings lie between these two. */
  readonly low: number;
  readonly high: number;
  readonly fastest: number;
  readonly slowest: number;
}

/** The same for every step of the photos. */
export interface PhotoSpread {
  readonly steps: Readonly<Partial<Record<Step, TimeSpread>>>;
  readonly total: TimeSpread;
}

/** Return the spread of timings; null of none. */
export function timeSpread(timings: readonly number[]): TimeSpread | null {
  if (timings.length === 0) return null;
  const sorted = [...timings].sort((a, b) => a - b);
  const at = (share: number) => quantileOf(sorted, share);
  return {
    count: sorted.length,
    median: at(0.5),
    low: at(0.25),
    high: at(0.75),
    fastest: at(0),
    slowest: at(1),
  };
}

/** Return the spread of every step and of the whole; a step that no photo took is left out. Null of no photo. */
export function photoSpread(timings: readonly PhotoTiming[]): PhotoSpread | null {
  const total = timeSpread(timings.map((timing) => timing.total));
  if (!total) return null;
  const steps = STEPS.flatMap((step) => {
    const spread = timeSpread(timings.flatMap((timing) => timing.steps[step] ?? []));
    return spread ? [[step, spread] as const] : [];
  });
  return { steps: Object.fromEntries(steps), total };
}
