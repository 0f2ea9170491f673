import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FACES_ID } from "../../models/assemble/faces/provision.ts";
import { ASSEMBLED_ID } from "../../models/assemble/provision.ts";
import { ROOT } from "../build/ensure-built.ts";
import { FACESTATS_ID, LANDMARKER_ID } from "../../models/provision.ts";
import { KNOWN_LICENCES, licencesDocument, licenceTexts, shippedPackages } from "./licences.ts";
import { lockedPackages } from "./lockfile.ts";
import { LICENCE_ADDRESSES, SHIPPED_WORKS } from "./shipped-works.ts";

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

describe("the models, figures and pictures", () => {
  const ids = [ASSEMBLED_ID, LANDMARKER_ID, FACESTATS_ID, FACES_ID, "compact"];

  it("are listed under the licence that their own description names", () => {
    expect(new Set(SHIPPED_WORKS.flatMap(({ models }) => models))).toEqual(new Set(ids));
    const folder = path.join(ROOT, "public", "models");
    const described = readdirSync(folder).filter((id) => existsSync(path.join(folder, id, "model.json")));
    expect(described).toContain("compact");
    for (const id of described) {
      const { licence } = JSON.parse(read(`public/models/${id}/model.json`)) as { licence: string };
      const listed = SHIPPED_WORKS.filter(({ models }) => models.includes(id));
      expect(listed.length, id).toBeGreaterThan(0);
      for (const work of listed) expect(work.licence, work.name).toBe(licence);
    }
  });

  it("are named in licences.txt, each with its author, and with the text or the address of its licence", () => {
    const texts = licenceTexts();
    for (const { name, licence, from, notice } of SHIPPED_WORKS) {
      expect(texts).toContain(`\n${name} (${licence})\n`);
      expect(texts).toContain(from);
      const own = from.startsWith("Mien contributors");
      expect(notice !== undefined || licence in LICENCE_ADDRESSES || own, name).toBe(true);
    }
    for (const address of Object.values(LICENCE_ADDRESSES)) expect(texts).toContain(address);
    expect(texts).toContain("@mediapipe/face_mesh");
    expect(texts).toContain("One Million Impressions");
  });

  it("are no secret at the head of the licence, the package and the README", () => {
    const { license } = JSON.parse(read("package.json")) as { license: string };
    const licences = new Set(SHIPPED_WORKS.map((work) => work.licence));
    expect(licences).toContain("CC-BY-NC-SA-4.0");
    expect(license).toBe("MIT AND CC-BY-NC-SA-4.0");
    const heads = { LICENSE: 8, "README.md": 12 };
    for (const [file, lines] of Object.entries(heads))
      expect(read(file).split("\n").slice(0, lines).join(" "), file).toMatch(
        /compact\s.*model.*CC BY-NC-SA 4\.0/,
      );
  });
});

describe("the container", () => {
  const text = read("deploy/Containerfile");

  it("starts from images held to their digests, and installs no package that floats", () => {
    const images = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(images).toHaveLength(2);
    for (const image of images)
      expect(image).toMatch(/^[a-z]+:\d+\.\d+\.\d+-alpine[\d.]*@sha256:[0-9a-f]{64}$/);
    expect(text).not.toMatch(/\bapk\b|\bapt-get\b/);
    expect(text).toContain("npm ci --ignore-scripts");
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
