import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { REFUSALS } from "../../../src/core/report.ts";
import { refusals as german } from "../../../src/words/advice.de.ts";
import { refusals as english } from "../../../src/words/advice.en.ts";
import { ROOT } from "./ensure-built.ts";
import { foreignButText, HELP_FILES, linksElsewhere, repositoryUrl, withRepository } from "./help-pages.ts";

const read = (name: string) => readFileSync(path.join(ROOT, name), "utf8");
const oneLine = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("the help documents", () => {
  it.each(HELP_FILES)("%s names other sites as text to copy, and links to this one alone", (name) => {
    const html = read(name);
    expect(foreignButText(html)).toEqual([]);
    expect(linksElsewhere(html)).toEqual([]);
    expect(html).toContain('<code class="help__address" translate="no">findahelpline.com</code>');
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

  it("would show an address that is fetched, and a link that leads away", () => {
    expect(foreignButText('<img src="https://example.org/x.png">')).toEqual(["https://example.org/x.png"]);
    expect(foreignButText('<script src="//example.org/x.js">')).toEqual(["//example.org/x.js"]);
    expect(foreignButText('<a href="https://example.org/">x</a>')).toEqual(["https://example.org/"]);
    for (const target of ["https://example.org/", "//example.org", "/\\example.org", "mailto:a@b.c"])
      expect(linksElsewhere(`<p><a class="x" href="${target}">x</a>`), target).toEqual([target]);
  });

  it("name the source code's address where package.json says where it is, and read well where it does not", () => {
    const html = "in <span data-repository>the repository</span>.";
    expect(withRepository(html, null)).toBe("in the repository.");
    const url = repositoryUrl({ repository: { url: "git+https://example.org/mien.git" } });
    expect(url).toBe("https://example.org/mien");
    expect(withRepository(html, url)).toBe(
      'in the repository (<code class="help__address" translate="no">https://example.org/mien</code>).',
    );
    expect(repositoryUrl({})).toBeNull();
    expect(repositoryUrl({ repository: "git@example.org:mien" })).toBeNull();
  });
});
