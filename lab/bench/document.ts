/** Keeps generated sections of `docs/performance.md` up to date and leaves the rest of it alone. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";

const HEADER = "# Performance\n\nSections between markers are written by `npm run bench`.\n";

/** Return the text with the named section replaced, or appended when it is not there. */
export function withSection(text: string, name: string, body: string): string {
  const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- /${name} -->`];
  const section = `${begin}\n${body.trim()}\n${end}`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) return `${text.trimEnd()}\n\n${section}\n`;
  return text.slice(0, from) + section + text.slice(to + end.length);
}

/** Write a section into `docs/performance.md`. */
export function writePerformance(name: string, body: string): void {
  const file = path.join(ROOT, "docs/performance.md");
  const text = existsSync(file) ? readFileSync(file, "utf8") : HEADER;
  writeFileSync(file, withSection(text, name, body));
}

/** Return what is said of a page's longest task; browsers tell only of those over 50 ms, so 0 stands for none of these. */
export function longestTaskLine(longestMs: number): string {
  return longestMs === 0
    ? "Main-thread tasks meanwhile: none over 50 ms."
    : `Longest main-thread task meanwhile: ${longestMs.toFixed(0)} ms.`;
}
