/**
 * Tables as CSV by RFC 4180: commas, CRLF after every line, quotes doubled inside quotes.
 *
 * [Note: Formula guard]
 * Spreadsheets run a text cell that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a return. A file
 * name is somebody else's text, so such a cell gets a leading apostrophe, which a spreadsheet shows as plain text. Cells
 * that are numbers are written as they are: a minus in front of digits is no formula.
 */

/** One cell. Null, NaN and infinities are empty cells: there is no number to write. */
export type CsvCell = string | number | null;

const RISKY_START = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

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
  const guarded = RISKY_START.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
