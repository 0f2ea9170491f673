/**
 * Under which licences code, models and data are used here: docs/licences.md, and licences.txt beside the built site.
 *
 * Run: `npx tsx scripts/site/supply/licences.ts` writes docs/licences.md anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { ROOT } from "../build/ensure-built.ts";
import { lockedPackages, type LockedPackage } from "./lockfile.ts";
import { LICENCE_ADDRESSES, SHIPPED_WORKS, type ShippedWork } from "./shipped-works.ts";

/** Licences that ask for nothing that this project does not do. */
export const KNOWN_LICENCES = [
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "OFL-1.1",
  "Python-2.0",
  "CC-BY-4.0",
  "MPL-2.0",
] as const;

/** Installed beside the app's packages for the sake of types or of Node alone: nothing of them reaches the site. */
const NEVER_SHIPPED = /^(@types\/.*|typescript|undici-types|csstype)$/;

/** Needed for building alone, but what they hold (a model) reaches the site. */
const SHIPPED_BY_BUILD: readonly string[] = [
  "@mediapipe/face_mesh",
  "@vladmandic/human",
  "@vladmandic/face-api",
];

/** Packages that carry no licence text of their own: whose they are, as their repositories say. */
const HOLDERS: Readonly<Record<string, string>> = {
  "onnxruntime-web": "Copyright (c) Microsoft Corporation",
  "onnxruntime-common": "Copyright (c) Microsoft Corporation",
  "@mediapipe/tasks-vision": "Copyright The MediaPipe Authors",
  "@mediapipe/face_mesh": "Copyright The MediaPipe Authors",
  "guid-typescript": "Copyright (c) the authors of guid-typescript",
};

/** Return the packages that the built site may hold. */
export function shippedPackages(root = ROOT): LockedPackage[] {
  return lockedPackages(root).filter(({ name, isDev }) =>
    isDev ? SHIPPED_BY_BUILD.includes(name) : !NEVER_SHIPPED.test(name),
  );
}

/** Return docs/licences.md. */
export function licencesDocument(root = ROOT): string {
  const all = lockedPackages(root);
  const counts = new Map<string, number>();
  for (const { licence } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const byCount = [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  const unusual = all.filter(({ licence }) => !/^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD)$/.test(licence));
  const row = ({ name, version, licence }: LockedPackage) => `| ${name} | ${version} | ${licence} |`;
  const table = (packages: readonly LockedPackage[]) =>
    ["| package | version | licence |", "| --- | --- | --- |", ...packages.map(row)].join("\n");
  const workRow = ({ name, where, licence, from, changes }: ShippedWork) =>
    `| ${name} | ${where} | ${licence} | ${from} | ${changes} |`;
  return `# Licences

Written by \`npx tsx scripts/site/supply/licences.ts\` from package-lock.json and \`scripts/site/supply/shipped-works.ts\`; a test compares.
The texts of those that the site holds are beside it as \`licences.txt\`.

The code of Mien is MIT. The compact model and the figures fitted to ratings are CC BY-NC-SA 4.0, like the data that they come
from: name the source, no commercial use, share changes under the same licence.

## Models, figures and pictures in the app

| what | where | licence | from | changes |
| --- | --- | --- | --- | --- |
${SHIPPED_WORKS.map(workRow).join("\n")}

## Packages in the app

${table(shippedPackages(root))}

## All packages, with those for building and testing

| licence | packages |
| --- | --- |
${byCount.map(([licence, count]) => `| ${licence} | ${count} |`).join("\n")}

Other than MIT, ISC, BSD and Apache are these:

${table(unusual)}
`;
}

/** Return the licence texts of everything that the site holds. Throws when a package has neither text nor known holder. */
export function licenceTexts(root = ROOT): string {
  const part = (title: string, text: string) => `${title}\n${"-".repeat(title.length)}\n\n${text.trim()}\n`;
  const packages = shippedPackages(root).map((one) =>
    part(`${one.name} ${one.version} (${one.licence})`, textOf(one, root)),
  );
  const works = SHIPPED_WORKS.map((work) => part(`${work.name} (${work.licence})`, workText(work, root)));
  return [
    part("Mien's own code (MIT)", readFileSync(path.join(root, "LICENSE"), "utf8")),
    "Mien holds the following models, figures and pictures, each under its own licence.\n",
    ...works,
    "Mien holds the following packages, each under its own licence.\n",
    ...packages,
  ].join("\n\n");
}

function workText({ where, from, changes, licence, notice }: ShippedWork, root: string): string {
  const address = LICENCE_ADDRESSES[licence];
  const facts = [`Where: ${where}`, `From: ${from}`, `Changes: ${changes}`];
  if (address !== undefined) facts.push(`Licence: ${address}`);
  return notice === undefined
    ? facts.join("\n")
    : `${facts.join("\n")}\n\n${plainText(licence, notice, root)}`;
}

function textOf({ folder, name, licence }: LockedPackage, root: string): string {
  const own = ownText(path.join(root, folder));
  if (own !== null) return own;
  const holder = HOLDERS[name];
  if (holder === undefined)
    throw new Error(`${name} has no licence text; see HOLDERS in scripts/site/supply/licences.ts`);
  return plainText(licence, holder, root);
}

/** Return the text of a licence with its holder, from a package that carries the same one. Throws when none does. */
function plainText(licence: string, holder: string, root: string): string {
  const model = {
    "Apache-2.0": "node_modules/flatbuffers",
    MIT: "node_modules/react",
    ISC: "node_modules/idb",
  }[licence];
  const text = model === undefined ? null : ownText(path.join(root, model));
  if (text === null) throw new Error(`${holder}: no text of ${licence} to go by`);
  return `${holder}\n\n${text.replace(/^Copyright.*$/gm, "").trim()}`;
}

function ownText(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const file = readdirSync(folder).find((name) => /^licen[sc]e(\.(md|txt))?$/i.test(name));
  return file === undefined ? null : readFileSync(path.join(folder, file), "utf8").replace(/\r\n/g, "\n");
}

/** Puts licences.txt beside the built site. */
export function licencesFile(): Plugin {
  return {
    name: "mien-licences",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "licences.txt", source: licenceTexts() });
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(path.join(ROOT, "docs", "licences.md"), licencesDocument());
