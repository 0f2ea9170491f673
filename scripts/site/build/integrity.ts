/**
 * Subresource integrity: every script, module and style sheet that an HTML page of the build names carries its SHA-384, so
 * that a browser refuses one which a host or a cache has changed.
 *
 * Done when all files are written, because bundlers still change chunks while they write them. Modules that are imported
 * later have no such place in HTML; those that run wasm are held to the hashes of the manifest and of the build's own record.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "vite";
import { filesIn } from "./files-in.ts";

const TAG = /<(?:script|link)\b[^>]*>/g;
const REL = /\brel="(?:stylesheet|modulepreload)"/;

/** Return the page with the SHA-384 of every file that it runs or is styled by; `bytesOf` reads a file that it names. */
export async function withIntegrity(
  html: string,
  bytesOf: (name: string) => Promise<Uint8Array>,
): Promise<string> {
  let page = html;
  for (const [tag] of html.matchAll(TAG)) {
    const name = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    const isRun = tag.startsWith("<script") || REL.test(tag);
    if (name === undefined || !isRun || tag.includes("integrity=")) continue;
    const hash = createHash("sha384")
      .update(await bytesOf(name))
      .digest("base64");
    page = page.replace(tag, tag.replace(/\s*\/?>$/, ` integrity="sha384-${hash}">`));
  }
  return page;
}

/** Writes the hashes into the HTML of a build. */
export function integrity(): Plugin {
  return {
    name: "mien-integrity",
    apply: "build",
    writeBundle: {
      order: "post",
      sequential: true,
      async handler({ dir = "dist" }) {
        const names = await filesIn(dir);
        for (const name of names.filter((each) => each.endsWith(".html"))) {
          const file = path.join(dir, name);
          const html = await readFile(file, "utf8");
          const bytesOf = (named: string) => readFile(path.resolve(path.dirname(file), named));
          await writeFile(file, await withIntegrity(html, bytesOf));
        }
      },
    },
  };
}
