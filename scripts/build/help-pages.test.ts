import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { REFUSALS } from "../../src/core/report.ts";
import { refusals as german } from "../../src/ui/words/advice.de.ts";
import { refusals as english } from "../../src/ui/words/advice.en.ts";
import { HELP_PAGES } from "../server/headers.ts";
import { ROOT } from "./ensure-built.ts";
import { foreignButLinks, HELP_FILES, repositoryUrl, withRepository } from "./help-pages.ts";

const read = (name: string) => readFileSync(path.join(ROOT, name), "utf8");
const oneLine = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("the help documents", () => {
  it("are those that the headers let lead to other sites", () => {
    expect(HELP_PAGES).toEqual(HELP_FILES.map((name) => `/${name}`));
  });

  it.each(HELP_FILES)("%s names other sites only as links that tell nothing of the visitor", (name) => {
    const html = read(name);
    expect(foreignButLinks(html)).toEqual([]);
    expect(html).toContain("https://findahelpline.com/");
  });

  it.each([
    ["help.html", english],
    ["hilfe.html", german],
  ] as const)("%s explains every refusal in the app's own words", (name, words) => {
    const text = oneLine(read(name));
    for (const reason of REFUSALS) {
      expect(text).toContain(words[reason].what);
      expect(text).toContain(words[reason].next);
    }
  });

  it("have the same questions in both languages, each reached from the contents", () => {
    const ids = (name: string) => [...read(name).matchAll(/<section\s+id="([\w-]+)"/g)].map(([, id]) => id);
    const targets = (name: string) =>
      [...read(name).matchAll(/<li>\s*<a href="#([\w-]+)"/g)].map(([, id]) => id);
    expect(ids("help.html").length).toBeGreaterThan(10);
    expect(ids("hilfe.html")).toEqual(ids("help.html"));
    for (const name of HELP_FILES) expect(targets(name)).toEqual(ids(name));
  });

  it("would show an address that is fetched, or a link that tells where it came from", () => {
    expect(foreignButLinks('<img src="https://example.org/x.png">')).toEqual(["https://example.org/x.png"]);
    expect(foreignButLinks('<script src="//example.org/x.js">')).toEqual(["//example.org/x.js"]);
    expect(foreignButLinks('<a href="https://example.org/">x</a>')).toEqual(["https://example.org/"]);
  });

  it("lead to the source code where package.json says where it is, and read well where it does not", () => {
    const html = "in <a data-repository>the repository</a>.";
    expect(withRepository(html, null)).toBe("in the repository.");
    const url = repositoryUrl({ repository: { url: "git+https://example.org/mien.git" } });
    expect(url).toBe("https://example.org/mien");
    expect(withRepository(html, url)).toBe(
      'in <a href="https://example.org/mien" rel="noopener noreferrer">the repository</a>.',
    );
    expect(repositoryUrl({})).toBeNull();
    expect(repositoryUrl({ repository: "git@example.org:mien" })).toBeNull();
  });
});
