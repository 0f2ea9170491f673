/** `npm run conditions`: turned photos, poses, and what the notes are said of, measured through the whole app. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import { EXAMPLE_FACES } from "../../fixtures/render/example-scenes.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { withTools } from "../../scripts/browser/browser.ts";
import { renderedScene } from "../geometry/rendered.ts";
import { spreadOver } from "../geometry/sample.ts";
import { readRatings } from "../validity/ratings.ts";
import { writeDocument } from "../validity/document.ts";
import { noteSdTable, noteSdText, NOTE_SDS_FILE } from "./note-sds.ts";
import type { CaseRow, ConditionFigures, SetRow } from "../validity/condition-figures.ts";
import { keepFigures } from "../validity/condition-figures.ts";
import { caseRow, caseRows, setRow } from "./notes.ts";
import { agreementByPose, poseRows } from "./poses.ts";
import type { ScoredFile, ScoreFile } from "./scored-file.ts";
import { renderedRows } from "./rendered-cases.ts";
import { openScorer } from "./scored-file.ts";
import { turnRows } from "./turns.ts";

const PARTS = ["turns", "poses", "agreement", "sets", "cases"] as const;
type Part = (typeof PARTS)[number];

const HELP = `Usage: npm run conditions -- [--data DIR] [--part ${PARTS.join("|")} ...] [--document]

Scores photos turned, posed, covered, drawn and spoilt, and photographs that have nothing of the kind, and counts what is
said of them. Prints the figures as JSON and keeps them in lab/validity/condition-figures.json.

  --data DIR     folder with omi/ and real/                (default: ../shared/data)
  --part NAME    measure this part only; may be repeated   (default: all)
  --document     write the section of docs/validity.md, and what each note adds (src/core/score/tables/note-sds.json)
  --help         show this

What a missing folder would have shown is left out, which is said.

Exit codes: 0 measured · 1 something failed · 2 wrong usage
`;

/** People whose neutral and smiling photos are compared. */
const SMILING_PAIRS = 34;

/** Reference faces, and as many photos of real adults, beside the rendered faces on which the cases are drawn. */
const DRAWN_ON = 7;

interface Options {
  readonly data: string;
  readonly parts: readonly Part[];
  readonly document: boolean;
}

async function main(): Promise<number> {
  const options = parsed();
  if (options === null) process.stderr.write(HELP);
  if (options === null) return 2;
  if (options === "help") process.stdout.write(HELP);
  if (options === "help") return 0;
  const figures = await withTools(async (tools) => {
    // Renderings depict nobody, and the rated faces and those of London are known to be adults'; of others nobody says so.
    const score = await openScorer(tools, true);
    const measured: { -readonly [K in keyof ConditionFigures]: ConditionFigures[K] } = {};
    const { parts, data } = options;
    const omi = path.join(data, "omi");
    const rated = existsSync(path.join(omi, "adults.csv"))
      ? readRatings(path.join(omi, "adults.csv"), path.join(omi, "images"))
      : [];
    if (rated.length === 0) process.stderr.write(`SKIPPED: no ${omi}; its faces are not measured.\n`);
    const examples = await renderedExamples();
    const sixty = spreadOver(rated, 60).map(({ file }) => file);
    if (parts.includes("turns")) measured.turns = await turnRows(score, [...examples, ...sixty]);
    if (parts.includes("poses")) measured.poses = await poseRows(score, canonicalFace());
    if (parts.includes("agreement") && rated.length > 0)
      measured.agreement = await agreementByPose(tools, "assembled", rated);
    if (parts.includes("sets"))
      measured.sets = await setRows(await openScorer(tools, false), path.join(data, "real"));
    if (parts.includes("cases")) {
      const reference = spreadOver(rated, DRAWN_ON).map(({ file }) => file);
      const london = spreadOver(photosIn(path.join(data, "real", "london")), DRAWN_ON);
      const faces = [...examples, ...reference, ...london];
      measured.cases = [
        ...(await caseRows(score, faces)),
        ...(await renderedRows(score, canonicalFace())),
        ...(await smileRows(score, path.join(data, "real"))),
      ];
    }
    return keepFigures(measured);
  });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (options.document) {
    writeFileSync(NOTE_SDS_FILE, noteSdText(noteSdTable(figures)));
    writeDocument();
  }
  return 0;
}

function renderedExamples(): Promise<Uint8Array[]> {
  return Promise.all(EXAMPLE_FACES.map(({ scene }) => renderedScene(canonicalFace(), scene)));
}

/** The sets of real photographs that are there. */
async function setRows(score: ScoreFile, folder: string): Promise<SetRow[]> {
  const rows: SetRow[] = [];
  for (const set of ["london", "smiling", "canada", "zoom", "lisa", "fairface"]) {
    const files = photosIn(path.join(folder, set));
    if (files.length === 0) {
      process.stderr.write(`SKIPPED: no photos in ${path.join(folder, set)}\n`);
      continue;
    }
    const ends: ScoredFile[] = [];
    for (const file of files) ends.push(await score(file));
    rows.push(setRow(set, ends));
    process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
  }
  return rows;
}

/** The same people neutral and smiling: `smiling/001_08.jpg` is the person of `london/001_03.jpg`. */
async function smileRows(score: ScoreFile, folder: string): Promise<CaseRow[]> {
  const ends: { before: number; end: ScoredFile }[] = [];
  for (const file of spreadOver(photosIn(path.join(folder, "smiling")), SMILING_PAIRS)) {
    const neutral = path.join(folder, "london", path.basename(file).replace("_08", "_03"));
    if (!existsSync(neutral)) continue;
    const before = await score(neutral);
    if (before.kind === "scored") ends.push({ before: before.scores.psl, end: await score(file) });
  }
  return ends.length === 0 ? [] : [caseRow("strong-smile", "the same people smiling", ends)];
}

function photosIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(jpe?g|png)$/i.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

function parsed(): Options | "help" | null {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: "string", default: path.join(ROOT, "..", "shared", "data") },
        part: { type: "string", multiple: true },
        document: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const parts = values.part ?? [...PARTS];
    const known = parts.filter((part): part is Part => (PARTS as readonly string[]).includes(part));
    if (known.length !== parts.length) return null;
    return { data: values.data, parts: known, document: values.document };
  } catch {
    return null;
  }
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
