/**
 * `npm run check`: format, types, lint and the unit tests that need no browser, side by side, for while one works.
 *
 * Format and lint look again only at files whose content has changed. What types tell can change in a file that has not:
 * `npm test` lints everything anew.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { ensureModels } from "./site/build/ensure-built.ts";
import type { Check } from "./run-checks.ts";
import { runChecks } from "./run-checks.ts";

const HELP = `Usage: npm run check

Format, types, lint and the unit tests that need no browser, in a minute or less on two cores once it has run before.
Lists what failed with its words; exit code 1 when anything did.
`;

/** The longest first: the short ones fill what it leaves. */
const CHECKS: readonly Check[] = [
  {
    title: "unit tests without a browser",
    args: ["vitest", "run", "--project", "!chromium", "--reporter=dot"],
  },
  { title: "types", args: ["tsc", "-b"] },
  {
    title: "lint",
    args: ["eslint", ".", "--cache", "--cache-strategy", "content", "--cache-location", ".cache/eslint"],
  },
  {
    title: "format",
    args: [
      "prettier",
      "--check",
      ".",
      "--cache",
      "--cache-strategy",
      "content",
      "--cache-location",
      ".cache/prettier",
    ],
  },
];

async function main(): Promise<void> {
  if (parseArgs({ options: { help: { type: "boolean", short: "h", default: false } } }).values.help) {
    process.stdout.write(HELP);
    return;
  }
  await ensureModels();
  const started = performance.now();
  const ended = await runChecks(CHECKS, availableParallelism(), (text) => process.stdout.write(text));
  const failed = ended.filter(({ passed }) => !passed);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`\n${ended.length - failed.length} passed, ${failed.length} failed, ${seconds} s\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await main();
