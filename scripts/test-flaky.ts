/** `npm run test:flaky -- FILE...`: every test of some files ten times, while other work keeps the processor busy. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./site/build/root.ts";
import { startCpuLoad } from "./cpu-load.ts";
import type { TestCount } from "./repeated-tests.ts";
import { countedTests, isEndToEnd, runsOf, testFile } from "./repeated-tests.ts";

const HELP = `Usage: npm run test:flaky -- FILE... [--grep TITLE] [--times N] [--load N]

Runs every test of each FILE (e2e/*.spec.ts, e2e-engines/*.spec.ts, e2e-long/*.spec.ts, *.test.ts) again and again, while
processes that compute for nothing keep the processor busy; they are stopped at the end. Ends with a line for each test and the sums.
A browser test goes by its bare name too: "npm run test:flaky -- camera photos".

  --grep TITLE  only tests whose titles match this regular expression
  --times N     how often each test runs (10)
  --load N      how many such processes run beside it (8)
  --help        show this text

Exit codes: 0 every test passed every time, 1 some did not or none ran, 2 wrong usage.
`;

interface Command {
  readonly files: readonly string[];
  readonly grep: string | null;
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
        grep: { type: "string", short: "g" },
        times: { type: "string", default: "10" },
        load: { type: "string", default: "8" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return null;
    if (positionals.length === 0) return { mistake: "Give a file of tests, or several." };
    const files: string[] = [];
    for (const name of positionals) {
      const file = testFile(name, ROOT);
      if (file === null) return { mistake: `There is no file of tests '${name}' in ${ROOT}.` };
      files.push(file);
    }
    const [times, load] = [Number(values.times), Number(values.load)];
    if (!Number.isInteger(times) || times < 1)
      return { mistake: `--times '${values.times}': give 1 or more.` };
    if (!Number.isInteger(load) || load < 0) return { mistake: `--load '${values.load}': give 0 or more.` };
    return { files, grep: values.grep ?? null, times, load };
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

/** Run every test of one file so often and return the counts; none where the file could not be run. */
async function repeated(
  file: string,
  { times, grep }: Command,
  folder: string,
): Promise<readonly TestCount[]> {
  const reports: unknown[] = [];
  for (const runOnce of runsOf(file, times, grep)) {
    const report = path.join(folder, "report.json");
    rmSync(report, { force: true });
    await run(runOnce.args(report), runOnce.env(report));
    if (existsSync(report)) reports.push(JSON.parse(readFileSync(report, "utf8")));
  }
  return countedTests(reports, isEndToEnd(file));
}

/** Tell each test's counts, and return whether every test of every file ran and passed each time. */
function told(
  counted: readonly (readonly [file: string, counts: readonly TestCount[]])[],
  times: number,
): boolean {
  for (const [file, counts] of counted) {
    process.stdout.write(`\n${file}${counts.length === 0 ? ": no test ran" : ""}\n`);
    for (const { title, passed, failed, skipped } of counts)
      process.stdout.write(
        `${passed}/${passed + failed} ${title}${skipped > 0 ? ` (skipped ${skipped} times)` : ""}\n`,
      );
  }
  const all = counted.flatMap(([, counts]) => counts);
  const steady = all.filter(({ passed, failed }) => failed === 0 && passed > 0).length;
  const flaky = all.filter(({ failed }) => failed > 0).length;
  const skipped = all.length - steady - flaky;
  process.stdout.write(
    `\n${steady} of ${all.length} tests passed ${times} of ${times}, ${flaky} did not, ${skipped} skipped\n`,
  );
  return flaky === 0 && steady > 0 && counted.every(([, counts]) => counts.length > 0);
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
  if (command.files.some(isEndToEnd)) await ensureBuilt("site");
  const folder = mkdtempSync(path.join(tmpdir(), "mien-flaky-"));
  const load = startCpuLoad(command.load);
  try {
    const counted: (readonly [string, readonly TestCount[]])[] = [];
    for (const file of command.files) counted.push([file, await repeated(file, command, folder)]);
    process.exitCode = told(counted, command.times) ? 0 : 1;
  } finally {
    await load.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
