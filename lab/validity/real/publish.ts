/** Keeps the report on real photographs, and writes what is told of it into README.md and the model cards. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../../scripts/site/build/ensure-built.ts";
import type { RealReport } from "../../../src/core/validity/real-report.ts";
import { cardLines, readmeLines } from "./section.ts";

/** The one file of figures, relative to the root. */
export const REAL_FIGURES = "src/ui/method/real.json";

const README = path.join(ROOT, "README.md");
const CARDS = ["public/models/compact/MODEL_CARD.md", "scripts/models/assemble/faces/MODEL_CARD.md"].map(
  (card) => path.join(ROOT, card),
);

/** Return the report that is kept. */
export function readReal(): RealReport {
  return JSON.parse(readFileSync(path.join(ROOT, REAL_FIGURES), "utf8")) as RealReport;
}

/** Keep the report, and write README.md and the model cards anew from it. Numbers are kept to six digits. */
export function publishReal(report: RealReport): void {
  const text = JSON.stringify(report, (_key, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(6)) : value,
  );
  writeFileSync(path.join(ROOT, REAL_FIGURES), `${text}\n`);
  const kept = readReal();
  writeFileSync(README, withReadmeFigures(readFileSync(README, "utf8"), kept));
  for (const card of CARDS) writeFileSync(card, withCardFigures(readFileSync(card, "utf8"), kept));
}

/** Return README.md with its figures of real photographs written anew, between their marks. */
export function withReadmeFigures(text: string, report: RealReport): string {
  return replaced(text, {
    start:
      "<!-- Figures of real photographs: written by `npm run evaluate -- --real DIR --adults --document`. -->\n",
    end: "\n<!-- End of the figures. -->",
    lines: readmeLines(report),
  });
}

/** Return a model card with its section on real photographs written anew. */
export function withCardFigures(text: string, report: RealReport): string {
  return replaced(text, {
    start: "\n## Real photographs\n",
    end: "\n## Failures and limits",
    lines: cardLines(report),
  });
}

function replaced(
  text: string,
  { start, end, lines }: { readonly start: string; readonly end: string; readonly lines: readonly string[] },
): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from + start.length);
  if (from < 0 || to < 0) throw new Error(`no place for the figures: ${start.trim()}`);
  return `${text.slice(0, from + start.length)}${start.startsWith("<") ? "\n" : ""}${lines.join("\n")}\n${text.slice(to)}`;
}
