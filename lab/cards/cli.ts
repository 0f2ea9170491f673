/** `npm run cards`: where real adults lie on each card, and how the score is shared out. */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { readMeasurements } from "../../src/core/measure/read.ts";
import { THRESHOLDS } from "../../src/core/quality/thresholds.ts";
import type { LandmarkModelKind } from "../../src/core/report.ts";
import { GEOMETRY_TABLES } from "../../src/core/score/tables.ts";
import { withTools } from "../../scripts/browser/browser.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { readRatings } from "../validity/ratings.ts";
import { passesOf, readFaces, type NamedFace } from "../validity/read-faces.ts";
import { realAdults } from "./real-adults.ts";
import { cardTableOf, type Faces } from "./table.ts";

const KINDS: readonly LandmarkModelKind[] = ["official", "assembled"];

const HELP = `Usage: npm run cards -- [--rated DIR] [--real DIR] [--landmarks official|assembled] [--dry-run]

Reads photographs of real adults and the rated, synthetic faces with the app's own pipeline, and writes
src/core/score/tables/cards-<model>.json: for each measurement the mean, SD and quantiles of both together, half each,
which say where a face lies; and how the score is shared out among the measurements that say much of the same (run it
after 'npm run calibrate'). The score itself does not depend on it. Prints how many faces of either kind were read.

  --rated DIR    folder with adults.csv and images/ (default: ../shared/data/omi)
  --real DIR     folder with london/, canada/ and fairface/ (default: ../shared/data/real); nobody under 18 is read
  --landmarks    which landmark model's table (default: both; the official one needs 'npm run models' first)
  --dry-run      print the tables, write nothing
  --help         show this

Exit codes: 0 written · 1 something failed · 2 wrong usage
`;

interface Options {
  readonly rated: string;
  readonly real: string;
  readonly kinds: readonly LandmarkModelKind[];
  readonly dryRun: boolean;
}

async function main(): Promise<number> {
  const options = parsed();
  if (options === "help") {
    process.stdout.write(HELP);
    return 0;
  }
  const rated = readRatings(path.join(options.rated, "adults.csv"), path.join(options.rated, "images"));
  const real = realAdults(options.real);
  return withTools(async (tools) => {
    for (const kind of options.kinds) {
      const synthetic = measured(await readFaces(tools, rated, kind));
      const photographed = measured(await readFaces(tools, real, kind));
      const table = await format(
        JSON.stringify(cardTableOf(GEOMETRY_TABLES[kind], { photographed, synthetic })),
        {
          parser: "json",
        },
      );
      process.stderr.write(
        `${kind}: ${photographed.length} of ${real.length} real, ${synthetic.length} of ${rated.length} synthetic\n`,
      );
      const file = path.join("src", "core", "score", "tables", `cards-${kind}.json`);
      if (options.dryRun) process.stdout.write(table);
      else writeFileSync(path.join(ROOT, file), table);
    }
    return 0;
  });
}

/** Return the measurements of the faces that the app would not refuse for their pose. */
function measured(faces: readonly NamedFace[]): Faces {
  return faces.flatMap(({ face }) => {
    if (!face) return [];
    const { yaw, pitch } = face.pose;
    if (Math.abs(yaw) > THRESHOLDS.refuseYaw || Math.abs(pitch) > THRESHOLDS.refusePitch) return [];
    return [readMeasurements(passesOf(face))];
  });
}

function parsed(): Options | "help" {
  try {
    const shared = path.join(ROOT, "..", "shared", "data");
    const { values } = parseArgs({
      options: {
        rated: { type: "string", default: path.join(shared, "omi") },
        real: { type: "string", default: path.join(shared, "real") },
        landmarks: { type: "string", default: "both" },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const kinds = KINDS.filter((kind) => values.landmarks === "both" || values.landmarks === kind);
    if (kinds.length === 0)
      throw new Error(`--landmarks is official, assembled or both, not '${values.landmarks}'`);
    for (const folder of [values.rated, values.real])
      if (!existsSync(folder)) throw new Error(`no folder ${folder}`);
    return { rated: values.rated, real: values.real, kinds, dryRun: values["dry-run"] };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
