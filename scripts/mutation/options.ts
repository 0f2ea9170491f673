/**
 * How Stryker changes the code and asks the tests.
 *
 * [Note: What is mutated]
 * The five folders where a mistake changes a score or loses a photo. A mutant counts as killed when a unit test beside
 * them notices it. Left out, and told as such in the table: mutants of constants that are made while a file is loaded
 * (tables, limits, words of unions), because each would need every test in a fresh process; the tests that read such a
 * constant hold its value. No kind of mutant is switched off.
 */
import { env } from "node:process";
import type { Stryker } from "@stryker-mutator/core";

/** The folders, each with its line in the table. */
export const FOLDERS = ["src/core/score", "src/core/quality", "src/inference", "src/models", "src/state"];

/** Which files in them are not mutated; each entry says why. */
export const LEFT_OUT = [
  "!**/*.test.ts",
  // Fakes and generators that only tests import.
  "!**/testing/**",
  // Worker entry files: they listen on the worker's own global scope and run in Chromium alone (e2e).
  "!src/inference/**/*-worker.ts",
];

/** Where the report of the last run is, below the project's folder. */
export const REPORT_FILE = ".cache/mutation/report.json";

/** Return the options of a run over files and folders, given as patterns. See: [Note: What is mutated]. */
export function mutationOptions(patterns: readonly string[]): ConstructorParameters<typeof Stryker>[0] {
  return {
    mutate: [...patterns, ...LEFT_OUT],
    testRunner: "vitest",
    vitest: { configFile: "vitest.mutation.config.ts", related: true },
    coverageAnalysis: "perTest",
    ignoreStatic: true,
    incremental: true,
    incrementalFile: ".cache/mutation/incremental.json",
    tempDirName: ".cache/mutation/sandboxes",
    ignorePatterns: ["dist", ".cache", "e2e", "e2e-long", "training", "coverage", "test-results"],
    reporters: ["json", "progress-append-only"],
    jsonReporter: { fileName: REPORT_FILE },
    concurrency: Number(env["MUTATION_CONCURRENCY"] ?? 2),
    timeoutMS: 10_000,
  };
}
