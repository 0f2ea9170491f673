import { describe, expect, it } from "vitest";
import { ROOT } from "./site/build/root.ts";
import { countedTests, runsOf, testFile } from "./repeated-tests.ts";

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

  it("are all of a file's, or those whose titles match", () => {
    for (const [file, option] of [
      ["e2e/score.spec.ts", "--grep"],
      ["src/core/csv.test.ts", "--testNamePattern"],
    ] as const) {
      expect(runsOf(file, 1)[0]?.args("")).not.toContain(option);
      expect(runsOf(file, 1, "HEIC")[0]?.args("").join(" ")).toContain(`${option} HEIC`);
    }
  });

  it("are named by their file, or by the bare name of a browser test", () => {
    expect(testFile("camera", ROOT)).toBe("e2e/camera.spec.ts");
    expect(testFile("endurance", ROOT)).toBe("e2e-long/endurance.spec.ts");
    expect(testFile("e2e/camera.spec.ts", ROOT)).toBe("e2e/camera.spec.ts");
    expect(testFile("scripts/repeated-tests.test.ts", ROOT)).toBe("scripts/repeated-tests.test.ts");
    for (const name of ["cammera", "scripts/repeated-tests.ts", "e2e", ""])
      expect(testFile(name, ROOT)).toBeNull();
  });
});
