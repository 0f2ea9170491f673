/** Builds what is missing or stale, and nothing else: the embedded models, the manifest, the site or the tools page. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { ensureAssembled } from "../assemble/provision.ts";
import { refuseCallingHome } from "./check-build.ts";
import { buildManifest } from "../models/build-manifest.ts";

/** The folder that holds package.json. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** `site` is what is deployed; `tools` is the page that the command-line tools drive. */
export type BuildKind = "site" | "tools";

const OUTPUT: Record<BuildKind, string> = { site: "dist", tools: ".cache/tools" };
const SOURCES = ["src", "public", "scripts/tools", "index.html", "vite.config.ts", "package-lock.json"];

/** Put the embedded landmark model and the manifest in place. */
export async function ensureModels(): Promise<void> {
  await ensureAssembled(ROOT);
  buildManifest(path.join(ROOT, "public", "models"));
}

/**
 * Return the folder of a build that matches the sources, building it first when it does not.
 *
 * The stamp is a hash over the names, sizes and change times of all sources, so an unchanged tree costs milliseconds.
 */
export async function ensureBuilt(kind: BuildKind): Promise<string> {
  await ensureModels();
  const output = path.join(ROOT, OUTPUT[kind]);
  const stampFile = path.join(ROOT, ".cache", `${kind}.stamp`);
  const stamp = await sourcesStamp();
  const known = existsSync(output) && existsSync(stampFile) ? await readFile(stampFile, "utf8") : "";
  if (known === stamp) return output;
  process.stderr.write(`Building the ${kind === "site" ? "site" : "tools page"}...\n`);
  await build({ root: ROOT, mode: kind === "site" ? "production" : "tools", logLevel: "warn" });
  await refuseCallingHome(output);
  await writeFile(stampFile, stamp);
  return output;
}

/** Return a hash over the names, sizes and change times of everything that goes into a build. */
export async function sourcesStamp(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) await addTo(hash, path.join(ROOT, source));
  return hash.digest("hex");
}

async function addTo(hash: ReturnType<typeof createHash>, file: string): Promise<void> {
  const info = await stat(file);
  if (!info.isDirectory()) {
    hash.update(`${path.relative(ROOT, file)} ${info.size} ${info.mtimeMs}\n`);
    return;
  }
  for (const name of (await readdir(file)).sort()) await addTo(hash, path.join(file, name));
}
