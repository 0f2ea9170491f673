/** `npm run build`: the site into `dist/`, ready for any static host, with compressed copies beside its files. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { compressSite } from "./site/build/compress.ts";
import { ensureBuilt, ROOT } from "./site/build/ensure-built.ts";
import { netlifyHeaders } from "./site/server/generate-deploy.ts";

/** Build what is stale, with the models that are there, and return the site's folder. */
export async function buildSite(): Promise<string> {
  const folder = await ensureBuilt("site");
  process.stderr.write("Compressing: about a minute the first time, a second when nothing changed...\n");
  await compressSite(folder, path.join(ROOT, ".cache", "compressed"));
  // Where Netlify and Cloudflare Pages look for it; other hosts have their own way.
  await writeFile(path.join(folder, "_headers"), netlifyHeaders());
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  process.stdout.write(`${await buildSite()}\n`);
