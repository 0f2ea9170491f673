/** The files that every engine is given, and the table of how they ended. They show rendered faces, and nobody. */
import { parse } from "csv-parse/sync";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { examplePixels, greyPicture, pngFile } from "../e2e/faces.ts";
import { facesOfManyKinds, turnedFaces } from "../fixtures/hostile/face-files.ts";
import { pngOf } from "../fixtures/picture.ts";
import { faceOf } from "../fixtures/variants/pixels.ts";
import { made, missingPrograms, PACKAGES, ppmOf } from "../fixtures/variants/tools.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";

const FOLDER = path.join(ROOT, ".cache", "engines");
const EXAMPLES = ["a", "b", "c", "d", "e", "f"] as const;
const HEIC = path.join(ROOT, "src", "capture", "heic", "testing", "grid.heic");
/** Rated synthetic faces, which are not part of the repository. */
const REFERENCE = path.join(ROOT, "..", "shared", "data", "omi", "images");
const REFERENCE_FACES = 20;

interface TestFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whether all 69 files are asked for (`npm run parity`), or the few that tell the most. */
export const isWhole = process.env["MIEN_PARITY"] === "all";

/** How long all the files may take in one engine, beside other work. */
export const FILES_TIMEOUT_MS = isWhole ? 1_200_000 : 180_000;

const exampleOf = (id: string): TestFile => ({
  name: `example-${id}.jpg`,
  bytes: readFileSync(path.join(ROOT, "public", "examples", `example-${id}.jpg`)),
});

/** An example face behind glass that grows thinner: what shows through is white. */
function seeThrough(): TestFile {
  const face = examplePixels("c");
  for (let at = 3; at < face.data.length; at += 4) face.data[at] = 255 - (((at >> 2) % face.width) >> 4);
  return { name: "c-alpha.png", bytes: pngFile("", face).buffer };
}

function endings(): TestFile[] {
  return [
    { name: "nobody.png", bytes: pngFile("", greyPicture(320, 320, 140)).buffer },
    { name: "words.jpg", bytes: Buffer.from("Just some words, no picture.\n".repeat(9)) },
    { name: "half.jpg", bytes: exampleOf("d").bytes.subarray(0, 20_000) },
  ];
}

function few(): TestFile[] {
  const turned = turnedFaces("b").filter(({ name }) => /-[368]\.jpg$/.test(name));
  const kinds = facesOfManyKinds("a").filter(({ name }) => !/canary|web-page/.test(name));
  return [exampleOf("a"), exampleOf("d"), ...kinds, ...turned, seeThrough(), ...endings()];
}

/** An example face in kinds of file that programs make. What this machine lacks is said. */
function madeByPrograms(id: string): TestFile[] {
  const face = faceOf(id);
  const png = { bytes: pngOf(face), ending: "png" };
  const webp = (...how: readonly string[]) =>
    made("cwebp", png, "webp", (from, to) => ["-quiet", ...how, from, "-o", to]);
  const avif = (...how: readonly string[]) => made("avifenc", png, "avif", (from, to) => [...how, from, to]);
  const cmyk = made("/usr/bin/python3", { bytes: ppmOf(face), ending: "ppm" }, "jpg", (from, to) => [
    "-c",
    "import sys; from PIL import Image; Image.open(sys.argv[1]).convert('CMYK').save(sys.argv[2], quality=95)",
    ...[from, to],
  ]);
  const files = [
    ["lossy.webp", webp("-q", "90")],
    ["lossless.webp", webp("-lossless", "-z", "1")],
    ["lossy.avif", avif("-s", "8", "-y", "420", "--min", "8", "--max", "16")],
    ["full-colour.avif", avif("-s", "8", "-y", "444", "--min", "8", "--max", "16")],
    ["cmyk.jpg", cmyk],
  ] as const;
  for (const program of missingPrograms())
    process.stdout.write(`Skipped: what ${program} makes (Debian: apt-get install ${PACKAGES[program]})\n`);
  return files.flatMap(([name, bytes]) => (bytes ? [{ name: `${id}-${name}`, bytes }] : []));
}

