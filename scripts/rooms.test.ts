/** The house as its documents describe it: READMEs name every file and every command, and no two folders import each other. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ROOT } from "./site/build/root.ts";

const TOP_FOLDERS = ["src", "lab", "fixtures", "scripts", "e2e", "e2e-engines", "e2e-long", "training"];
const FILES = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", ...TOP_FOLDERS],
  {
    cwd: ROOT,
    encoding: "utf8",
  },
)
  .trim()
  .split("\n")
  .filter((file) => existsSync(path.join(ROOT, file)));

/** Return the relative imports of a file, types and `import()` included, as paths from the root. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(ROOT, file), "utf8"), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => path.posix.join(path.posix.dirname(file), fileName.split("?")[0] as string));
}

/** Whether one folder lies in the other: such two are one room. */
function isWithin(a: string, b: string): boolean {
  return a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

/** Return the room of a file: the nearest folder above it that has a README. */
function roomOf(file: string): string | null {
  for (let folder = path.posix.dirname(file); folder !== "."; folder = path.posix.dirname(folder))
    if (FILES.includes(`${folder}/README.md`)) return folder;
  return null;
}

describe("the rooms of this house", () => {
  it("has no two folders that import each other, but for a folder and what lies in it", () => {
    const known = new Set(FILES);
    const edges = new Map<string, string>();
    for (const file of FILES.filter((name) => /(?<!\.test)\.tsx?$/.test(name)))
      for (const target of importsOf(file).filter((name) => known.has(name)))
        edges.set(`${path.posix.dirname(file)} ${path.posix.dirname(target)}`, `${file} -> ${target}`);
    const mutual = [...edges].filter(([edge]) => {
      const [from = "", to = ""] = edge.split(" ");
      return from !== to && !isWithin(from, to) && edges.has(`${to} ${from}`);
    });
    expect(mutual.map(([, example]) => example)).toEqual([]);
  });

  it("names every file of a room in that room's README, and none that is gone", () => {
    const unnamed: string[] = [];
    const spansOf = (room: string) => codeSpans(readFileSync(path.join(ROOT, room, "README.md"), "utf8"));
    for (const file of FILES.filter((name) => !name.endsWith("README.md"))) {
      const room = roomOf(file);
      if (room === null) {
        unnamed.push(`${file}: no README above it`);
        continue;
      }
      if (!namesFile(spansOf(room).join("\n"), file))
        unnamed.push(`${room}/README.md does not name ${path.posix.relative(room, file)}`);
    }
    const gone = FILES.filter((name) => name.endsWith("/README.md")).flatMap((readme) => {
      const room = path.posix.dirname(readme);
      return goneFiles(room, spansOf(room)).map((name) => `${readme} names ${name}, which is gone`);
    });
    expect([...unnamed, ...gone]).toEqual([]);
  });

  it("has every command in the README's table, says which explain themselves, and starts files that are there", () => {
    const text = readFileSync(path.join(ROOT, "README.md"), "utf8");
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const rows = [...text.matchAll(/^\| `npm (?:run )?([\w:-]+)/gm)].map(([, name]) => name);
    expect(rows.sort()).toEqual(Object.keys(scripts).sort());

    const sources = Object.entries(scripts).filter(([, command]) => command.startsWith("tsx "));
    const explained = sources.filter(([, command]) =>
      /help\b/i.test(readFileSync(path.join(ROOT, command.slice("tsx ".length)), "utf8")),
    );
    const [, told = ""] = /^These explain themselves with `--help`: ([^.]+)\./m.exec(text) ?? [];
    expect([...told.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort()).toEqual(
      explained.map(([name]) => name).sort(),
    );
  });
});

/** Whether the code spans of a README name a file, with or without its ending; a test and a style sheet go with the file of their name, the languages of a catalogue together. */
function namesFile(spans: string, file: string): boolean {
  const base = path.posix.basename(file);
  const stem = base.replace(/(\.(de|en))?(\.chromium)?\.(test\.tsx?|tsx?|css|js|d\.ts)$/, "");
  const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w-])(${escaped(base)}|${escaped(stem)})(?![\\w-])`).test(spans);
}

/** Return what a text has in backticks, without its blocks of code. */
function codeSpans(text: string): readonly string[] {
  return [...text.replace(/^```[^]*?^```/gm, "").matchAll(/`([^`]+)`/g)].map(([, span]) => span as string);
}

/** Return the files that a README names in backticks and that are neither in its folder nor at that path from the root. */
function goneFiles(room: string, spans: readonly string[]): readonly string[] {
  const within = FILES.filter((file) => file.startsWith(`${room}/`));
  return spans
    .filter((span) => /^[\w./-]+\.(tsx?|css|mjs|py)$/.test(span))
    .filter((name) => !within.some((file) => file.endsWith(`/${name}`)))
    .filter((name) => !existsSync(path.join(ROOT, name)) && !existsSync(path.join(ROOT, room, name)));
}
