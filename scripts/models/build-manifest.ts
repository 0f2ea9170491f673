/**
 * Joins `public/models/manifest.json` from the `model.json` of every model folder that is completely there.
 *
 * Usage: npx tsx scripts/models/build-manifest.ts [--models DIR]
 */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  MANIFEST_VERSION,
  parseManifest,
  parseModel,
  partsOf,
  type Manifest,
  type Model,
} from "../../src/models/manifest.ts";
import { faultOfChunks } from "./model-folder.ts";

/** A folder that is not listed, and why. */
export interface LeftOut {
  readonly folder: string;
  readonly reason: string;
}

/**
 * Write the manifest of the folder's models and return it with what was left out.
 *
 * A model is listed only if every chunk is there with its size and hash; a broken one is left out, never half listed.
 * The file is replaced in one step, and left alone when nothing changed.
 */
export function buildManifest(modelsDir: string): {
  readonly manifest: Manifest;
  readonly leftOut: readonly LeftOut[];
} {
  const models: Model[] = [];
  const entries: unknown[] = [];
  const leftOut: LeftOut[] = [];
  for (const folder of modelFolders(modelsDir)) {
    try {
      const json: unknown = JSON.parse(readFileSync(path.join(modelsDir, folder, "model.json"), "utf8"));
      const model = parseModel(json);
      if (model.id !== folder) throw new Error(`its model.json is of ${model.id}`);
      refuseIncomplete(model, modelsDir);
      models.push(model);
      entries.push(json);
    } catch (error) {
      leftOut.push({ folder, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const manifest = parseManifest({ version: MANIFEST_VERSION, models: entries });
  const file = path.join(modelsDir, "manifest.json");
  const text = `${JSON.stringify({ version: MANIFEST_VERSION, models }, null, 1)}\n`;
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
  }
  return { manifest, leftOut };
}

function modelFolders(modelsDir: string): string[] {
  if (!existsSync(modelsDir)) return [];
  const folders = readdirSync(modelsDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map((entry) => entry.name)
    .filter((name) => !name.startsWith(".") && existsSync(path.join(modelsDir, name, "model.json")))
    .sort();
}

function refuseIncomplete(model: Model, modelsDir: string): void {
  for (const { name, part } of partsOf(model)) {
    for (const variant of part.variants) {
      const fault = faultOfChunks(modelsDir, variant);
      if (fault !== null) throw new Error(`${name}/${variant.id}: ${fault}`);
    }
  }
}

function main(): void {
  const at = process.argv.indexOf("--models");
  const modelsDir = path.resolve(at === -1 ? "public/models" : (process.argv[at + 1] ?? "public/models"));
  const { manifest, leftOut } = buildManifest(modelsDir);
  for (const { folder, reason } of leftOut) process.stderr.write(`left out ${folder}: ${reason}\n`);
  process.stderr.write(`listed: ${manifest.models.map((model) => model.id).join(", ") || "no model"}\n`);
  if (leftOut.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
