/**
 * How long the page's main thread was busy at a stretch, in processor time: other work on the machine does not count, nor does
 * what the test itself asks of the page. Finding one element by its role in a long list takes it a tenth of a second.
 */
import type { Browser, Page } from "@playwright/test";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began, in microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time, in microseconds; only where the thread's clock was read. */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string };
  };
}

/** Return the longest task of the page's main thread while something is done, in milliseconds of processor time. */
export async function longestTask(
  { browser, page }: { readonly browser: Browser; readonly page: Page },
  during: () => Promise<void>,
): Promise<number> {
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await during();
  // A task is written down when it ends: one that answered in its middle has ended once the page does something else.
  await page.evaluate(() => null);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const onMain = trace.traceEvents.filter(({ pid, tid }) => mains.has(`${pid} ${tid}`));
  const asked = onMain.filter(({ args }) =>
    args?.chrome_mojo_event_info?.mojo_interface_tag?.includes("DevTools"),
  );
  if (asked.length === 0) throw new Error("the trace does not tell what the test asked of the page");
  const tasks = onMain.filter(
    ({ name, ph, tdur }) => name.endsWith("RunTask") && ph === "X" && tdur !== undefined,
  );
  if (tasks.length === 0) throw new Error("the trace has no task of the main thread with its processor time");
  /** Processor time of a task without what the test asked meanwhile, which can also come in the middle of other work. */
  const own = ({ pid, tid, ts, dur = 0, tdur = 0 }: TraceEvent) =>
    asked
      .filter((one) => one.pid === pid && one.tid === tid && one.ts >= ts && one.ts <= ts + dur)
      .reduce((rest, one) => rest - (one.tdur ?? 0), tdur);
  // Most tasks are short: those that are shorter than the longest found so far need no second look.
  const longest = tasks.reduce(
    (most, task) => ((task.tdur ?? 0) > most ? Math.max(most, own(task)) : most),
    0,
  );
  return longest / 1000;
}
