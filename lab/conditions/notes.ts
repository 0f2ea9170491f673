/** What the notes are said of, and what each adds: on drawn cases, and on photographs that have nothing of the kind. */
import type { CaseRow, SetRow } from "../validity/condition-figures.ts";
import { readFileSync } from "node:fs";
import { DRAWN_CASES } from "../../fixtures/drawn/cases.ts";
import type { DrawnCase } from "../../fixtures/drawn/cases.ts";
import { pictureIn, pngOf } from "../../fixtures/picture.ts";
import type { QualityCode } from "../../src/core/report.ts";
import { QUALITY_CODES } from "../../src/core/report.ts";
import { rootMeanSquare } from "../../src/core/statistics.ts";
import type { ScoredFile, ScoreFile } from "./scored-file.ts";

/** Return the rows of every drawn case over the pictures that are scored plain. */
export async function caseRows(
  score: ScoreFile,
  photos: readonly (string | Uint8Array)[],
  cases: readonly DrawnCase[] = DRAWN_CASES,
): Promise<CaseRow[]> {
  const plain: { image: ReturnType<typeof pictureIn>; end: Extract<ScoredFile, { kind: "scored" }> }[] = [];
  for (const photo of photos) {
    const end = await score(photo);
    const bytes = typeof photo === "string" ? readFileSync(photo) : photo;
    if (end.kind === "scored") plain.push({ image: pictureIn(bytes), end });
  }
  const rows: CaseRow[] = [];
  for (const { code, name, draw } of cases) {
    const ends: { before: number; end: ScoredFile }[] = [];
    for (const { image, end } of plain)
      ends.push({ before: end.scores.psl, end: await score(pngOf(draw(image, end.landmarks))) });
    rows.push(caseRow(code, name, ends));
    process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
  }
  return rows;
}

/** Return the row of one case over pictures: the PSL before, and how the picture with the case ended. */
export function caseRow(
  code: QualityCode,
  name: string,
  ends: readonly { readonly before: number; readonly end: ScoredFile }[],
): CaseRow {
  const changes = ends.flatMap(({ before, end }) => (end.kind === "scored" ? [end.scores.psl - before] : []));
  return {
    code,
    name,
    pictures: ends.length,
    found: ends.filter(({ end }) => wasFound(end)).length,
    noted: ends.filter(({ end }) => isNoted(end, code)).length,
    pairs: changes.length,
    rootMeanSquare: changes.length === 0 ? 0 : rootMeanSquare(changes),
    mean: changes.length === 0 ? 0 : changes.reduce((sum, change) => sum + change, 0) / changes.length,
  };
}

/** Return how often each note is said of a set. */
export function setRow(set: string, ends: readonly ScoredFile[]): SetRow {
  const refused: Record<string, number> = {};
  for (const end of ends) {
    const why = end.kind === "refused" ? end.reason : end.kind === "failed" ? end.code : null;
    if (why !== null) refused[why] = (refused[why] ?? 0) + 1;
  }
  const noted = QUALITY_CODES.flatMap((code) => {
    const count = ends.filter((end) => isNoted(end, code)).length;
    return count === 0 ? [] : [[code, count] as const];
  });
  return {
    set,
    photos: ends.length,
    found: ends.filter(wasFound).length,
    scored: ends.filter(({ kind }) => kind === "scored").length,
    refused,
    noted: Object.fromEntries(noted),
  };
}

function wasFound(end: ScoredFile): boolean {
  return end.kind === "scored" || (end.kind === "refused" && end.reason !== "no-face");
}

function isNoted(end: ScoredFile, code: QualityCode): boolean {
  return end.kind !== "failed" && end.notes.some((note) => note.code === code);
}
