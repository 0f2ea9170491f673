/** `npm run between-photos`: how much scores move between photos of one person. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { LandmarkModelKind, Report } from "../src/core/report.ts";
import { withTools, type Tools } from "../scripts/browser/browser.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { personFiles, personPhotoOf, scoredPersonPhotos } from "./validity/photos-of-persons.ts";
import type { ScoredPersonPhoto } from "./validity/photos-of-persons.ts";
import { readRatings } from "./validity/ratings.ts";
import { modelsWith } from "./validity/real/seen.ts";
import { resaved } from "./validity/resaved.ts";
import { unlikenessFigures } from "./validity/unlikeness.ts";
import { withinPersons } from "./validity/within-persons.ts";

const TABLE = path.join(ROOT, "src", "core", "score", "tables", "photo-sds.json");

const UNLIKENESS = path.join(path.dirname(TABLE), "unlikeness.json");

const HELP = `Usage: npm run between-photos -- --data DIR [--scores FILE.jsonl ...] [--document]
       npm run between-photos -- --resaved DIR [--count 40]

Scores photos of real adults who were photographed more than once, and tells how far their scores lie apart: the SD within
a person, which is part of every interval, the intraclass correlation of the neutral and the smiling photo, and the
coverage of the intervals. The photos' ratings are looked at for coverage alone; nothing is fitted to them.

  --data DIR      folder with london/ (and its ratings.csv), smiling/, zoom/ and lisa/
  --scores FILE   lines that "npm run score -- --adults" printed for these photos, instead of scoring them here; may be
                  named several times. A landmark model whose scores are not in them is left as it is.
  --assembled     score with the assembled landmark model, also where the official one is provisioned
  --document      also write the SDs to src/core/score/tables/photo-sds.json, and how unlike shapes are to unlikeness.json
  --resaved DIR   instead: score photos of adults of this folder, and the same saved again as JPEG, and tell how many rows of
                  the comparison of a photo with itself are called more than noise
  --count N       so many of them, evenly picked

Exit codes: 0 told · 1 something failed · 2 wrong usage
`;

async function main(): Promise<number> {
  const { data, scores, assembled, document, help, resaved: folder, count } = parsed();
  if (folder !== undefined) return tellResaved(folder, Number(count), assembled);
  if (help || data === undefined) {
    (help ? process.stdout : process.stderr).write(HELP);
    return help ? 0 : 2;
  }
  const photos = scores ? scoredPersonPhotos(scores) : await scored(personFiles(data), assembled);
  const london = path.join(data, "london");
  const rated = readRatings(path.join(london, "ratings.csv"), london);
  const kinds = [...new Set(photos.map(({ report }) => report.geometry.landmarkModel))];
  const found = new Map(
    kinds.map((kind) => {
      const own = photos.filter(({ report }) => report.geometry.landmarkModel === kind);
      return [kind, { ...withinPersons(own, rated), unlikeness: unlikenessFigures(own) }] as const;
    }),
  );
  process.stdout.write(`${JSON.stringify(Object.fromEntries(found), null, 1)}\n`);
  if (document) {
    writeTable(
      TABLE,
      [...found].map(([kind, { sds }]) => [kind, sds]),
    );
    writeTable(
      UNLIKENESS,
      [...found].map(([kind, { unlikeness }]) => [kind, unlikeness]),
    );
  }
  return 0;
}

/** Compare photos with themselves, saved again. */
async function tellResaved(folder: string, count: number, assembled: boolean): Promise<number> {
  const all = readdirSync(folder)
    .filter((name) => /\.(jpe?g|png)$/i.test(name))
    .sort();
  // A few more than wanted: some may get no score.
  const step = Math.max(1, all.length / (1.25 * count));
  const files = all.filter((_, index) => index % step < 1);
  const figures = await withEngine(assembled, (tools) =>
    resaved(
      tools,
      files.map((name) => path.join(folder, name)),
      count,
    ),
  );
  process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
  return 0;
}

function parsed() {
  try {
    return parseArgs({
      options: {
        data: { type: "string" },
        assembled: { type: "boolean", default: false },
        scores: { type: "string", multiple: true },
        document: { type: "boolean", default: false },
        resaved: { type: "string" },
        count: { type: "string", default: "40" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

/** Score the photos; all of them are adults'. One without a score is left out. */
async function scored(files: readonly string[], assembled: boolean): Promise<ScoredPersonPhoto[]> {
  return withEngine(assembled, async (tools) => {
    const photos: ScoredPersonPhoto[] = [];
    for (const file of files) {
      const answer = await tools.score(file, { saidAdult: true });
      const photo = personPhotoOf(file);
      const report: Report | null = answer.ok && answer.value.kind === "scored" ? answer.value.report : null;
      if (photo && report) photos.push({ ...photo, report });
      else process.stderr.write(`no score: ${file}\n`);
    }
    return photos;
  });
}

/** Do something with the engine started. */
async function withEngine<T>(assembled: boolean, job: (tools: Tools) => Promise<T>): Promise<T> {
  const modelsDir = assembled ? modelsWith("assembled") : undefined;
  return withTools(
    async (tools) => {
      const started = await tools.start();
      if (!started.ok)
        throw new Error(`the engine did not start: ${started.fault.code} (${started.fault.detail})`);
      return job(tools);
    },
    modelsDir === undefined ? {} : { modelsDir },
  );
}

/** Write what was found of these landmark models, to hundredths; that of another one stays. */
function writeTable(file: string, found: readonly (readonly [LandmarkModelKind, object | null])[]): void {
  const kept = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const table = { ...kept, ...Object.fromEntries(found.filter(([, figures]) => figures !== null)) };
  const rounded = (_key: string, value: unknown) =>
    typeof value === "number" ? Math.round(value * 100) / 100 : value;
  writeFileSync(file, `${JSON.stringify(table, rounded, 2)}\n`);
}

process.exitCode = await main();
