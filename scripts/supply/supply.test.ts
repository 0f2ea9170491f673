import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../build/ensure-built.ts";
import { KNOWN_LICENCES, licencesDocument, licenceTexts, shippedPackages } from "./licences.ts";
import { lockedPackages } from "./lockfile.ts";

const read = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");

describe("the packages", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  const all = lockedPackages(ROOT);

  it("are pinned exactly, and the lockfile has those versions", () => {
    const wanted = Object.entries({ ...dependencies, ...devDependencies });
    expect(wanted.length).toBeGreaterThan(30);
    for (const [name, version] of wanted) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(all.find(({ folder }) => folder === `node_modules/${name}`)?.version, name).toBe(version);
    }
  });

  it("are each held to a SHA-512", () => {
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""))).toEqual([]);
  });

  it("come from the registry that npm is set to, and run nothing when they are installed", () => {
    expect(read("package-lock.json")).not.toMatch(/"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/);
    expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  });

  it("have licences that are known and listed", () => {
    const known: readonly string[] = KNOWN_LICENCES;
    expect(all.filter(({ licence }) => !known.includes(licence))).toEqual([]);
    expect(read("docs/licences.md")).toBe(licencesDocument());
  });

  it("hand over the texts that their licences ask for", () => {
    const texts = licenceTexts();
    for (const { name, version } of shippedPackages()) expect(texts).toContain(`\n${name} ${version} (`);
    expect(texts).toContain("Copyright (c) Microsoft Corporation");
    expect(texts).toContain("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION");
    expect(texts).toContain("SIL OPEN FONT LICENSE");
  });
});

describe("the workflows", () => {
  const folder = path.join(ROOT, ".github", "workflows");
  const files = readdirSync(folder);

  it("run actions by the hash of their commit, with few rights", () => {
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), "utf8");
      const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
      expect(used.length, file).toBeGreaterThan(0);
      for (const action of used) expect(action, file).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
      expect(text, file).toMatch(/^permissions:\n {2}contents: read$/m);
    }
  });
});
