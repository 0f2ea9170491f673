/** `npm run calibrate`: refit the geometric score from rated photos, through the app's own pipeline in Chromium. */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import type { LandmarkModelKind } from "../src/core/report.ts";
import { driftSdsOf } from "./fitting/drift-sds.ts";
import { DRIFTS } from "./fitting/drifts.ts";
import { fitGeometry, fitReference, groupDistributions } from "./fitting/fit.ts";
import type { Reference } from "../src/core/score/reference.ts";
import type { ReferenceTable } from "../src/core/score/references.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { withTools } from "../scripts/browser/browser.ts";
import { foldOfName, FOLDS, readRatings } from "./validity/ratings.ts";
import { measureDrifts } from "./validity/measure-drifts.ts";
import { heldOutFaces } from "./validity/held-out.ts";
import type { HeldOutFace } from "./validity/held-out.ts";
import { readOutOfFold } from "./validity/out-of-fold.ts";
import { ratedFaces } from "./validity/rated-faces.ts";

const KINDS: readonly LandmarkModelKind[] = ["official", "assembled"];

/** Folds of the geometric score's own cross-validation. */
const GEOMETRY_FOLDS = 10;

const HELP = `Usage: npm run calibrate -- --data DIR [--landmarks official|assembled|both] [--dry-run]

Reads every photo that DIR/adults.csv rates (columns image, attractive, gender, age; photos in DIR/images), measures on
rendered faces what drifts with pose and distance, fits the geometric score, and writes
src/core/score/tables/{geometry,drift-sds}-<model>.json and the rows that drifts are made of,
lab/fitting/drifts-<model>.json; then, from held-out scores of geometry and of the compact model
(training/results/out-of-fold.csv), the references of that model and of the blend into
src/core/score/tables/references.json. Prints the held-out figures as JSON.

  --data DIR     folder with adults.csv and images/ (default: ../shared/data/omi, if it is there)
  --landmarks    which landmark model's table to fit (default: both; the official one needs 'npm run models' first)
  --keep-drifts  use the drift tables as they are, instead of rendering and reading faces again
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
    const heldOut: Partial<Record<LandmarkModelKind, HeldOutFace[]>> = {};
    for (const kind of options.kinds) {
      const drifts = options.keepDrifts ? DRIFTS[kind] : await measureDrifts(tools, kind);
      const rows = await ratedFaces(kind, photos, tools, GEOMETRY_FOLDS);
      const fit = fitGeometry(rows, { landmarkModel: kind, drifts });
      const figures = { ...fit.figures, leftOut: fit.leftOut };
      process.stdout.write(`${JSON.stringify({ landmarkModel: kind, ...figures })}\n`);
      if (!options.dryRun) {
        await writeJson(path.join("lab", "fitting", `drifts-${kind}.json`), drifts);
        await writeTable(`drift-sds-${kind}`, driftSdsOf(drifts, fit.calibration));
        await writeTable(`geometry-${kind}`, fit.calibration);
      }
      const fiveFold = rows.map((row) => ({ ...row, fold: foldOfName(row.image, FOLDS) }));
      heldOut[kind] = heldOutFaces(fiveFold, { landmarkModel: kind, drifts }, readOutOfFold());
    }
    if (!options.dryRun) await writeTable("references", referencesOf(heldOut));
    return 0;
  });
}

/** The id of the embedded appearance model. */
const COMPACT = "compact";

function referencesOf(heldOut: Partial<Record<LandmarkModelKind, HeldOutFace[]>>): ReferenceTable {
  const blend = KINDS.flatMap((landmarkModel) => {
    const faces = (heldOut[landmarkModel] ?? []).flatMap(({ blend: score, rating, gender }) =>
      score === null ? [] : [{ score, rating, gender }],
    );
    return faces.length === 0 ? [] : [{ landmarkModel, models: [COMPACT], reference: referenceOf(faces) }];
  });
  const [any = []] = Object.values(heldOut);
  const faces = any.flatMap(({ compact: score, rating, gender }) =>
    score === null ? [] : [{ score, rating, gender }],
  );
  return { appearance: faces.length === 0 ? {} : { [COMPACT]: referenceOf(faces) }, blend };
}

function referenceOf(
  faces: readonly { readonly score: number; readonly rating: number; readonly gender: number }[],
): Reference {
  const scores = faces.map((face) => face.score);
  const reference = fitReference(
    scores,
    faces.map((face) => face.rating),
  );
  const genders = faces.map((face) => face.gender);
  return { ...reference, ...groupDistributions(scores, genders) };
}

async function writeTable(name: string, table: object): Promise<void> {
  await writeJson(path.join("src", "core", "score", "tables", `${name}.json`), table);
}

async function writeJson(file: string, table: object): Promise<void> {
  writeFileSync(path.join(ROOT, file), await format(JSON.stringify(table), { parser: "json" }));
  process.stderr.write(`Wrote ${file}\n`);
}

function parsed() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: "string", default: path.join(ROOT, "..", "shared", "data", "omi") },
        landmarks: { type: "string", default: "both" },
        "keep-drifts": { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const kinds = KINDS.filter((kind) => values.landmarks === "both" || values.landmarks === kind);
    if (kinds.length === 0)
      throw new Error(`--landmarks is official, assembled or both, not '${values.landmarks}'`);
    return {
      data: values.data,
      kinds,
      dryRun: values["dry-run"],
      keepDrifts: values["keep-drifts"],
      help: values.help,
    };
  } catch (error) {
    process.stderr.write(`${String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

process.exitCode = await main();
