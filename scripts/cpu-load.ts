/** Other work for the processor, as on a busy machine: processes that compute for nothing until they are stopped. */
import { spawn } from "node:child_process";

/** Computes in slices of 20 ms and looks in between whether its parent is still there: it never outlives it. */
const BUSY = `
process.stdin.on("end", () => process.exit()).on("error", () => process.exit()).resume();
let sum = 0;
function slice() {
  for (const end = performance.now() + 20; performance.now() < end; ) sum = Math.sin(sum + 1);
  setImmediate(slice);
}
slice();
`;

/** Work that is under way. */
export interface CpuLoad {
  /** The ids of its processes. */
  readonly pids: readonly number[];
  /** Stop these processes, and no others; resolves when they are gone. */
  stop(): Promise<void>;
}

/** Start `processes` of them, each of which keeps one core busy: with nothing else to do, the machine's load is that number. */
export function startCpuLoad(processes: number): CpuLoad {
  const children = Array.from({ length: processes }, () =>
    spawn(process.execPath, ["-e", BUSY], { stdio: ["pipe", "ignore", "ignore"] }),
  );
  const gone = children.map((child) => new Promise<void>((resolve) => child.once("close", () => resolve())));
  return {
    pids: children.flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
    async stop() {
      for (const child of children) child.kill("SIGKILL");
      await Promise.all(gone);
    },
  };
}
