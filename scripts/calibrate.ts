/** `npm run calibrate`: refit the geometric score from rated photos, through the app's own pipeline in Chromium. */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import type { LandmarkModelKind } from "../src/core/report.ts";
import { fitGeometry, fitReference } from "../src/core/score/fit.ts";
import type { ReferenceTable } from "../src/core/score/references.ts";
import { ROOT } from "./build/ensure-built.ts";
import { withTools } from "./tools/browser.ts";
import type { Tools } from "./tools/browser.ts";
import type { RatedPhoto } from "./validity/ratings.ts";
import { FOLDS, readRatings } from "./validity/ratings.ts";
import { heldOutFaces } from "./validity/held-out.ts";
import type { HeldOutFace } from "./validity/held-out.ts";
import { readOutOfFold } from "./validity/out-of-fold.ts";
import { ratedFaces } from "./validity/rated-faces.ts";

const KINDS: readonly LandmarkModelKind[] = ["official", "assembled"];

/** Folds of the geometric score's own cross-validation. */
const GEOMETRY_FOLDS = 10;

const HELP = `Usage: npm run calibrate -- --data DIR [--landmarks official|assembled|both] [--dry-run]

Reads every photo that DIR/adults.csv rates (columns image, attractive, gender, age; photos in DIR/images), fits the
geometric score and writes src/core/score/tables/geometry-<landmark model>.json; then, from held-out scores of geometry
and of the compact model (training/results/out-of-fold.csv), the references of that model and of the blend into
src/core/score/tables/references.json. Prints the held-out figures as JSON.

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
    const heldOut: Partial<Record<LandmarkModelKind, HeldOutFace[]>> = {};
    for (const kind of options.kinds) {
      await calibrate(kind, photos, tools, options.dryRun);
      heldOut[kind] = heldOutFaces(await ratedFaces(kind, photos, tools, FOLDS), kind, readOutOfFold());
    }
    if (!options.dryRun) await writeTable("references", referencesOf(heldOut));
    return 0;
  });
}

/** The id of the embedded appearance model. */
const COMPACT = "compact";

function referencesOf(heldOut: Partial<Record<LandmarkModelKind, HeldOutFace[]>>): ReferenceTable {
  const blend = KINDS.flatMap((landmarkModel) => {
    const faces = (heldOut[landmarkModel] ?? []).flatMap(({ blend: score, rating }) =>
      score === null ? [] : [{ score, rating }],
    );
    return faces.length === 0 ? [] : [{ landmarkModel, models: [COMPACT], reference: referenceOf(faces) }];
  });
  const [any = []] = Object.values(heldOut);
  const faces = any.flatMap(({ compact: score, rating }) => (score === null ? [] : [{ score, rating }]));
  return { appearance: faces.length === 0 ? {} : { [COMPACT]: referenceOf(faces) }, blend };
}

function referenceOf(faces: readonly { readonly score: number; readonly rating: number }[]) {
  return fitReference(
    faces.map((face) => face.score),
    faces.map((face) => face.rating),
  );
}

async function writeTable(name: string, table: object): Promise<void> {
  const file = path.join(ROOT, "src", "core", "score", "tables", `${name}.json`);
  writeFileSync(file, await format(JSON.stringify(table), { parser: "json" }));
  process.stderr.write(`Wrote ${path.relative(ROOT, file)}\n`);
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
  await writeTable(`geometry-${kind}`, fit.calibration);
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
