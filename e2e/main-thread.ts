/** How long the page's main thread was busy at a stretch, in processor time: other work on the machine does not count. */
import type { Browser, Page } from "@playwright/test";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, in microseconds; only where the thread's clock was read. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Return the longest task of the page's main thread while something is done, in milliseconds of processor time. */
export async function longestTask(
  { browser, page }: { readonly browser: Browser; readonly page: Page },
  during: () => Promise<void>,
): Promise<number> {
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await during();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = trace.traceEvents.filter(
    ({ name, ph, pid, tid, tdur }) =>
      name.endsWith("RunTask") && ph === "X" && tdur !== undefined && mains.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error("the trace has no task of the main thread with its processor time");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
