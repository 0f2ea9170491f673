/**
 * `npm test`: format, types, lint, unit tests, end-to-end tests in Chromium, then in Firefox and WebKit where they are installed, one line
 * of sums at the end.
 *
 * Every check runs even after one failed, so one run tells everything. Exit code 1 when anything failed.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { ensureModels, ROOT } from "./site/build/ensure-built.ts";
import { runChecks, type Check } from "./run-checks.ts";
import { ensureChromium } from "./browser/chromium.ts";

interface Sums {
  passed: number;
  failed: number;
  skipped: number;
}

const OFFICIAL = "face-landmarker-official";
const CACHE = path.join(ROOT, ".cache");
/** Those that pass or fail as a whole, side by side: each works on one core. The longest first. */
const CHECKS: readonly Check[] = [
  { title: "lint", args: ["eslint", "."] },
  { title: "types", args: ["tsc", "-b"] },
  { title: "format", args: ["prettier", "--check", "."] },
];
const sums: Sums = { passed: 0, failed: 0, skipped: 0 };

function runs(title: string, command: string, args: readonly string[]): boolean {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return status === 0;
}

/** A test runner that leaves its sums in a JSON file; without the file the whole run counts as one failure. */
function suite(title: string, args: readonly string[], file: string, read: (json: never) => Sums): void {
  rmSync(file, { force: true });
  const ok = runs(title, "npx", args);
  try {
    const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, "utf8")) as never);
    sums.passed += passed;
    sums.failed += failed + (!ok && failed === 0 ? 1 : 0);
    sums.skipped += skipped;
  } catch (error) {
    process.stdout.write(`${title}: no result file (${String(error)})\n`);
    sums.failed += 1;
  }
}

mkdirSync(CACHE, { recursive: true });
await ensureModels();
if (process.env["MIEN_MODELS_DIR"])
  runs("official landmark model from the local mirror", "npx", [
    "tsx",
    "scripts/models/cli.ts",
    "--only",
    OFFICIAL,
  ]);
ensureChromium();
for (const { passed } of await runChecks(CHECKS, availableParallelism(), (text) =>
  process.stdout.write(text),
))
  sums[passed ? "passed" : "failed"] += 1;
const unitFile = path.join(CACHE, "vitest.json");
suite(
  "unit tests",
  ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitFile}`],
  unitFile,
  (json: { numPassedTests: number; numFailedTests: number; numPendingTests: number }) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests,
  }),
);
const browserSums = (json: {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}): Sums => ({
  passed: json.stats.expected + json.stats.flaky,
  failed: json.stats.unexpected,
  skipped: json.stats.skipped,
});
suite("end-to-end tests", ["playwright", "test"], path.join(CACHE, "playwright.json"), browserSums);
suite(
  "Firefox and WebKit",
  ["playwright", "test", "--config", "playwright.engines.config.ts"],
  path.join(CACHE, "playwright-engines.json"),
  browserSums,
);
process.stdout.write(`\n${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped\n`);
process.exitCode = sums.failed === 0 ? 0 : 1;
