/** `npm run bench -- encoder [FORMAT...]`: measures on this machine and writes into `docs/performance.md`. */
import { benchEncoder, formatsNamed } from "./encoder.ts";

const HELP = `Usage: npm run bench -- encoder [uint8] [q4] [fp16]

  encoder   FaceStats' encoder on wasm, with stand-ins, alone and against transformers.js
`;

const [what, ...names] = process.argv.slice(2);
try {
  if (what === "encoder") await benchEncoder(formatsNamed(names));
  else {
    process.stdout.write(HELP);
    process.exitCode = what === undefined || what === "--help" ? 0 : 2;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
