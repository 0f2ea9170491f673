import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { engineFaults as german } from "../../src/words/engine-faults.de.ts";
import { engineFaults as english } from "../../src/words/engine-faults.en.ts";
import { LOWEST_BROWSERS } from "../../src/words/lowest-browsers.ts";
import { ROOT } from "../site/build/root.ts";
import { BROWSERS, FEATURES, firstVersion, lowestVersion, supportTable } from "./support.ts";

const sources = execFileSync("git", ["ls-files", "src"], { cwd: ROOT, encoding: "utf8" })
  .trim()
  .split("\n")
  .filter((file) => /\.(tsx?|css)$/.test(file) && !/\.test\.tsx?$/.test(file));
const textOf = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

describe("the browsers that can score", () => {
  it.each(BROWSERS)("begin with the %s that the message of an older one names", (browser) => {
    expect(lowestVersion(browser)).toBe(LOWEST_BROWSERS[browser]);
    for (const words of [english, german])
      expect(words["engine-unsupported"].next).toContain(` ${LOWEST_BROWSERS[browser]}`);
  });

  it("are found by what the code uses: every feature is where the list says", () => {
    for (const { name, used } of FEATURES) {
      const [where, text] = used;
      const files = sources.filter((file) => file === where || file.startsWith(`${where}/`));
      expect(
        files.some((file) => textOf(file).includes(text)),
        `${name} in ${where}`,
      ).toBe(true);
    }
  });

  it("are asked for no feature that the list leaves out", () => {
    // The privacy check asks for ways out, so that it can show that they are closed.
    const asking = sources.filter((file) => !file.startsWith("src/ui/privacy-check/"));
    const asked = asking.flatMap((file) =>
      [
        ...textOf(file).matchAll(
          /"(\w+)" in (?:globalThis|navigator|document|indexedDB|WebAssembly|HTML\w+)|typeof ([A-Z]\w+) [!=]==/g,
        ),
      ].map(([, inside, type]) => inside ?? type ?? ""),
    );
    expect(asked.length).toBeGreaterThan(6);
    const listed = FEATURES.map(({ name, used }) => `${name} ${used[1]}`).join(" ");
    expect(asked.filter((name) => !listed.includes(name))).toEqual([]);
  });

  it("are told feature by feature in the document", () => {
    expect(FEATURES.map((each) => firstVersion(each, "chrome"))).not.toContain(null);
    const compact = (text: string) => text.replace(/ +/g, " ").replace(/-+/g, "-");
    expect(compact(textOf("docs/browsers.md"))).toContain(compact(supportTable()));
  });
});
