/** The test page's own site: the ways out as a page and a thread load them, behind the server and headers of the product. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";

const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Leaks</title><body><script type="module" src="./page.js"></script>';
const OTHER = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Other</title><body>x';

/** Write the test's site into a new folder and return it; the caller removes it. */
export async function writeLeakSite(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "mien-leaks-"));
  await writeFile(path.join(folder, "index.html"), PAGE);
  for (const name of ["other", "help"]) await writeFile(path.join(folder, `${name}.html`), OTHER);
  await writeFile(path.join(folder, "silence.wav"), silence(SILENCE_SECONDS));
  for (const name of ["page", "thread"])
    await build({
      root: ROOT,
      configFile: false,
      logLevel: "error",
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: "es2023",
        minify: false,
        lib: { entry: path.join(ROOT, "e2e", "leaks", `${name}.ts`), formats: ["es"], fileName: name },
      },
    });
  return folder;
}

export const removeLeakSite = (folder: string) => rm(folder, { recursive: true });

/** Sound shorter than five seconds is no media session to Chromium. */
const SILENCE_SECONDS = 8;
const RATE = 8000;

/** Return a WAV file of nothing to be heard: 8-bit, one channel. */
function silence(seconds: number): Buffer {
  const samples = Buffer.alloc(seconds * RATE, 0x80);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
