/**
 * What a spreadsheet makes of our tables: LibreOffice opens them as a person would, in English and in German, and every cell is
 * compared with what was written. Skipped where `soffice` is not installed (Debian: libreoffice-calc).
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { CsvCell, CsvStyle } from "../src/core/csv.ts";
import { csvFile, csvLine } from "../src/core/csv.ts";

/** Windows' numbers of the languages, and the separator that a table for it has. */
const SETTINGS: readonly { readonly name: string; readonly language: number; readonly style: CsvStyle }[] = [
  { name: "English", language: 1033, style: "comma" },
  { name: "German", language: 1031, style: "semicolon" },
];

const ROWS: readonly (readonly CsvCell[])[] = [
  ["name", "state", "psl", "z", "tiny"],
  ["plain.jpg", "scored", 54.2, -1.25, 0.00012],
  ["Zoë größer 写真.jpg", "scored", 1234.5, -0.5, 3],
  ["one, two; three.jpg", "refused", null, 0, 100],
  ['say "no".png', "failed", 7.125, -12.75, 0.5],
  ["=HYPERLINK(1).jpg", "scored", 50, 1, 2],
  ["line\nbreak.jpg", "waiting", 99.99, -3, 4.4],
];

const found = spawnSync("soffice", ["--version"], { encoding: "utf8" }).status === 0;

/** Return the cells of a file as LibreOffice imports it: numbers where it took them for numbers, else texts. */
function imported(text: string, language: number, style: CsvStyle): (readonly (string | number | null)[])[] {
  const folder = mkdtempSync(path.join(tmpdir(), "mien-spreadsheet-"));
  try {
    const file = path.join(folder, "table.csv");
    writeFileSync(file, text);
    const separator = (style === "comma" ? "," : ";").charCodeAt(0);
    // Separator, quote, UTF-8, first line, columns as they come, language, quoted cells may be numbers, special numbers are read.
    const filter = `CSV:${separator},34,76,1,,${language},false,true`;
    execFileSync("soffice", [
      `-env:UserInstallation=file://${path.join(folder, "profile")}`,
      "--headless",
      `--infilter=${filter}`,
      "--convert-to",
      "fods",
      "--outdir",
      folder,
      file,
    ]);
    return cellsOf(readFileSync(path.join(folder, "table.fods"), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cellsOf(xml: string): (readonly (string | number | null)[])[] {
  const rows = [...xml.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(
      ([, attributes = "", content = ""]) => {
        const times = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
        return Array.from({ length: Math.min(times, 8) }, () => valueOf(attributes, content));
      },
    ),
  );
  return rows.filter((row) => row.some((cell) => cell !== null));
}

function valueOf(attributes: string, content: string): string | number | null {
  const number = /office:value-type="float" office:value="([^"]+)"/.exec(attributes)?.[1];
  if (number !== undefined) return Number(number);
  const lines = [...content.matchAll(/<text:p>(.*?)<\/text:p>/gs)].map(([, line = ""]) => line);
  const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  const text = lines.join("\n").replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
  return text === "" ? null : text;
}

/** What must be in the cells: the guard's apostrophe is part of the text. */
const expected = ROWS.map((row) =>
  row.map((cell) => (typeof cell === "string" && cell.startsWith("=") ? `'${cell}` : cell)),
);
const tableIn = (style: CsvStyle) => csvFile(ROWS.map((row) => csvLine(row, style))).join("");

for (const { name, language, style } of SETTINGS) {
  test(`LibreOffice in ${name} reads every cell of a table for it`, () => {
    test.skip(!found, "no soffice here: apt-get install libreoffice-calc");
    const rows = imported(tableIn(style), language, style);
    expect(rows.map((row) => row.slice(0, 5))).toEqual(expected);
  });
}

test("LibreOffice in German does not read the numbers of a table for English", () => {
  test.skip(!found, "no soffice here: apt-get install libreoffice-calc");
  const rows = imported(tableIn("comma"), 1031, "comma");
  expect(rows[1]?.[2]).not.toBe(54.2);
});
