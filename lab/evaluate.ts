/** `npm run evaluate`: measure how well the scores agree with human ratings. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { LandmarkModelKind } from "../src/core/report.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { spreadOver } from "./geometry/sample.ts";
import { withTools } from "../scripts/browser/browser.ts";
import type { Tools } from "../scripts/browser/browser.ts";
import { ageGateInUse } from "./validity/age-gate.ts";
import type { RealReport } from "../src/core/validity/real-report.ts";
import { writeDocument, writeValidity } from "./validity/document.ts";
import type { Attempt, ExternalReport } from "./validity/external-report.ts";
import { externalReport } from "./validity/external-report.ts";
import { faceStatsScores } from "./validity/facestats-scores.ts";
import { heldOutPredictionsOf } from "./validity/out-of-fold.ts";
import { measureReal } from "./validity/real/measure.ts";
import { publishReal } from "./validity/real/publish.ts";
import type { RatedPhoto } from "./validity/ratings.ts";
import { DEFAULT_COLUMNS, FOLDS, readRatings } from "./validity/ratings.ts";
import { ratedFaces } from "./validity/rated-faces.ts";
import type { ReferenceReport } from "../src/core/validity/report.ts";
import { referenceReport } from "./validity/reference-report.ts";
import { repeatability } from "./validity/repeatability.ts";

/** Faces whose photos are scored again in other versions. */
const REPEATED_FACES = 24;

const HELP = `Usage: npm run evaluate -- --images DIR --ratings FILE.csv [--out report.json] [options]
       npm run evaluate -- --real DIR --adults [--document]
       npm run evaluate -- --reference DIR [--document]

Scores every photo of a rated set just as the web app does and compares the scores with the ratings: Pearson r,
Spearman, mean absolute error, slope, coverage of the intervals, with 95 % bootstrap intervals, also within women and
within men. The report is JSON, on standard output and in --out.

  --images DIR             folder with the photos
  --ratings FILE.csv       one row a photo
  --image-column NAME      column with the file name      (default: image)
  --rating-column NAME     column with the rating         (default: attractive)
  --gender-column NAME     0 woman .. 100 man, optional   (default: gender)
  --age-column NAME        years, optional                (default: age)
  --adults                 you know of every face in these photos that it is an adult's, 18 or older, and say so; without
                           it photos that the app would ask about have no score, and count as asked
  --out FILE               write the report here too

  --reference DIR          the faces that the app was fitted to (adults.csv, young.csv, images/): cross-validated
                           figures of every part, never in-sample; FaceStats' too where it is provisioned
  --real DIR               photographs of real people (london/, smiling/, canada/, fairface/, zoom/, lisa/; what is missing is
                           told as not measured), with each landmark model: agreement, coverage, errors by group, age gate
                           by true age, one person on several photos, landmarks against placed points. --adults here says
                           so of london/, smiling/, zoom/ and lisa/ alone
  --document               with --reference: also write docs/validity.md, its charts, and the figures that the app itself
                           shows (src/ui/method/validity.json); with --real: the same document, README.md's figures, the
                           model cards' and src/ui/method/real.json

Exit codes: 0 evaluated · 1 something failed · 2 wrong usage
`;

async function main(): Promise<number> {
  const options = parsed();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const report = await evaluated(options);
  if (!report) {
    process.stderr.write(HELP);
    return 2;
  }
  const json = JSON.stringify(report, null, 1);
  process.stdout.write(`${json}\n`);
  if (options.out !== undefined) {
    mkdirSync(path.dirname(path.resolve(options.out)), { recursive: true });
    writeFileSync(options.out, `${json}\n`);
  }
  if (options.document && report.kind === "cross-validated") await writeValidity(report);
  if (options.document && report.kind === "real") {
    publishReal(report);
    writeDocument();
  }
  return 0;
}

function evaluated(
  options: ReturnType<typeof parsed>,
): Promise<ExternalReport | ReferenceReport | RealReport | null> {
  if (options.reference !== undefined) return evaluateReference(options.reference);
  if (options.real !== undefined) return evaluateReal(options.real, options.adults);
  return evaluateExternal(options);
}

async function evaluateReal(folder: string, adults: boolean): Promise<RealReport | null> {
  if (existsSync(folder)) return measureReal(folder, adults);
  process.stderr.write(`No ${folder}.\n\n`);
  return null;
}

async function evaluateExternal(options: ReturnType<typeof parsed>): Promise<ExternalReport | null> {
  const { images, ratings } = options;
  if (images === undefined || ratings === undefined || !existsSync(images) || !existsSync(ratings)) {
    process.stderr.write(`Name a folder with --images and a CSV file with --ratings, both present.\n\n`);
    return null;
  }
  const photos = readRatings(ratings, images, options.columns);
  return withTools(async (tools) => {
    const started = await tools.start();
    if (!started.ok)
      throw new Error(`the engine did not start: ${started.fault.code} (${started.fault.detail})`);
    const attempts: Attempt[] = [];
    for (const photo of photos) {
      attempts.push({ photo, answer: await tools.score(photo.file, { saidAdult: options.adults }) });
      if (attempts.length % 50 === 0) process.stderr.write(`${attempts.length} of ${photos.length} scored\n`);
    }
    return externalReport(attempts);
  });
}

async function evaluateReference(folder: string): Promise<ReferenceReport | null> {
  const adults = path.join(folder, "adults.csv");
  if (!existsSync(adults)) {
    process.stderr.write(`No ${adults}.\n\n`);
    return null;
  }
  const images = path.join(folder, "images");
  const photos = readRatings(adults, images);
  const youngCsv = path.join(folder, "young.csv");
  const young = existsSync(youngCsv) ? readRatings(youngCsv, images) : [];
  const perceived = new Map(
    [...photos, ...young].flatMap(({ image, age }) => (age === null ? [] : [[image, age]])),
  );
  const age = { perceived, gate: ageGateInUse() };
  return withTools(async (tools) => {
    const read = await readWithEach(tools, photos);
    const repeated = await repeatability(tools, spreadOver(photos, REPEATED_FACES));
    const predictions = heldOutPredictionsOf();
    return referenceReport(
      read,
      { predictions, faceStats: await faceStatsScores(tools, photos) },
      age,
      repeated,
    );
  });
}

async function readWithEach(tools: Tools, photos: readonly RatedPhoto[]) {
  const kinds: LandmarkModelKind[] = ["assembled"];
  if (existsSync(path.join(ROOT, "public", "models", "face-landmarker-official", "model.json")))
    kinds.unshift("official");
  else
    process.stderr.write(
      "The official landmark model is not provisioned: only the assembled one is evaluated.\n",
    );
  const read = [];
  for (const landmarkModel of kinds)
    read.push({ landmarkModel, rows: await ratedFaces(landmarkModel, photos, tools, FOLDS) });
  return read;
}

function parsed() {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  try {
    const { values } = parseArgs({
      options: {
        images: text,
        ratings: text,
        "image-column": { ...text, default: DEFAULT_COLUMNS.image },
        "rating-column": { ...text, default: DEFAULT_COLUMNS.rating },
        "gender-column": { ...text, default: DEFAULT_COLUMNS.gender },
        "age-column": { ...text, default: DEFAULT_COLUMNS.age },
        adults: flag,
        out: text,
        reference: text,
        real: text,
        document: flag,
        help: flag,
      },
    });
    const columns = {
      image: values["image-column"],
      rating: values["rating-column"],
      gender: values["gender-column"],
      age: values["age-column"],
    };
    return { ...values, columns };
  } catch (error) {
    process.stderr.write(`${String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
