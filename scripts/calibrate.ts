/** `npm run calibrate`: refit the geometric score from rated photos, through the app's own pipeline in Chromium. */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import type { LandmarkModelKind } from "../src/core/report.ts";
import type { RatedFace } from "../src/core/score/fit.ts";
import { fitGeometry } from "../src/core/score/fit.ts";
import { ROOT } from "./build/ensure-built.ts";
import { withTools } from "./tools/browser.ts";
import type { Tools } from "./tools/browser.ts";
import type { RatedPhoto } from "./validity/ratings.ts";
import { foldOfName, readRatings } from "./validity/ratings.ts";
import { readFaces } from "./validity/read-faces.ts";

const KINDS: readonly LandmarkModelKind[] = ["official", "assembled"];

/** Folds of the geometric score's own cross-validation. */
const GEOMETRY_FOLDS = 10;

const HELP = `Usage: npm run calibrate -- --data DIR [--landmarks official|assembled|both] [--dry-run]

Reads every photo that DIR/adults.csv rates (columns image, attractive, gender, age; photos in DIR/images), fits the
geometric score and writes src/core/score/tables/geometry-<landmark model>.json. Prints the held-out figures as JSON.

  --data DIR     folder with adults.csv and images/ (default: ../shared/data/omi, if it is there)
  --landmarks    which landmark model's table to fit (default: both; the official one needs 'npm run models' first)
  --dry-run      print the figures, write nothing
  --help         show this

Exit codes: 0 fitted · 1 something failed · 2 wrong usage
`;

async function main(): Promise<number> {
  const options = parsed();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const csv = path.join(options.data, "adults.csv");
  if (!existsSync(csv)) {
    process.stderr.write(`No ${csv}.\n\n${HELP}`);
    return 2;
  }
  const photos = readRatings(csv, path.join(options.data, "images"));
  return withTools(async (tools) => {
    for (const kind of options.kinds) await calibrate(kind, photos, tools, options.dryRun);
    return 0;
  });
}

async function calibrate(
  kind: LandmarkModelKind,
  photos: readonly RatedPhoto[],
  tools: Tools,
  dryRun: boolean,
): Promise<void> {
  const rows = await ratedFaces(kind, photos, tools, GEOMETRY_FOLDS);
  const fit = fitGeometry(rows, { landmarkModel: kind });
  process.stdout.write(`${JSON.stringify({ landmarkModel: kind, ...fit.figures, leftOut: fit.leftOut })}\n`);
  if (dryRun) return;
  const file = path.join(ROOT, "src", "core", "score", "tables", `geometry-${kind}.json`);
  writeFileSync(file, await format(JSON.stringify(fit.calibration), { parser: "json" }));
  process.stderr.write(`Wrote ${path.relative(ROOT, file)}\n`);
}

/** Return the rated faces as the app reads them; a photo without a face, a rating, gender or age is left out. */
export async function ratedFaces(
  kind: LandmarkModelKind,
  photos: readonly RatedPhoto[],
  tools: Tools,
  folds: number,
): Promise<RatedFace[]> {
  const faces = await readFaces(tools, photos, kind);
  return photos.flatMap((photo, index) => {
    const face = faces[index]?.face;
    const { image, rating, gender, age } = photo;
    if (!face || rating === null || gender === null || age === null) return [];
    return [{ image, rating, gender, age, fold: foldOfName(image, folds), readings: face.measurements }];
  });
}

function parsed() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: "string", default: path.join(ROOT, "..", "shared", "data", "omi") },
        landmarks: { type: "string", default: "both" },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const kinds = KINDS.filter((kind) => values.landmarks === "both" || values.landmarks === kind);
    if (kinds.length === 0)
      throw new Error(`--landmarks is official, assembled or both, not '${values.landmarks}'`);
    return { data: values.data, kinds, dryRun: values["dry-run"], help: values.help };
  } catch (error) {
    process.stderr.write(`${String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

process.exitCode = await main();
