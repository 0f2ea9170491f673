/** `npm run bench -- photo | encoder [FORMAT...]`: measures on this machine and writes into `docs/performance.md`. */
import { benchEncoder, formatsNamed } from "./encoder.ts";
import { benchPhoto } from "./photo.ts";

const HELP = `Usage: npm run bench -- photo
       npm run bench -- encoder [uint8] [q4] [fp16]

  photo     a warm 1024 px photo through the built site: every stage, and the page's longest task
  encoder   FaceStats' encoder on wasm, with stand-ins, alone and against transformers.js
`;

const [what, ...names] = process.argv.slice(2);
try {
  if (what === "encoder") await benchEncoder(formatsNamed(names));
  else if (what === "photo") await benchPhoto();
  else {
    process.stdout.write(HELP);
    process.exitCode = what === undefined || what === "--help" ? 0 : 2;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
