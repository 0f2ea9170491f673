import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, it, vi } from "vitest";
import type { CpuLoad } from "./cpu-load.ts";
import { startCpuLoad } from "./cpu-load.ts";

let load: CpuLoad | null = null;
afterEach(() => load?.stop());

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it("starts so many processes, and stops each of them and nothing else", async () => {
  const other = spawn(process.execPath, ["-e", "process.stdin.resume()"], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  load = startCpuLoad(2);
  expect(load.pids).toHaveLength(2);
  expect(load.pids.every(isRunning)).toBe(true);
  await load.stop();
  expect(load.pids.some(isRunning)).toBe(false);
  expect(isRunning(other.pid ?? 0)).toBe(true);
  other.stdin.end();
  await once(other, "close");
});

it("ends with the process that started it", async () => {
  const script = `import { startCpuLoad } from "./scripts/cpu-load.ts"; console.log(startCpuLoad(1).pids[0]); process.stdin.resume();`;
  const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [pid] = (await once(parent.stdout, "data")).map((line) => Number(String(line)));
  expect(isRunning(pid ?? 0)).toBe(true);
  parent.kill("SIGKILL");
  await vi.waitUntil(() => !isRunning(pid ?? 0), { timeout: 25_000 });
});
