/** Builds what is missing or stale, and nothing else: the embedded models, the manifest, the site or the tools page. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";
import { ensureFaces } from "../../models/assemble/faces/provision.ts";
import { ensureAssembled } from "../../models/assemble/provision.ts";
import {
  refuseCallingHome,
  refuseLargeFiles,
  refuseUnknownHosts,
  refuseUnknownRuntime,
} from "./check-build.ts";
import { buildManifest } from "../../models/build-manifest.ts";
import { mendModelsFolder } from "../../models/model-folder.ts";
import { ROOT } from "./root.ts";
import { buildServiceWorker } from "./service-worker.ts";

export { ROOT };

/** `site` is what is deployed; `tools` is the page that the command-line tools drive. */
export type BuildKind = "site" | "tools";

const OUTPUT: Record<BuildKind, string> = { site: "dist", tools: ".cache/tools" };
const SOURCES = [
  "src",
  "public",
  "scripts/browser",
  "scripts/site/build",
  "scripts/site/server/headers.ts",
  "scripts/site/server/content-types.ts",
  "index.html",
  "help.html",
  "hilfe.html",
  "vite.config.ts",
  "package-lock.json",
];

/** Put the models that are assembled from packages and the manifest in place. Says so where the face networks cannot be had. */
export async function ensureModels(): Promise<void> {
  mendModelsFolder(path.join(ROOT, "public", "models"));
  await ensureAssembled(ROOT);
  const faces = await ensureFaces(ROOT);
  if (faces.status === "missing")
    process.stderr.write(
      `The site is built without the face networks, and scores only faces that the compact model is sure of: ${faces.reason}\n`,
    );
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
  if (kind === "site") {
    await buildServiceWorker(output);
    await refuseLargeFiles(output);
    await refuseUnknownHosts(output);
  }
  await refuseCallingHome(output);
  await refuseUnknownRuntime(output);
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, stamp);
  return output;
}

async function sourcesStamp(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await filesBelow(SOURCES)) {
    const info = await stat(path.join(ROOT, file));
    hash.update(`${file} ${info.size} ${info.mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** Return the SHA-256 over the names and contents of files and folders, given relative to the root. Tests do not count. */
export async function contentsHash(sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await filesBelow(sources)) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(`${file}\n`).update(await readFile(path.join(ROOT, file)));
  }
  return hash.digest("hex");
}

async function filesBelow(sources: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const source of sources) {
    const info = await stat(path.join(ROOT, source));
    if (!info.isDirectory()) files.push(source);
    else {
      const inside = await readdir(path.join(ROOT, source));
      files.push(...(await filesBelow(inside.sort().map((name) => path.join(source, name)))));
    }
  }
  return files;
}
