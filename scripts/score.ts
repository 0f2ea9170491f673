/** `npm run score`: score files in headless Chromium with the app's own code; one JSON object a line. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { pixelLandmarks } from "../src/core/geometry/points.ts";
import type { Outcome } from "../src/core/report.ts";
import { withTools } from "./browser/browser.ts";

const HELP = `Usage: npm run score -- [--adults] [--landmarks] photo.jpg ...

Scores each photo exactly as the web app does, in headless Chromium on this machine.
Prints one JSON object a line: {"file", "kind": "scored" | "asked" | "refused" | "failed", ...}.
A photo that ends as asked has no score: its face might be under 18, and nobody has said that it is an adult's.

  --adults      you know of every face in these photos that it is an adult's, 18 or older, and say so: then those that
                would be asked about are scored, and their reports say "saidAdult". Without it nobody has.
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
    for (const file of positionals) {
      const answer = await tools.score(file, { saidAdult: values.adults });
      if (!answer.ok) failed += 1;
      else if (answer.value.kind === "asked") asked += 1;
      const line = answer.ok
        ? trimmed(answer.value, values.landmarks)
        : { kind: "failed", fault: answer.fault };
      process.stdout.write(`${JSON.stringify({ file, ...line })}\n`);
    }
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
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    process.stderr.write(`${String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

function trimmed(outcome: Outcome, keepLandmarks: boolean): object {
  if (outcome.kind !== "scored") return outcome;
  const { landmarks, ...face } = outcome.report.face;
  const kept = keepLandmarks ? { landmarks: pixelLandmarks(landmarks), ...face } : face;
  return { ...outcome, report: { ...outcome.report, face: kept } };
}

process.exitCode = await main();
