/** The help documents: plain HTML that leads to other sites. What is done to them while the site is built, and checked. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** The documents, relative to the root of the site. */
export const HELP_FILES = ["help.html", "hilfe.html"] as const;

const PLACEHOLDER = /<a data-repository(?:="")?>([\s\S]*?)<\/a\s*>/g;

/** Return the address of the source code as a browser opens it, or null where package.json names none. */
export function repositoryUrl(packageJson: { readonly repository?: unknown }): string | null {
  const { repository } = packageJson;
  const given =
    typeof repository === "string" ? repository : (repository as { url?: unknown } | undefined)?.url;
  if (typeof given !== "string") return null;
  const url = given.replace(/^git\+/, "").replace(/\.git$/, "");
  return url.startsWith("https://") ? url : null;
}

/** Return a document whose places for the source code lead there, or are plain words where its address is not known. */
export function withRepository(html: string, url: string | null): string {
  return html.replace(PLACEHOLDER, (_whole, words: string) =>
    url === null ? words : `<a href="${url}" rel="noopener noreferrer">${words}</a>`,
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

/** Return every address of another site that a document names other than as the plain link of a reader's choice. */
export function foreignButLinks(html: string): string[] {
  const links = /<a\s+href="https:\/\/[^"]+"\s+rel="noopener noreferrer"\s*>/g;
  const icon = /<link\s+rel="icon"\s+href="data:[^"]*"\s*\/?>/g;
  const rest = html.replace(links, "").replace(icon, "");
  return rest.match(/(?:https?:)?\/\/[\w.-]+\.\w+[^\s"'<>]*/g) ?? [];
}
