import { describe, expect, it } from "vitest";
import { killedShare, survivorsOf, tableOf, unexplainedIn, type MutationReport } from "./summary.ts";

const mutant = (
  status: string,
  line: number,
  [from, to]: readonly [number, number],
  replacement: string,
) => ({
  mutatorName: "EqualityOperator",
  replacement,
  status,
  location: { start: { line, column: from }, end: { line, column: to } },
});
const report: MutationReport = {
  files: {
    "src/core/score/a.ts": {
      source: "const one = a < b;\nconst two = c\n  < d;\n",
      mutants: [
        {
          ...mutant("NoCoverage", 2, [13, 14], "c   <= d"),
          location: { start: { line: 2, column: 13 }, end: { line: 3, column: 6 } },
        },
        mutant("Survived", 1, [13, 18], "a <= b"),
        mutant("Killed", 1, [13, 18], "a >= b"),
        mutant("Ignored", 1, [13, 18], "true"),
      ],
    },
    "src/core/scores.ts": { source: "", mutants: [mutant("Timeout", 1, [1, 1], "")] },
  },
};

describe("the summary of a mutation run", () => {
  it("lists what no test noticed by line, its code on one line", () => {
    expect(survivorsOf(report, [])).toMatchObject([
      { file: "src/core/score/a.ts", line: 1, was: "a < b", becomes: "a <= b", isCovered: true, why: null },
      { file: "src/core/score/a.ts", line: 2, was: "c < d", becomes: "c <= d", isCovered: false, why: null },
    ]);
  });

  it("gives a survivor the reason that was written down for its code, wherever its line is", () => {
    const why = "a and b are never equal";
    const explained = [{ file: "src/core/score/a.ts", was: "a < b", becomes: "a <= b", why }];
    const survivors = survivorsOf(report, explained);
    expect(survivors.map((survivor) => survivor.why)).toEqual([why, null]);
    expect(unexplainedIn(survivors, ["src/core/score/a.ts"])).toHaveLength(1);
    expect(unexplainedIn(survivors, ["src/core/score/b.ts"])).toEqual([]);
  });

  it("counts a mutant that ran out of time as noticed, and one without a test as missed", () => {
    expect(killedShare(report)).toBe(0.5);
    expect(killedShare({ files: {} })).toBeNaN();
  });

  it("has a line for each folder with mutants and one for all of them", () => {
    expect(
      tableOf(report, ["src/core/score", "src/state"])
        .split("\n")
        .map((line) => line.split(/\s+/)),
    ).toEqual([
      ["folder", "killed", "survived", "left", "out", "share"],
      ["src/core/score", "1", "2", "1", "33.3", "%"],
      ["all", "1", "2", "1", "33.3", "%"],
    ]);
  });
});
