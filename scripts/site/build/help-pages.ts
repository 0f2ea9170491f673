/** The help documents: plain HTML that names other sites and leads to none. What the build does to them, and what is checked. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** The documents, relative to the root of the site. */
export const HELP_FILES = ["help.html", "hilfe.html"] as const;

const PLACEHOLDER = /<span data-repository(?:="")?>([\s\S]*?)<\/span\s*>/g;

/** Return the address of the source code as a browser opens it, or null where package.json names none. */
export function repositoryUrl(packageJson: { readonly repository?: unknown }): string | null {
  const { repository } = packageJson;
  const given =
    typeof repository === "string" ? repository : (repository as { url?: unknown } | undefined)?.url;
  if (typeof given !== "string") return null;
  const url = given.replace(/^git\+/, "").replace(/\.git$/, "");
  return url.startsWith("https://") ? url : null;
}

/** Return a document whose places for the source code name its address, or are plain words where it is not known. */
export function withRepository(html: string, url: string | null): string {
  return html.replace(PLACEHOLDER, (_whole, words: string) =>
    url === null ? words : `${words} (<code class="help__address" translate="no">${url}</code>)`,
  );
}

/** Return the plugin that fills the documents in, from the package.json of a folder. */
export function helpPages(root: string): Plugin {
  const read = () => JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as object;
  return {
    name: "mien-help-pages",
    transformIndexHtml: (html) => withRepository(html, repositoryUrl(read())),
  };
}

const ADDRESS = /(?:https?:)?\/\/[\w.-]+\.\w+[^\s"'<>]*/g;

/** Return every address of another site that a document names other than as text to copy. */
export function foreignButText(html: string): string[] {
  const shown = /<code class="help__address" translate="no">[^<]*<\/code\s*>/g;
  const icon = /<link\s+rel="icon"\s+href="data:[^"]*"\s*\/?>/g;
  return html.replace(shown, "").replace(icon, "").match(ADDRESS) ?? [];
}

/** Return where the links of a document lead other than to itself and to this site. */
export function linksElsewhere(html: string): string[] {
  const targets = [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].map(([, target = ""]) => target);
  return targets.filter((target) => !/^(?:#[\w-]+|\.\/[\w.#/-]*)$/.test(target));
}
