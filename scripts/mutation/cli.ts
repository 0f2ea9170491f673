/**
 * `npm run mutation -- [FILE or FOLDER ...]`: changes the code in small ways and asks the unit tests whether they notice.
 *
 * Without arguments all five folders; an hour on two cores the first time, and later only what changed (the results are
 * kept in `.cache/mutation/`). Prints a table per folder and every mutant that no test noticed, and writes the latter to
 * `.cache/mutation/survivors.json`. A run of everything fails when less than 85 % are killed, and any run fails when a
 * mutant of GUARDED survives without an explanation in `explained.ts`. See: [Note: What is mutated] in options.ts.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { ROOT } from "../site/build/ensure-built.ts";
import { EXPLAINED } from "./explained.ts";
import { FOLDERS, mutationOptions, REPORT_FILE } from "./options.ts";
import { killedShare, survivorsOf, tableOf, unexplainedIn, type MutationReport } from "./summary.ts";

/** The share of the mutants that the tests of everything must kill. */
const LEAST_KILLED = 0.85;

/** Files where a mistake hurts most: no mutant of theirs may survive without an explanation. */
const GUARDED = [
  "src/inference/engine/pipeline.ts",
  "src/core/quality/gates.ts",
  "src/core/score/scale.ts",
  "src/core/score/blend-basis.ts",
  "src/core/score/with-appearance.ts",
];

const HELP = `Usage: npm run mutation -- [FILE or FOLDER ...]

Changes the code in small ways and prints what no unit test notices, with a table per folder.
Without arguments: ${FOLDERS.join(", ")}; an hour on two cores, later only what changed.
MUTATION_CONCURRENCY is the number of test runners, 2 unless it is set.
`;

const asked = process.argv.slice(2).map((given) => path.relative(ROOT, path.resolve(given)));
if (process.argv.includes("--help")) {
  process.stdout.write(HELP);
  process.exit(0);
}
const missing = asked.filter((place) => !existsSync(path.join(ROOT, place)));
if (missing.length > 0) {
  process.stderr.write(`not found: ${missing.join(", ")}\n\n${HELP}`);
  process.exit(1);
}
const isFolder = (place: string): boolean => statSync(path.join(ROOT, place)).isDirectory();
const patterns = (asked.length > 0 ? asked : FOLDERS).map((place) =>
  isFolder(place) ? `${place}/**/*.ts` : place,
);

await new Stryker(mutationOptions(patterns)).runMutationTest();

const report = JSON.parse(readFileSync(path.join(ROOT, REPORT_FILE), "utf8")) as MutationReport;
const survivors = survivorsOf(report, EXPLAINED);
writeFileSync(path.join(ROOT, ".cache/mutation/survivors.json"), `${JSON.stringify(survivors, null, 1)}\n`);
for (const { file, line, mutant, was, becomes, why } of survivors)
  process.stdout.write(`${file}:${line} ${mutant}: ${was} -> ${becomes}${why ? ` (${why})` : ""}\n`);
process.stdout.write(`\n${tableOf(report, FOLDERS)}\n`);

const open = unexplainedIn(survivors, GUARDED);
if (open.length > 0) process.stdout.write(`\n${open.length} survive unexplained in ${GUARDED.join(", ")}\n`);
const tooFew = asked.length === 0 && killedShare(report) < LEAST_KILLED;
if (tooFew) process.stdout.write(`\nless than ${100 * LEAST_KILLED} % of the mutants are killed\n`);
process.exitCode = open.length > 0 || tooFew ? 1 : 0;
