/**
 * Odd and hostile image files, the same ones every time: what opens must be scored or refused, what does not must end as its fault.
 *
 * Run: `npx tsx scripts/hostile/generate.ts --out DIR`
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import type { HostileFile } from "./hostile-file.ts";
import { jpegFiles } from "./jpeg-files.ts";
import { mutatedFiles } from "./mutated-files.ts";
import { otherFiles } from "./other-files.ts";
import { pngFiles } from "./png-files.ts";
import { webpGifBmpFiles } from "./webp-gif-bmp-files.ts";

/** Return all files, each under its own name. About 60 MB, nearly all of it one file that is too large. */
export function hostileFiles(): readonly HostileFile[] {
  const made = [...jpegFiles(), ...pngFiles(), ...webpGifBmpFiles(), ...otherFiles()];
  return [...made, ...mutatedFiles(made)];
}

function main(): void {
  const { values } = parseArgs({ options: { out: { type: "string" }, help: { type: "boolean" } } });
  if (values.help || values.out === undefined) {
    console.log(
      "Usage: npx tsx scripts/hostile/generate.ts --out DIR\nWrites the files and expected.json (name -> how it must end).",
    );
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  mkdirSync(values.out, { recursive: true });
  const files = hostileFiles();
  for (const { name, bytes } of files) writeFileSync(path.join(values.out, name), bytes);
  const expected = Object.fromEntries(files.map(({ name, expect, shown }) => [name, { expect, shown }]));
  writeFileSync(path.join(values.out, "expected.json"), `${JSON.stringify(expected, null, 2)}\n`);
  console.error(`${files.length} files in ${values.out}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
