/** `npm run between-photos`: how much scores move between photos of one person. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { LandmarkModelKind, Report } from "../src/core/report.ts";
import { withTools } from "../scripts/browser/browser.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { personFiles, personPhotoOf, scoredPersonPhotos } from "./validity/photos-of-persons.ts";
import type { ScoredPersonPhoto } from "./validity/photos-of-persons.ts";
import { readRatings } from "./validity/ratings.ts";
import { modelsWith } from "./validity/real/seen.ts";
import { withinPersons, type WithinPersons } from "./validity/within-persons.ts";

const TABLE = path.join(ROOT, "src", "core", "score", "tables", "photo-sds.json");

const HELP = `Usage: npm run between-photos -- --data DIR [--scores FILE.jsonl ...] [--document]

Scores photos of real adults who were photographed more than once, and tells how far their scores lie apart: the SD within
a person, which is part of every interval, the intraclass correlation of the neutral and the smiling photo, and the
coverage of the intervals. The photos' ratings are looked at for coverage alone; nothing is fitted to them.

  --data DIR      folder with london/ (and its ratings.csv), smiling/, zoom/ and lisa/
  --scores FILE   lines that "npm run score -- --adults" printed for these photos, instead of scoring them here; may be
                  named several times. A landmark model whose scores are not in them is left as it is.
  --assembled     score with the assembled landmark model, also where the official one is provisioned
  --document      also write the SDs to src/core/score/tables/photo-sds.json

Exit codes: 0 told · 1 something failed · 2 wrong usage
`;

async function main(): Promise<number> {
  const { data, scores, assembled, document, help } = parsed();
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
      return [kind, withinPersons(own, rated)] as const;
    }),
  );
  process.stdout.write(`${JSON.stringify(Object.fromEntries(found), null, 1)}\n`);
  if (document) writeTable(found);
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
  const modelsDir = assembled ? modelsWith("assembled") : undefined;
  return withTools(
    async (tools) => {
      const started = await tools.start();
      if (!started.ok)
        throw new Error(`the engine did not start: ${started.fault.code} (${started.fault.detail})`);
      const photos: ScoredPersonPhoto[] = [];
      for (const file of files) {
        const answer = await tools.score(file, { saidAdult: true });
        const photo = personPhotoOf(file);
        const report: Report | null =
          answer.ok && answer.value.kind === "scored" ? answer.value.report : null;
        if (photo && report) photos.push({ ...photo, report });
        else process.stderr.write(`no score: ${file}\n`);
      }
      return photos;
    },
    modelsDir === undefined ? {} : { modelsDir },
  );
}

/** Write the SDs of these landmark models, in hundredths of a point; those of another one stay. */
function writeTable(found: ReadonlyMap<LandmarkModelKind, WithinPersons>): void {
  const kept = JSON.parse(readFileSync(TABLE, "utf8")) as Record<string, unknown>;
  const table = { ...kept, ...Object.fromEntries([...found].map(([kind, { sds }]) => [kind, sds])) };
  const rounded = (_key: string, value: unknown) =>
    typeof value === "number" ? Math.round(value * 100) / 100 : value;
  writeFileSync(TABLE, `${JSON.stringify(table, rounded, 2)}\n`);
}

process.exitCode = await main();
