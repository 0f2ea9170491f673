import { describe, expect, it } from "vitest";
import { countedTests, runsOf } from "./repeated-tests.ts";

const spec = (title: string, ...ends: readonly string[]) =>
  ends.map((status) => ({ title, tests: [{ status }] }));

describe("tests that are run again and again", () => {
  it("are counted by their whole titles, in Playwright's report", () => {
    const suites = [
      {
        title: "x.spec.ts",
        specs: spec("opens", "expected", "unexpected", "expected"),
        suites: [{ title: "camera", specs: [...spec("opens", "expected"), ...spec("waits", "skipped")] }],
      },
    ];
    expect(countedTests([{ suites }], true)).toEqual([
      { title: "opens", passed: 2, failed: 1, skipped: 0 },
      { title: "camera > opens", passed: 1, failed: 0, skipped: 0 },
      { title: "camera > waits", passed: 0, failed: 0, skipped: 1 },
    ]);
  });

  it("count as failed when one passed only in a second try", () => {
    const suites = [{ title: "x.spec.ts", specs: spec("opens", "flaky") }];
    expect(countedTests([{ suites }], true)).toMatchObject([{ passed: 0, failed: 1 }]);
  });

  it("are added up over Vitest's reports, and a file that failed as a whole is no file without tests", () => {
    const report = (status: string) => ({
      testResults: [{ name: "a.test.ts", status, assertionResults: [{ fullName: "adds", status }] }],
    });
    const broken = { testResults: [{ name: "a.test.ts", status: "failed", assertionResults: [] }] };
    expect(countedTests([report("passed"), report("failed"), report("pending"), broken], false)).toEqual([
      { title: "adds", passed: 1, failed: 1, skipped: 1 },
      { title: "a.test.ts", passed: 0, failed: 1, skipped: 0 },
    ]);
  });

  it("are repeated by Playwright itself, without second tries, and by one run each in Vitest", () => {
    const [once, ...more] = runsOf("e2e/score.spec.ts", 10);
    expect(more).toEqual([]);
    expect(once?.args("r.json")).toEqual(expect.arrayContaining(["--repeat-each=10", "--retries=0"]));
    expect(once?.env("r.json")).toEqual({ PLAYWRIGHT_JSON_OUTPUT_NAME: "r.json" });
    expect(runsOf("e2e-long/crash.spec.ts", 2)[0]?.args("")).toContain("playwright.long.config.ts");
    expect(runsOf("src/core/csv.test.ts", 10)).toHaveLength(10);
  });
});
