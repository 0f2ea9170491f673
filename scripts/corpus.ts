/** `npm run corpus`: any folder of images through the app, and a table of how they ended and how long they took. */
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { withTools } from "./browser/browser.ts";
import { corpusTable, summaryTable, type CorpusRow } from "./corpus-table.ts";

const HELP = `Usage: npm run corpus -- [--summary] DIR

Sends every file of a folder, and of the folders in it, through the app in headless Chromium on this machine.
Prints a Markdown table: each file with how it ended and the time it took, then the counts.

  --summary   only the counts
  --help      show this

Exit codes: 0 every file ended in a score, a question, a refusal or a fault that is said · 1 the engine broke · 2 wrong usage
`;

/** Faults that are the app's own: no file may lead to one. */
const OWN_FAULTS = /^fault: engine-(?:internal|crashed|timeout)$/;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { summary: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  const [folder] = positionals;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write(
      `${folder === undefined ? "Name a folder." : `No such folder: ${folder}`}\n\n${HELP}`,
    );
    return 2;
  }
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
  const rows: CorpusRow[] = [];
  await withTools(async (tools) => {
    const started = await tools.start();
    if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
    for (const name of files) {
      const from = performance.now();
      const answer = await tools.score(path.join(folder, name));
      const ms = performance.now() - from;
      const end = !answer.ok
        ? `fault: ${answer.fault.code}`
        : answer.value.kind === "refused"
          ? `refused: ${answer.value.reason}`
          : answer.value.kind;
      rows.push({ name, end, ms });
      process.stderr.write(`${rows.length}/${files.length} ${name}: ${end}\n`);
    }
  });
  process.stdout.write(values.summary ? summaryTable(rows) : `${corpusTable(rows)}\n${summaryTable(rows)}`);
  return rows.some(({ end }) => OWN_FAULTS.test(end)) ? 1 : 0;
}

process.exitCode = await main();
