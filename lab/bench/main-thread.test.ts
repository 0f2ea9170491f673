import { describe, expect, it } from "vitest";
import { longestOf, mainThreadTasks } from "./main-thread.ts";

const task = (tid: number, dur: number, tdur: number) => ({
  ph: "X",
  name: "ThreadControllerImpl::RunTask",
  pid: 1,
  tid,
  dur,
  tdur,
});

describe("the tasks of a trace", () => {
  it("are those of the main thread, in milliseconds of wall and of processor time", () => {
    const traceEvents = [
      { ph: "M", name: "thread_name", pid: 1, tid: 7, args: { name: "CrRendererMain" } },
      { ph: "M", name: "thread_name", pid: 1, tid: 8, args: { name: "DedicatedWorker thread" } },
      task(7, 200_000, 2000),
      task(7, 9000, 8000),
      task(8, 900_000, 900_000),
      { ph: "X", name: "MinorGC", pid: 1, tid: 7, dur: 1e6, tdur: 1e6 },
    ];
    const tasks = mainThreadTasks({ traceEvents });
    expect(tasks).toEqual([
      { wallMs: 200, cpuMs: 2 },
      { wallMs: 9, cpuMs: 8 },
    ]);
    expect(longestOf(tasks)).toEqual({ wallMs: 200, cpuMs: 8 });
    expect(longestOf([])).toEqual({ wallMs: 0, cpuMs: 0 });
  });
});
