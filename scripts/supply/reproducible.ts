/** `npm run check:reproducible`: builds the site twice, each time into an empty folder, and compares every byte. */
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { ensureModels, ROOT } from "../build/ensure-built.ts";

/** Return the SHA-256 of every file of a folder by its name. */
async function hashes(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = new Map<string, string>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    found.set(
      path.relative(folder, file),
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex"),
    );
  }
  return found;
}

async function builtOnce(): Promise<Map<string, string>> {
  const outDir = await mkdtemp(path.join(tmpdir(), "mien-reproducible-"));
  try {
    await build({ root: ROOT, mode: "production", logLevel: "warn", build: { outDir, emptyOutDir: true } });
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
