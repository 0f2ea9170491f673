/** `npm run check:reproducible`: builds the site twice, each time into an empty folder, and compares every byte. */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { ensureModels, ROOT } from "../build/ensure-built.ts";
import { filesIn } from "../build/files-in.ts";
import { buildServiceWorker } from "../build/service-worker.ts";

/** Return the SHA-256 of every file of a folder by its name. */
async function hashes(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of await filesIn(folder)) {
    const bytes = await readFile(path.join(folder, name));
    found.set(name, createHash("sha256").update(bytes).digest("hex"));
  }
  return found;
}

async function builtOnce(): Promise<Map<string, string>> {
  const outDir = await mkdtemp(path.join(tmpdir(), "mien-reproducible-"));
  try {
    await build({ root: ROOT, mode: "production", logLevel: "warn", build: { outDir, emptyOutDir: true } });
    await buildServiceWorker(outDir);
    return await hashes(outDir);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

await ensureModels();
const [first, second] = [await builtOnce(), await builtOnce()];
const names = [...new Set([...first.keys(), ...second.keys()])].sort();
const different = names.filter((name) => first.get(name) !== second.get(name));
process.stdout.write(
  `${JSON.stringify({ files: names.length, identical: names.length - different.length, different })}\n`,
);
process.exitCode = different.length === 0 && names.length > 0 ? 0 : 1;
