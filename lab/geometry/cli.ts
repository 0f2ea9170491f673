/** `npm run geometry`: measure the geometry against rendered truth and against changes that are no other face. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import type { LandmarkModelKind } from "../../src/core/report.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { withTools } from "../../scripts/browser/browser.ts";
import type { RatedPhoto } from "../validity/ratings.ts";
import { readRatings } from "../validity/ratings.ts";
import { documentOf } from "./document.ts";
import { geometryReport, withContributions, type GeometryReport } from "./report.ts";
import { spreadOver } from "./sample.ts";

const JSON_FILE = path.join(ROOT, "docs", "geometry.json");

/** Rated photos whose score is shared out. */
const SHARED_PHOTOS = 60;

const KINDS: readonly LandmarkModelKind[] = ["official", "assembled"];

const HELP = `Usage: npm run geometry -- [--landmarks official|assembled|both] [--rated DIR] [--contributions] [--document] [options]

Renders faces whose shape is known, has the web app read them, and reports: the error of the landmarks and of the pose;
for every measurement, its error and how it follows a change of its own quantity; how far the geometric score moves
when a photo is scaled, padded, rolled, mirrored, compressed or the head turned a little; and whether a file scores the
same twice; and, on rated photos, how the score is shared out. The report is JSON, on standard output.

  --landmarks KIND   which landmark model (default: both that are provisioned; 'npm run models' gets the official one)
  --rated DIR        also change rated photos: a folder with adults.csv and images/
  --photos N         how many of them, evenly spread over the list (default: 40)
  --contributions    with --rated: measure how the score of 60 of them is shared out to regions and measurements, and
                     nothing else; the other figures are those of docs/geometry.json
  --faces N          on how many rendered faces each measurement is changed, 1 to 6 (default: 3)
  --document         also write docs/geometry.md and docs/geometry.json
  --help             show this

Exit codes: 0 measured, all limits kept · 1 something failed · 2 wrong usage · 3 measured, a limit is missed
`;

interface Options {
  readonly kinds: readonly LandmarkModelKind[];
  readonly rated: readonly RatedPhoto[];
  readonly shared: readonly RatedPhoto[];
  readonly responseFaces: number;
  readonly contributions: boolean;
  readonly document: boolean;
}

async function main(): Promise<number> {
  const options = parsed();
  if (options === "help") {
    process.stdout.write(HELP);
    return 0;
  }
  const report = await withTools((tools) =>
    options.contributions
      ? withContributions(tools, JSON.parse(readFileSync(JSON_FILE, "utf8")) as GeometryReport, options)
      : geometryReport(tools, options),
  );
  process.stdout.write(`${JSON.stringify(report)}\n`);
  if (options.document) {
    const text = await format(documentOf(report), { parser: "markdown", printWidth: 110 });
    writeFileSync(path.join(ROOT, "docs", "geometry.md"), text);
    const json = await format(JSON.stringify(report), { parser: "json", printWidth: 110 });
    writeFileSync(JSON_FILE, json);
  }
  return report.passed ? 0 : 3;
}

function parsed(): Options | "help" {
  try {
    const { values } = parseArgs({
      options: {
        landmarks: { type: "string", default: "both" },
        rated: { type: "string" },
        photos: { type: "string", default: "40" },
        faces: { type: "string", default: "3" },
        contributions: { type: "boolean", default: false },
        document: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const { rated, contributions } = values;
    if (contributions && rated === undefined) throw new Error("--contributions needs --rated");
    return {
      kinds: chosenKinds(values.landmarks),
      rated: rated === undefined ? [] : ratedPhotos(rated, whole(values.photos, "photos", 10_000)),
      shared: rated === undefined ? [] : ratedPhotos(rated, SHARED_PHOTOS),
      responseFaces: whole(values.faces, "faces", 6),
      contributions,
      document: values.document,
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

/** `both` means those that are provisioned: the official model is not on every machine, the assembled one is. */
function chosenKinds(name: string): LandmarkModelKind[] {
  if (name === "both") return KINDS.filter((kind) => kind === "assembled" || hasOfficial());
  const kinds = KINDS.filter((kind) => kind === name);
  if (kinds.length === 0) throw new Error(`--landmarks is official, assembled or both, not '${name}'`);
  return kinds;
}

function hasOfficial(): boolean {
  return existsSync(path.join(ROOT, "public", "models", "face-landmarker-official"));
}

function ratedPhotos(folder: string, count: number): RatedPhoto[] {
  const csv = path.join(folder, "adults.csv");
  if (!existsSync(csv)) throw new Error(`no ${csv}`);
  return spreadOver(readRatings(csv, path.join(folder, "images")), count);
}

function whole(text: string, name: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new Error(`--${name} is a whole number from 1 to ${most}, not '${text}'`);
  }
  return value;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
