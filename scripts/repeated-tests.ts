/** How often each test of a file passed, over runs by Playwright (which repeats by itself) or by Vitest (which does not). */
import { existsSync } from "node:fs";
import path from "node:path";

/** One test's ends. */
export interface TestCount {
  readonly title: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One run of a test runner that leaves its report at the given path. */
export interface Run {
  readonly args: (report: string) => readonly string[];
  readonly env: (report: string) => Readonly<Record<string, string>>;
}

/** Whether Playwright runs a file of tests; else Vitest does. */
export function isEndToEnd(file: string): boolean {
  return file.endsWith(".spec.ts");
}

/** Return the file that is meant by its path below the root, or by the bare name of a browser test; null where none is. */
export function testFile(name: string, root: string): string | null {
  const meant = [name, `e2e/${name}.spec.ts`, `e2e-long/${name}.spec.ts`];
  return (
    meant.find((file) => /\.(?:spec|test)\.tsx?$/.test(file) && existsSync(path.join(root, file))) ?? null
  );
}

/** Return the runs that run every test of a file so often, or only those whose titles match `grep`. */
export function runsOf(file: string, times: number, grep: string | null = null): readonly Run[] {
  if (!isEndToEnd(file)) {
    const args = (report: string) => [
      "vitest",
      "run",
      file,
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...(grep === null ? [] : ["--testNamePattern", grep]),
    ];
    return Array.from({ length: times }, () => ({ args, env: () => ({}) }));
  }
  const kind = /^e2e-(long|engines)\//.exec(file)?.[1];
  const config = kind === undefined ? [] : ["--config", `playwright.${kind}.config.ts`];
  const args = [
    "playwright",
    "test",
    file,
    ...config,
    `--repeat-each=${times}`,
    "--retries=0",
    "--reporter=list,json",
    ...(grep === null ? [] : ["--grep", grep]),
  ];
  return [{ args: () => args, env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }) }];
}

type End = "passed" | "failed" | "skipped";

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
}

function* playwrightEnds(suite: PlaywrightSuite, above = ""): Generator<readonly [title: string, end: End]> {
  for (const { title, tests } of suite.specs ?? [])
    for (const { status } of tests)
      yield [above + title, status === "expected" ? "passed" : status === "skipped" ? "skipped" : "failed"];
  for (const inner of suite.suites ?? []) yield* playwrightEnds(inner, `${above}${inner.title} > `);
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function* vitestEnds({ testResults }: VitestReport): Generator<readonly [title: string, end: End]> {
  for (const { name, status, assertionResults } of testResults) {
    for (const { fullName, status: end } of assertionResults)
      yield [fullName, end === "passed" || end === "failed" ? end : "skipped"];
    // A file that could not be read, or whose set-up failed before any test.
    if (status === "failed" && assertionResults.length === 0) yield [name, "failed"];
  }
}

/** Return each test's ends over all reports, in the order in which they first came. */
export function countedTests(reports: readonly unknown[], endToEnd: boolean): readonly TestCount[] {
  const counts = new Map<string, Record<End, number>>();
  for (const report of reports) {
    const ends = endToEnd
      ? (report as { suites: PlaywrightSuite[] }).suites.flatMap((suite) => [...playwrightEnds(suite)])
      : vitestEnds(report as VitestReport);
    for (const [title, end] of ends) {
      const count = counts.get(title) ?? { passed: 0, failed: 0, skipped: 0 };
      count[end] += 1;
      counts.set(title, count);
    }
  }
  return [...counts].map(([title, count]) => ({ title, ...count }));
}
