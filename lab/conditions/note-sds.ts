/** What each note adds to the interval, made from the figures: `src/core/score/tables/note-sds.json`. */
import path from "node:path";
import type { QualityCode } from "../../src/core/report.ts";
import { QUALITY_CODES } from "../../src/core/report.ts";
import type { NoteSd } from "../../src/core/score/uncertainty.ts";
import { NOTE_SDS } from "../../src/core/score/uncertainty.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import type { CaseRow, ConditionFigures, PoseRow } from "../validity/condition-figures.ts";

export const NOTE_SDS_FILE = path.join(ROOT, "src", "core", "score", "tables", "note-sds.json");

/** Where the value of a case lies on the line of its note; the last point of the line is where the note begins. */
const LINES: Readonly<
  Partial<Record<QualityCode, { readonly at: Readonly<Record<string, number>>; readonly none: number }>>
> = {
  "face-small": { at: { "irises 35 px apart": 35, "irises 50 px apart": 50 }, none: 60 },
  "too-close": { at: { "from 30 cm": 30, "from 40 cm": 40 }, none: 50 },
};

/** Notes that say nothing of the score: it is the same face, read as exactly. */
const NOTHING: readonly QualityCode[] = ["several-faces", "photo-turned", "rolled", "end-missing"];

/** What moved fewer faces is no measurement, nor is what moved none of them. */
export const LEAST_PAIRS = 10;

/** Return the table as JSON, a note a line. */
export function noteSdText(table: Readonly<Record<QualityCode, NoteSd>>): string {
  const lines = Object.entries(table).map(([code, sd]) => `  ${JSON.stringify(code)}: ${JSON.stringify(sd)}`);
  return `{\n${lines.join(",\n").replaceAll(/(?<=\d|\]),(?=[\d[])/g, ", ")}\n}\n`;
}

/** Return the table; a note that was not measured keeps what it has. */
export function noteSdTable(figures: ConditionFigures): Record<QualityCode, NoteSd> {
  const { poses = [], cases = [] } = figures;
  const entries = QUALITY_CODES.map((code): [QualityCode, NoteSd] => {
    if (NOTHING.includes(code)) return [code, 0];
    return [code, measuredSd(code, { poses, cases }) ?? NOTE_SDS[code]];
  });
  return Object.fromEntries(entries) as Record<QualityCode, NoteSd>;
}

/** Null where too few faces were measured. */
function measuredSd(
  code: QualityCode,
  { poses, cases }: { readonly poses: readonly PoseRow[]; readonly cases: readonly CaseRow[] },
): NoteSd | null {
  if (code === "turned") return poseLine(poses, "yaw");
  if (code === "tilted-up-or-down") return poseLine(poses, "pitch");
  const isOfCode = ({ code: of, name }: CaseRow) =>
    code === "distance-unknown" ? name === "from 40 cm" : of === code;
  const line = LINES[code];
  // A case of which the note is seldom said is none of what it says; a rendered picture tells no lens and so no distance.
  const isSaid = ({ noted, found }: CaseRow) =>
    line !== undefined || code === "distance-unknown" || 2 * noted >= found;
  const rows = cases.filter(
    (row) => isOfCode(row) && isSaid(row) && isMeasured(row.pairs, row.rootMeanSquare),
  );
  if (rows.length === 0) return null;
  return line ? casesLine(rows, line) : tenths(overall(rows));
}

function isMeasured(pairs: number, rootMeanSquare: number): boolean {
  return pairs >= LEAST_PAIRS && rootMeanSquare > 0;
}

/** What a pose adds beyond what 5 degrees do, which every photo has; never less than at a smaller angle. */
function poseLine(poses: readonly PoseRow[], axis: PoseRow["axis"]): NoteSd | null {
  const rows = poses.filter((row) => row.axis === axis && isMeasured(row.scored, row.psl));
  const usual = rows[0]?.psl;
  if (usual === undefined || rows.length < 2) return null;
  let most = 0;
  return rows.map(({ degrees, psl }) => {
    most = Math.max(most, Math.sqrt(Math.max(0, psl ** 2 - usual ** 2)));
    return [degrees, tenths(most)] as const;
  });
}

function casesLine(
  rows: readonly CaseRow[],
  { at, none }: { readonly at: Readonly<Record<string, number>>; readonly none: number },
): NoteSd {
  const points = rows.flatMap((row) => {
    const value = at[row.name];
    return value === undefined ? [] : [[value, tenths(row.rootMeanSquare)] as const];
  });
  return [...points.sort((a, b) => a[0] - b[0]), [none, 0] as const];
}

/** Root mean square over all pairs of all cases. */
function overall(rows: readonly CaseRow[]): number {
  const pairs = rows.reduce((sum, row) => sum + row.pairs, 0);
  return Math.sqrt(rows.reduce((sum, row) => sum + row.pairs * row.rootMeanSquare ** 2, 0) / pairs);
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}
