/** `npm run score`: score files in headless Chromium with the app's own code; one JSON object a line. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { pixelLandmarks } from "../src/core/geometry/points.ts";
import { joinedRecord } from "../src/core/joined-file.ts";
import type { Outcome, Report } from "../src/core/report.ts";
import { joinedPhotos } from "../src/core/score/joined.ts";
import { comparedWith, placeAmong } from "../src/core/score/place.ts";
import { REFERENCE_GROUPS, type ReferenceGroup } from "../src/core/score/reference.ts";
import { withTools } from "./browser/browser.ts";

const HELP = `Usage: npm run score -- [--adults] [--landmarks] [--same-person] [--group women] photo.jpg ...

Scores each photo exactly as the web app does, in headless Chromium on this machine.
Prints one JSON object a line: {"file", "kind": "scored" | "asked" | "refused" | "failed", ...}.
A photo that ends as asked has no score: its face might be under 18, and nobody has said that it is an adult's.

  --adults      you know of every face in these photos that it is an adult's, 18 or older, and say so: then those that
                would be asked about are scored, and their reports say "saidAdult". Without it nobody has.
  --same-person you say that all these photos are of one person: one more line, of kind "joined", has the mean of those that
                were scored, with the interval that so many photos deserve
  --group NAME  whom the PSL is compared with: everyone (the default), women or men; each line says percentile and band
  --landmarks   keep the 478 landmarks in the output (left out by default)
  --help        show this

Exit codes: 0 every file was scored, asked about or refused · 1 a file could not be read or scored · 2 wrong usage
`;

/** Run the command; returns the exit code. */
async function main(): Promise<number> {
  const { values, positionals } = parsed();
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const group = REFERENCE_GROUPS.find((known) => known === values.group);
  if (!group) {
    process.stderr.write(`--group is one of ${REFERENCE_GROUPS.join(", ")}.\n\n${HELP}`);
    return 2;
  }
  const missing = positionals.filter((file) => !existsSync(file));
  if (positionals.length === 0 || missing.length > 0) {
    const what = missing.length > 0 ? `No such file: ${missing.join(", ")}` : "Name one photo at least.";
    process.stderr.write(`${what}\n\n${HELP}`);
    return 2;
  }
  return withTools(async (tools) => {
    const started = await tools.start();
    if (!started.ok) {
      process.stderr.write(`The engine did not start: ${started.fault.code} (${started.fault.detail})\n`);
      return 1;
    }
    let [failed, asked] = [0, 0];
    const scored: { readonly file: string; readonly report: Report }[] = [];
    for (const file of positionals) {
      const answer = await tools.score(file, { saidAdult: values.adults });
      if (!answer.ok) failed += 1;
      else if (answer.value.kind === "asked") asked += 1;
      else if (answer.value.kind === "scored") scored.push({ file, report: answer.value.report });
      const line = answer.ok
        ? trimmed(answer.value, { keepLandmarks: values.landmarks, group })
        : { kind: "failed", fault: answer.fault };
      process.stdout.write(`${JSON.stringify({ file, ...line })}\n`);
    }
    if (values["same-person"]) process.stdout.write(`${JSON.stringify(joinedLine(scored, group))}\n`);
    if (asked > 0)
      process.stderr.write(
        `${asked} of ${positionals.length} photos have no score: nobody has said that the face is an adult's (see --help).\n`,
      );
    return failed > 0 ? 1 : 0;
  });
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        adults: { type: "boolean", default: false },
        landmarks: { type: "boolean", default: false },
        "same-person": { type: "boolean", default: false },
        group: { type: "string", default: "everyone" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    process.stderr.write(`${String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

/** The photos that were scored as one line, by their files; why not where there is none. */
function joinedLine(scored: readonly { file: string; report: Report }[], group: ReferenceGroup): object {
  if (scored.length === 0) return { kind: "not-joined", reason: "none-scored" };
  const joined = joinedPhotos(scored.map(({ report }) => report));
  if (joined.kind === "not-joined") return joined;
  return { files: joined.counted.map((place) => scored[place]?.file), ...joinedRecord(joined, group) };
}

interface Kept {
  readonly keepLandmarks: boolean;
  readonly group: ReferenceGroup;
}

function trimmed(outcome: Outcome, { keepLandmarks, group }: Kept): object {
  if (outcome.kind !== "scored") return outcome;
  const { landmarks, ...face } = outcome.report.face;
  const kept = keepLandmarks ? { landmarks: pixelLandmarks(landmarks), ...face } : face;
  const place = placeAmong(outcome.report.psl.score, comparedWith(outcome.report, group));
  return { ...outcome, comparedWith: place, report: { ...outcome.report, face: kept } };
}

process.exitCode = await main();
