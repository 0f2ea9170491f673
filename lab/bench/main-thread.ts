/**
 * The tasks of a page's main thread, from a trace.
 *
 * [Note: Processor time]
 * A task's wall time counts also the moments in which the system ran something else: on a busy machine a task of 2 ms can
 * last 200. What the page's own code costs is the task's processor time, which the trace tells beside it.
 */
import type { Browser, Page } from "playwright-core";

/** One task, in milliseconds. */
export interface MainThreadTask {
  readonly wallMs: number;
  readonly cpuMs: number;
}

interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Return the tasks of every page's main thread in a trace of Chromium. */
export function mainThreadTasks(trace: { readonly traceEvents: readonly TraceEvent[] }): MainThreadTask[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const main = new Set(
    trace.traceEvents
      .filter(({ ph, name, args }) => ph === "M" && name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  return trace.traceEvents
    .filter((event) => event.ph === "X" && event.name.endsWith("RunTask") && main.has(threadOf(event)))
    .map(({ dur = 0, tdur = 0 }) => ({ wallMs: dur / 1000, cpuMs: tdur / 1000 }));
}

/** Return the tasks of a page's main thread while some work goes on. */
export async function tasksDuring(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<MainThreadTask[]> {
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  let trace: Buffer;
  try {
    await work();
    // A task is written down when it ends: one that answered in its middle has ended once the page does something else.
    await page.evaluate(() => null);
  } finally {
    trace = await browser.stopTracing();
  }
  return mainThreadTasks(JSON.parse(trace.toString("utf8")) as Parameters<typeof mainThreadTasks>[0]);
}

/** Return the longest of some tasks by processor time and by wall time. */
export function longestOf(tasks: readonly MainThreadTask[]): MainThreadTask {
  return {
    cpuMs: Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs)),
    wallMs: Math.max(0, ...tasks.map(({ wallMs }) => wallMs)),
  };
}
