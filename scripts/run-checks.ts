/** Runs commands side by side, as many at a time as there are cores, and tells what each said once it has ended. */
import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "./site/build/root.ts";

/** A command that passes or fails as a whole. */
export interface Check {
  readonly title: string;
  /** The command of a package in node_modules, and its arguments. */
  readonly args: readonly [command: string, ...rest: string[]];
}

/** How a check ended. */
export interface Ended {
  readonly title: string;
  readonly passed: boolean;
  readonly seconds: number;
}

/** Run one check and return how it ended. What it prints is shown when it is over, so that checks do not talk at the same time. */
async function runCheck(
  { title, args: [command, ...rest] }: Check,
  print: (text: string) => void,
): Promise<Ended> {
  const started = performance.now();
  const file = path.join(ROOT, "node_modules", ".bin", command);
  const child = spawn(file, rest, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const passed = await new Promise<boolean>((resolve) => {
    child.once("error", (error) => {
      said += `${error.message}\n`;
      resolve(false);
    });
    child.once("close", (code) => resolve(code === 0));
  });
  const seconds = (performance.now() - started) / 1000;
  print(`\n== ${title}: ${passed ? "passed" : "FAILED"} (${seconds.toFixed(0)} s)\n${passed ? "" : said}`);
  return { title, passed, seconds };
}

/** Run checks, `lanes` at a time, in their order; returns how each ended, in that order. A check that fails stops no other. */
export async function runChecks(
  checks: readonly Check[],
  lanes: number,
  print: (text: string) => void,
): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < checks.length; i = next++) {
      const check = checks[i];
      if (check) ended[i] = await runCheck(check, print);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane));
  return ended;
}
