/**
 * Tables as CSV by RFC 4180: CRLF after every line, quotes doubled inside quotes; between cells a comma, or what spreadsheets expect
 * where the decimal sign is the comma.
 *
 * [Note: CSV of two kinds]
 * A spreadsheet splits a file at the separator of its own language and reads numbers as that language writes them: where 1.5 is
 * written 1,5 it splits at semicolons, and takes "1.5" for a text or for the first of May. So there are two kinds of file. What is
 * written in them is the same. Excel reads a file in the character set of its language unless it begins with the mark of UTF-8,
 * which other programs may show as part of the first name: it is there where a cell needs it, and only there.
 *
 * [Note: Formula guard]
 * A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, in any of their forms, and some pass over spaces,
 * controls, quotes and characters that nobody sees to find one. A file name is somebody else's text, and a spreadsheet of
 * another country splits it at semicolons or tabs, or takes its line breaks for rows: then a cell begins in the middle of
 * the name, whether or not the name stands in quotes. So an apostrophe goes before such a beginning wherever a cell could
 * begin. The name is readable as it was; cells that are numbers are written as they are: a minus in front of digits is no
 * formula. The first column of a table is text, so that a row that is split elsewhere begins with a guarded text too.
 */

/** One cell. Null, NaN and infinities are empty cells: there is no number to write. */
export type CsvCell = string | number | null;

/** How cells are separated and decimals written: `a,1.5` or `a;1,5`. See: [Note: CSV of two kinds]. */
export const CSV_STYLES = ["comma", "semicolon"] as const;
/** One of `CSV_STYLES`. */
export type CsvStyle = (typeof CSV_STYLES)[number];

const SEPARATORS: Readonly<Record<CsvStyle, string>> = { comma: ",", semicolon: ";" };
/** The mark of UTF-8 at the start of a file. */
const UTF8_MARK = "\uFEFF";
const NOT_ASCII = /[^\0-\x7f]/;

/** `=`, `+`, `-` and `@`; then full-width, small, raised and lowered ones, and the minus of mathematics. */
const OPERATORS =
  "=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u207C\u207A\u207B\u208C\u208A\u208B\u2212";
/** What a reader may pass over before them: spaces, controls, what is not seen, and quotes. */
const PASSED_OVER = '\\p{White_Space}\\p{C}\\p{Default_Ignorable_Code_Point}"';
const BEGINS_FORMULA = `(?=[${PASSED_OVER}]*[${OPERATORS}])`;
/** At the start of a text; a tab or return there is a formula for some by itself. */
const RISKY_START = new RegExp(`^(?:[\\t\\r]|${BEGINS_FORMULA})`, "u");
/** After whatever separates cells or lines somewhere. */
const RISKY_INSIDE = new RegExp(`[,;|\\p{Cc}\\u2028\\u2029]${BEGINS_FORMULA}`, "gu");
const NEEDS_QUOTES = /[",;|\p{Cc}]|^\s|\s$/u;

/** Return a table as CSV text, one line a row, each ended by CRLF. Rows may differ in length. */
export function csvText(rows: readonly (readonly CsvCell[])[], style: CsvStyle = "comma"): string {
  return rows.map((cells) => csvLine(cells, style)).join("");
}

/** Return one row as CSV with its CRLF; for files that are written row by row. See: [Note: Formula guard]. */
export function csvLine(cells: readonly CsvCell[], style: CsvStyle = "comma"): string {
  return `${cells.map((cell) => cellText(cell, style)).join(SEPARATORS[style])}\r\n`;
}

/** Return the pieces of a file that programs with every character set read: with the mark of UTF-8 where a piece needs it. */
export function csvFile(pieces: readonly string[]): string[] {
  return pieces.some((piece) => NOT_ASCII.test(piece)) ? [UTF8_MARK, ...pieces] : [...pieces];
}

/** Return the kind of file that a spreadsheet of this language reads; `language` is a tag of the browser's. */
export function csvStyleOf(language: string | undefined): CsvStyle {
  return decimalSignOf(language) === "," ? "semicolon" : "comma";
}

function decimalSignOf(language: string | undefined): string | undefined {
  const partsFor = (tag?: string) => new Intl.NumberFormat(tag).formatToParts(1.5);
  const sign = (parts: readonly Intl.NumberFormatPart[]) =>
    parts.find(({ type }) => type === "decimal")?.value;
  try {
    return sign(partsFor(language));
  } catch {
    // A tag that is none, as some systems have it ("C", "en-US@posix").
    return sign(partsFor());
  }
}

/** Return a number with at most so many decimals and no trailing zeros, as a cell; null where there is none. */
export function csvNumber(value: number | null | undefined, decimals: number): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  const rounded = Number(value.toFixed(decimals));
  return Object.is(rounded, -0) ? 0 : rounded;
}

function cellText(cell: CsvCell, style: CsvStyle): string {
  if (cell === null) return "";
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) return "";
    return style === "semicolon" ? String(cell).replace(".", ",") : String(cell);
  }
  const guarded = guardedText(cell);
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Return a text in which no spreadsheet finds a formula. See: [Note: Formula guard]. */
function guardedText(text: string): string {
  const guarded = text.replace(RISKY_INSIDE, "$&'");
  return RISKY_START.test(text) ? `'${guarded}` : guarded;
}
