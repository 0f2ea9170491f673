/**
 * Tables as CSV by RFC 4180: commas, CRLF after every line, quotes doubled inside quotes.
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
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map(csvLine).join("");
}

/** Return one row as CSV with its CRLF; for files that are written row by row. See: [Note: Formula guard]. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(",")}\r\n`;
}

/** Return a number with at most so many decimals and no trailing zeros, as a cell; null where there is none. */
export function csvNumber(value: number | null | undefined, decimals: number): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  const rounded = Number(value.toFixed(decimals));
  return Object.is(rounded, -0) ? 0 : rounded;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const guarded = guardedText(cell);
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Return a text in which no spreadsheet finds a formula. See: [Note: Formula guard]. */
function guardedText(text: string): string {
  const guarded = text.replace(RISKY_INSIDE, "$&'");
  return RISKY_START.test(text) ? `'${guarded}` : guarded;
}
