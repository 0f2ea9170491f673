/** Builds the service worker of a finished site: lists what the site is made of, and writes `sw.js` beside it. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";
import type { SiteFile } from "../../../src/offline/site-file.ts";
import { ROOT } from "./root.ts";
import { contentType } from "../server/content-types.ts";
import { HEADERS } from "../server/headers.ts";
import { filesIn } from "./files-in.ts";

export const SERVICE_WORKER = "sw.js";

/** Not kept: the worker itself, compressed copies, models (kept by `src/models`) but for their list, what stores show, other papers. */
function isKept(file: string): boolean {
  if (file === SERVICE_WORKER || file === "_headers" || /\.(?:br|gz|map)$/.test(file)) return false;
  if (file.startsWith("screenshots/")) return false;
  return !file.startsWith("models/") || file === "models/manifest.json";
}

/** FaceStats on a graphics processor alone needs these: they are kept when it is first switched on. */
const RARELY_NEEDED = /\.jspi-[\w-]+\.wasm$/;

/** Return the files of a built site that the service worker keeps, by path. */
export async function siteFiles(folder: string): Promise<SiteFile[]> {
  const names = (await filesIn(folder)).filter(isKept);
  return Promise.all(
    names.map(async (name): Promise<SiteFile> => {
      const bytes = await readFile(path.join(folder, name));
      return {
        path: name === "index.html" ? "" : name,
        sha256: createHash("sha256").update(bytes).digest("base64"),
        bytes: bytes.length,
        type: contentType(name),
        keep: RARELY_NEEDED.test(name) ? "asked" : "at-once",
      };
    }),
  );
}

/** Write the service worker of a built site. It is a classic script: not every browser takes modules there. */
export async function buildServiceWorker(folder: string): Promise<void> {
  const files = await siteFiles(folder);
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define: {
      MIEN_SITE_FILES: JSON.stringify(files),
      MIEN_SITE_HEADERS: JSON.stringify(HEADERS.map(({ name, value }) => [name, value])),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: "es2023",
      rolldownOptions: {
        input: "src/offline/service-worker.ts",
        output: { format: "iife", entryFileNames: SERVICE_WORKER },
      },
    },
  });
}
