import { describe, expect, it } from "vitest";
import { corpusTable, summaryTable } from "./corpus-table.ts";

const ROWS = [
  { name: "a|b.png", end: "scored", ms: 100.4 },
  { name: "c.png", end: "refused: no-face", ms: 50 },
  { name: "d.png", end: "scored", ms: 300 },
  { name: "e.png", end: "scored", ms: 200 },
];

describe("the tables of a corpus", () => {
  it("have a line for each file, whatever its name holds", () => {
    expect(corpusTable(ROWS).split("\n")[2]).toBe("| a\\|b.png | scored | 100 |");
    expect(corpusTable(ROWS).trim().split("\n")).toHaveLength(6);
  });

  it("count how the files ended, the most first, with the median and the longest time", () => {
    expect(summaryTable(ROWS).trim().split("\n").slice(2)).toEqual([
      "| scored | 3 | 200 | 300 |",
      "| refused: no-face | 1 | 50 | 50 |",
    ]);
  });
});
