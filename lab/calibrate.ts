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
import { heldOutBlend, heldOutFaces, meanAppearance } from "./validity/held-out.ts";
import type { HeldOutFace } from "./validity/held-out.ts";
import { EMBEDDED_MODELS, heldOutPredictionsOf } from "./validity/out-of-fold.ts";
import type { EmbeddedModel } from "./validity/out-of-fold.ts";
import { ratedFaces } from "./validity/rated-faces.ts";

const KINDS: readonly LandmarkModelKind[] = ["official", "assembled"];

/** Folds of the geometric score's own cross-validation. */
const GEOMETRY_FOLDS = 10;

const HELP = `Usage: npm run calibrate -- --data DIR [--landmarks official|assembled|both] [--references] [--dry-run]

Reads every photo that DIR/adults.csv rates (columns image, attractive, gender, age; photos in DIR/images), measures on
rendered faces what drifts with pose and distance, fits the geometric score, and writes
src/core/score/tables/{geometry,drift-sds}-<model>.json and the rows that drifts are made of,
lab/fitting/drifts-<model>.json; then, from held-out scores of geometry and of the embedded models
(training/results/*out-of-fold.csv), the references of these models and of the blends with them into
src/core/score/tables/references.json. Prints the held-out figures as JSON.

  --data DIR     folder with adults.csv and images/ (default: ../shared/data/omi, if it is there)
  --landmarks    which landmark model's table to fit (default: both; the official one needs 'npm run models' first)
  --keep-drifts  use the drift tables as they are, instead of rendering and reading faces again
  --references   write the references alone: the geometric score and the drift tables stay as they are
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
      const drifts =
        options.keepDrifts || options.references ? DRIFTS[kind] : await measureDrifts(tools, kind);
      const rows = await ratedFaces(kind, photos, tools, GEOMETRY_FOLDS);
      const fit = fitGeometry(rows, { landmarkModel: kind, drifts });
      const figures = { ...fit.figures, leftOut: fit.leftOut };
      process.stdout.write(`${JSON.stringify({ landmarkModel: kind, ...figures })}\n`);
      if (!options.dryRun && !options.references) {
        await writeJson(path.join("lab", "fitting", `drifts-${kind}.json`), drifts);
        await writeTable(`drift-sds-${kind}`, driftSdsOf(drifts, fit.calibration));
        await writeTable(`geometry-${kind}`, fit.calibration);
      }
      const fiveFold = rows.map((row) => ({ ...row, fold: foldOfName(row.image, FOLDS) }));
      heldOut[kind] = heldOutFaces(fiveFold, { landmarkModel: kind, drifts }, heldOutPredictionsOf());
    }
    if (!options.dryRun) await writeTable("references", referencesOf(heldOut));
    return 0;
  });
}

/** Every choice of embedded models that a person may leave on. */
const CHOICES: readonly (readonly EmbeddedModel[])[] = [
  ...EMBEDDED_MODELS.map((model) => [model]),
  EMBEDDED_MODELS,
];

function referencesOf(heldOut: Partial<Record<LandmarkModelKind, HeldOutFace[]>>): ReferenceTable {
  const blend = KINDS.flatMap((landmarkModel) =>
    CHOICES.flatMap((models) => {
      const faces = scoredBy(heldOut[landmarkModel] ?? [], (face) => heldOutBlend(face, models));
      return faces.length === 0 ? [] : [{ landmarkModel, models, reference: referenceOf(faces) }];
    }),
  );
  const [any = []] = Object.values(heldOut);
  const appearance = EMBEDDED_MODELS.flatMap((model) => {
    const faces = scoredBy(any, (face) => meanAppearance(face, [model]));
    return faces.length === 0 ? [] : [[model, referenceOf(faces)] as const];
  });
  return { appearance: Object.fromEntries(appearance), blend };
}

function scoredBy(faces: readonly HeldOutFace[], scoreOf: (face: HeldOutFace) => number | null) {
  return faces.flatMap((face) => {
    const score = scoreOf(face);
    return score === null ? [] : [{ score, rating: face.rating, gender: face.gender }];
  });
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
  const quantiles = reference.quantiles.map((score) => Math.round(score * 1000) / 1000);
  return { ...reference, quantiles, ...groupDistributions(scores, genders) };
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
        references: { type: "boolean", default: false },
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
      references: values.references,
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
