import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvFile, csvLine, csvNumber, csvStyleOf, csvText } from "./csv.ts";

const read = (text: string) => parse(text, { relax_column_count: true }) as string[][];

describe("a table as CSV", () => {
  it("ends every line with CRLF and quotes only what needs it", () => {
    expect(csvText([["a", 'say "x"', "1,5", "two\nlines", " edge", 1.5, -2, null]])).toBe(
      'a,"say ""x""","1,5","two\nlines"," edge",1.5,-2,\r\n',
    );
  });

  it("leaves a cell empty where there is no number", () => {
    expect(csvLine([NaN, Infinity, null, 0])).toBe(",,,0\r\n");
  });

  it("disarms text that a spreadsheet would run, and leaves numbers alone", () => {
    for (const text of ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "＝1", '=HYPERLINK("x")'])
      expect(read(csvLine([text, "end"]))[0]).toEqual([`'${text}`, "end"]);
    expect(csvLine([-1.5])).toBe("-1.5\r\n");
  });

  it("gives any text back to a reader, guarded or not", () => {
    const cell = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        const [row = []] = read(csvLine([...cells, "end"]));
        const bare = (text: string) => text.replaceAll("'", "");
        expect(row.slice(0, -1).map(bare)).toEqual(cells.map(bare));
      }),
    );
  });
});

describe("a table for a spreadsheet that writes decimals with a comma", () => {
  it("has semicolons between cells, and commas in numbers alone", () => {
    expect(csvLine(["a,b", "1.5", -1.25, 1e-7, 3, null], "semicolon")).toBe('"a,b";1.5;-1,25;1e-7;3;\r\n');
    expect(csvText([["x;y"], [0.5]], "semicolon")).toBe('"x;y"\r\n0,5\r\n');
  });

  it("guards what a spreadsheet would run all the same", () => {
    expect(csvLine(["=1+1", "a;=1"], "semicolon")).toBe("'=1+1;\"a;'=1\"\r\n");
  });
});

describe("which kind of table a language has", () => {
  it("goes by its decimal sign, and by the system's where the tag is none", () => {
    for (const language of ["de", "de-AT", "fr-FR", "pt-BR", "ru"])
      expect(csvStyleOf(language)).toBe("semicolon");
    for (const language of ["en", "en-GB", "de-CH", "es-MX", "ja"])
      expect(csvStyleOf(language)).toBe("comma");
    for (const language of ["C", "en-US@posix", "", undefined])
      expect(["comma", "semicolon"]).toContain(csvStyleOf(language));
  });
});

describe("the mark of UTF-8", () => {
  it("is there where a cell needs it, once and first, and else is not", () => {
    const bytes = (pieces: readonly string[]) => [...new TextEncoder().encode(csvFile(pieces).join(""))];
    expect(bytes(["a,b\r\n", "Zoë,1\r\n"]).slice(0, 4)).toEqual([0xef, 0xbb, 0xbf, 0x61]);
    expect(bytes(["a\r\n"])).toEqual([0x61, 0x0d, 0x0a]);
  });
});

describe("a number in a cell", () => {
  it("has at most the wanted decimals and never a negative zero", () => {
    expect(csvNumber(1.23456, 3)).toBe(1.235);
    expect(csvNumber(2, 3)).toBe(2);
    expect(Object.is(csvNumber(-0.0001, 2), 0)).toBe(true);
    expect([csvNumber(NaN, 1), csvNumber(null, 1), csvNumber(undefined, 1)]).toEqual([null, null, null]);
  });
});