function whole(): TestFile[] {
  const reference = existsSync(REFERENCE) ? readdirSync(REFERENCE).sort() : [];
  if (reference.length === 0) process.stdout.write("Skipped: the reference faces, which are not here\n");
  const step = Math.max(1, Math.floor(reference.length / REFERENCE_FACES));
  return [
    ...EXAMPLES.map(exampleOf),
    ...["b", "f"].flatMap(turnedFaces),
    ...["a", "e"].flatMap(facesOfManyKinds),
    ...["a", "f"].flatMap(madeByPrograms),
    seeThrough(),
    ...endings(),
    ...reference
      .filter((_, i) => i % step === 0)
      .slice(0, REFERENCE_FACES)
      .map((name) => ({ name: `reference-${name}`, bytes: readFileSync(path.join(REFERENCE, name)) })),
  ];
}

/** Write the files for this run, and return their paths. */
export function writtenFiles(): string[] {
  const heic = { name: "phone.heic", bytes: readFileSync(HEIC) };
  return written("files", [...(isWhole ? whole() : few()), heic]);
}

/** Write so many photos, the few again and again, each under a name of its own, and return their paths. */
export function writtenPhotos(count: number): string[] {
  const all = few();
  const photo = (i: number): TestFile[] =>
    all
      .slice(i % all.length)
      .slice(0, 1)
      .map(({ name, bytes }) => ({ name: `${i + 1}-${name}`, bytes }));
  return written("photos", Array.from({ length: count }, (_, i) => photo(i)).flat());
}

function written(kind: string, files: readonly TestFile[]): string[] {
  const folder = path.join(FOLDER, kind);
  mkdirSync(folder, { recursive: true });
  return files.map(({ name, bytes }) => {
    const file = path.join(folder, name);
    // What is there already stays untouched: another browser may be about to read it, and a file that was written anew is gone for it.
    if (!existsSync(file) || !readFileSync(file).equals(bytes)) writeFileSync(file, bytes);
    return file;
  });
}

/** How one file ended in one engine. */
export interface Ending {
  readonly name: string;
  /** State, reason and notes in one: what must be the same everywhere. */
  readonly end: string;
  readonly psl: number | null;
}

/** Return the endings that the app's own table of photos tells. */
export function endingsOf(csv: string): Ending[] {
  const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
  return rows.map((row) => ({
    name: row["name"] ?? "",
    end: [row["state"], row["reason"], row["quality_notes"]].filter(Boolean).join(", "),
    psl: row["psl"] ? Number(row["psl"]) : null,
  }));
}

const tableOf = (engine: string): string => path.join(FOLDER, `${engine}${isWhole ? "-all" : ""}.json`);

/** Keep an engine's endings for those that are compared with it. */
export function keepEndings(engine: string, endings: readonly Ending[]): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(tableOf(engine), JSON.stringify(endings, null, 1));
}

/** Return an engine's endings of this run. */
export function keptEndings(engine: string): Ending[] {
  return JSON.parse(readFileSync(tableOf(engine), "utf8")) as Ending[];
}

/** Return how far two engines are apart. */
export function apart(one: readonly Ending[], other: readonly Ending[]) {
  const rows = one.map((row, i) => ({ ...row, other: other[i] }));
  const gaps = rows.flatMap(({ name, psl, other: there }) =>
    psl === null || typeof there?.psl !== "number" ? [] : [{ name, gap: there.psl - psl }],
  );
  const sizes = gaps.map(({ gap }) => Math.abs(gap));
  return {
    scored: gaps.length,
    max: Math.max(0, ...sizes),
    mean: sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length),
    bias: gaps.reduce((sum, { gap }) => sum + gap, 0) / Math.max(1, gaps.length),
    gaps,
    otherEnds: rows.filter(({ name, end, other: there }) => there?.name !== name || there.end !== end),
  };
}
