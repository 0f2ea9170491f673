/** What `npm run corpus` prints. */
import { quantileOf } from "../src/core/statistics.ts";

/** How one file ended, and how long it took. */
export interface CorpusRow {
  readonly name: string;
  readonly end: string;
  readonly ms: number;
}

/** Return every file with its end, as a Markdown table. */
export function corpusTable(rows: readonly CorpusRow[]): string {
  const lines = rows.map(
    ({ name, end, ms }) => `| ${name.replaceAll("|", "\\|")} | ${end} | ${Math.round(ms)} |`,
  );
  return ["| file | ends | ms |", "| --- | --- | --- |", ...lines, ""].join("\n");
}

/** Return how many files ended in each way, the most first, with the median and the longest time, as a Markdown table. */
export function summaryTable(rows: readonly CorpusRow[]): string {
  const ends = new Map<string, number[]>();
  for (const { end, ms } of rows) ends.set(end, [...(ends.get(end) ?? []), ms]);
  const lines = [...ends]
    .sort(([a, p], [b, q]) => q.length - p.length || a.localeCompare(b, "en"))
    .map(
      ([end, times]) =>
        `| ${end} | ${times.length} | ${told(
          quantileOf(
            times.sort((a, b) => a - b),
            0.5,
          ),
        )} | ${told(Math.max(...times))} |`,
    );
  return ["| ends | files | median ms | longest ms |", "| --- | --- | --- | --- |", ...lines, ""].join("\n");
}

function told(ms: number): string {
  return String(Math.round(ms));
}
