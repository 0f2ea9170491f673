/** `npm run test:flaky -- FILE`: every test of a file ten times, while other work keeps the processor busy. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./site/build/root.ts";
import { startCpuLoad } from "./cpu-load.ts";
import type { TestCount } from "./repeated-tests.ts";
import { countedTests, isEndToEnd, runsOf } from "./repeated-tests.ts";

const HELP = `Usage: npm run test:flaky -- FILE [--times N] [--load N]

Runs every test of FILE (e2e/*.spec.ts, e2e-long/*.spec.ts, *.test.ts) again and again, while processes that compute for
nothing keep the processor busy; they are stopped at the end. Ends with a line for each test and the sums.

  --times N  how often each test runs (10)
  --load N   how many such processes run beside it (8)
  --help     show this text

Exit codes: 0 every test passed every time, 1 some did not or none ran, 2 wrong usage.
`;

interface Command {
  readonly file: string;
  readonly times: number;
  readonly load: number;
}

/** Return what the arguments ask for, the mistake in them, or null for help. */
function parseCommand(args: readonly string[]): Command | { readonly mistake: string } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        times: { type: "string", default: "10" },
        load: { type: "string", default: "8" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return null;
    const [file = "", ...more] = positionals;
    if (file === "" || more.length > 0) return { mistake: "Give one file of tests." };
    if (!existsSync(path.join(ROOT, file))) return { mistake: `There is no '${file}' in ${ROOT}.` };
    const [times, load] = [Number(values.times), Number(values.load)];
    if (!Number.isInteger(times) || times < 1)
      return { mistake: `--times '${values.times}': give 1 or more.` };
    if (!Number.isInteger(load) || load < 0) return { mistake: `--load '${values.load}': give 0 or more.` };
    return { file, times, load };
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

/** Run a command of a package to its end, its words shown as they come. */
function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn("npx", ["--no-install", ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => child.once("error", reject).once("close", () => resolve()));
}

/** Run every test of the file so often and return the counts. */
async function repeated({ file, times }: Command, folder: string): Promise<readonly TestCount[]> {
  const reports: unknown[] = [];
  for (const [i, runOnce] of runsOf(file, times).entries()) {
    const report = path.join(folder, `${i}.json`);
    await run(runOnce.args(report), runOnce.env(report));
    if (existsSync(report)) reports.push(JSON.parse(readFileSync(report, "utf8")));
  }
  return countedTests(reports, isEndToEnd(file));
}

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  if (command === null) {
    process.stdout.write(HELP);
    return;
  }
  if ("mistake" in command) {
    process.stderr.write(`${command.mistake}\nSee: npm run test:flaky -- --help\n`);
    process.exitCode = 2;
    return;
  }
  // What the tests build is no part of what is tried.
  const { ensureBuilt } = await import("./site/build/ensure-built.ts");
  if (isEndToEnd(command.file)) await ensureBuilt("site");
  mkdirSync(path.join(ROOT, ".cache"), { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), "mien-flaky-"));
  const load = startCpuLoad(command.load);
  try {
    const counts = await repeated(command, folder);
    process.stdout.write("\n");
    for (const { title, passed, failed, skipped } of counts)
      process.stdout.write(
        `${passed}/${passed + failed} ${title}${skipped > 0 ? ` (skipped ${skipped} times)` : ""}\n`,
      );
    const steady = counts.filter(({ passed, failed }) => failed === 0 && passed > 0).length;
    const flaky = counts.filter(({ failed }) => failed > 0).length;
    const skipped = counts.length - steady - flaky;
    process.stdout.write(
      `\n${steady} of ${counts.length} tests passed ${command.times} of ${command.times}, ${flaky} did not, ${skipped} skipped\n`,
    );
    process.exitCode = flaky === 0 && steady > 0 ? 0 : 1;
  } finally {
    await load.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
