/**
 * Large photos through the built site: 12 megapixels warm, and a face of about 600 pixels in 48 and in 108 megapixels, each from choosing
 * the file to its result, and the memory that is held afterwards.
 *
 * The files lie on the disk, as a person's do. What a test hands over as bytes Playwright writes into the page as text: that takes a
 * second for a large photo, and what it leaves in the page, twice the size of the file each time, would count as the app's.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import jpeg from "jpeg-js";
import { chromium, type Page } from "playwright-core";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import { EXAMPLE_FACES } from "../../fixtures/render/example-scenes.ts";
import { renderFace } from "../../fixtures/render/render-face.ts";
import { largeHeic } from "../../fixtures/heic/large-file.ts";
import { seeded } from "../../fixtures/hostile/encode/bytes.ts";
import type { RgbaImage } from "../../src/core/image/raster.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { ensureBuilt } from "../../scripts/site/build/ensure-built.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { medianOf } from "../geometry/limits.ts";
import { memoryOf, MEASURE_FLAGS } from "./batch.ts";
import { writePerformance } from "./document.ts";
import { openReady } from "./photo.ts";

const ROUNDS = 3;
/** Side of the rendered photo whose face is laid into the large ones: the face has about half of it. */
const SIDE = 1152;

interface LargePhoto {
  readonly name: string;
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** What a photo took on one site. */
interface LargeFigures {
  readonly name: string;
  readonly fileMB: number;
  readonly seconds: readonly number[];
  /** Heap and wasm of page and threads, in MB. */
  readonly memory: { readonly before: number; readonly after: number };
}

/** A build of the site, open in a browser of its own. */
interface OpenSite {
  readonly root: string;
  readonly page: Page;
  readonly version: string;
  readonly close: () => Promise<void>;
}

/**
 * Score each photo over and over and write the figures into `docs/performance.md`; with another build's folder, photo by photo on both in
 * turns: that is printed and not written down.
 */
export async function benchLarge(other?: string): Promise<void> {
  const photos = largePhotos();
  const before = loadavg()[0] ?? NaN;
  const folder = mkdtempSync(path.join(tmpdir(), "mien-large-photos-"));
  const sites: OpenSite[] = [];
  try {
    for (const root of [await ensureBuilt("site"), ...(other === undefined ? [] : [other])])
      sites.push(await openSite(root));
    const figures = sites.map((): LargeFigures[] => []);
    for (const [at, photo] of photos.entries()) {
      const files = Array.from({ length: ROUNDS }, (_, round) =>
        path.join(folder, `large-${at}-${round}.${photo.ending}`),
      );
      for (const file of files) writeFileSync(file, photo.bytes);
      for (const [site, figuresOf] of (await inTurns(sites, photo, files)).entries())
        figures[site]?.push(figuresOf);
    }
    for (const [site, rows] of figures.entries())
      for (const row of rows)
        process.stdout.write(`${JSON.stringify({ root: sites[site]?.root, ...row })}\n`);
    const load = [before, loadavg()[0] ?? NaN];
    const [rows, site] = [figures[0], sites[0]];
    if (other === undefined && rows && site) writePerformance("large", documentOf(rows, site.version, load));
  } finally {
    for (const site of sites) await site.close();
    rmSync(folder, { recursive: true });
  }
}

async function openSite(root: string): Promise<OpenSite> {
  const server = await startServer({ root, port: 0 });
  const flags = [...CHROMIUM_FLAGS, ...MEASURE_FLAGS];
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: flags });
  const page = await browser.newPage();
  await openReady(page, server.url);
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { root, page, version: browser.version(), close };
}

/** Return what a photo took on each site: every round on all of them before the next. */
async function inTurns(
  sites: readonly OpenSite[],
  { name, bytes }: LargePhoto,
  files: readonly string[],
): Promise<LargeFigures[]> {
  const visits = [];
  for (const { page } of sites) visits.push({ page, before: await memoryOf(page), seconds: [] as number[] });
  for (const file of files) for (const { page, seconds } of visits) seconds.push(await secondsOf(page, file));
  const figures: LargeFigures[] = [];
  for (const { page, before, seconds } of visits)
    figures.push({
      name,
      fileMB: bytes.length / 1e6,
      seconds,
      memory: { before, after: await memoryOf(page) },
    });
  return figures;
}

/** Return the seconds from choosing the file to its result. */
async function secondsOf(page: Page, file: string): Promise<number> {
  const from = performance.now();
  await page.locator('input[type="file"]').first().setInputFiles(file);
  const title = page.locator("h1.strip__title", { hasText: path.basename(file) });
  await title.waitFor({ state: "attached", timeout: 120_000 });
  return (performance.now() - from) / 1000;
}

function largePhotos(): readonly LargePhoto[] {
  const face = facePicture();
  const noise = noisy();
  const inJpeg = (width: number, height: number) =>
    jpeg.encode(laidInto(face, noise, width, height), 85).data as Uint8Array;
  const heic = () => {
    try {
      return [{ name: "48 megapixels, HEIC", ending: "heic", bytes: largeHeic(face, noise) }];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      process.stderr.write(
        "Left out: 48 megapixels, for heif-enc is not installed (Debian: libheif-examples).\n",
      );
      return [];
    }
  };
  return [
    { name: "12 megapixels, JPEG", ending: "jpeg", bytes: inJpeg(4000, 3000) },
    ...heic(),
    { name: "108 megapixels, JPEG", ending: "jpeg", bytes: inJpeg(12_000, 9000) },
  ];
}

function facePicture(): RgbaImage {
  const [example] = EXAMPLE_FACES;
  if (!example) throw new Error("there is no example face");
  const camera = { ...example.scene.camera, width: SIDE, height: SIDE };
  return renderFace(canonicalFace(), { ...example.scene, camera }).image;
}

/** A grey ground with the noise of a camera. */
function noisy(): RgbaImage {
  const random = seeded(3);
  const data = new Uint8ClampedArray(4 * 512 * 512).fill(255);
  for (let i = 0; i < data.length; i += 1) if (i % 4 !== 3) data[i] = 112 + (random() & 31);
  return { data, width: 512, height: 512 };
}

function laidInto(face: RgbaImage, ground: RgbaImage, width: number, height: number) {
  const data = Buffer.alloc(4 * width * height);
  const row = Buffer.from(ground.data.buffer);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += ground.width) {
      const from = 4 * (y % ground.height) * ground.width;
      row.copy(data, 4 * (y * width + x), from, from + 4 * Math.min(ground.width, width - x));
    }
  const pixels = Buffer.from(face.data.buffer, face.data.byteOffset, face.data.byteLength);
  const [left, top] = [(width - face.width) >> 1, (height - face.height) >> 1];
  for (let y = 0; y < face.height; y += 1)
    pixels.copy(data, 4 * ((top + y) * width + left), 4 * y * face.width, 4 * (y + 1) * face.width);
  return { data, width, height };
}

function documentOf(rows: readonly LargeFigures[], version: string, load: readonly number[]): string {
  return [
    "## Large photos",
    "",
    "`npm run bench -- large`: a rendered face of about 600 px before the noise of a camera, one photo after another in one visit, each",
    `${ROUNDS} times; from choosing a file on the disk to its result. ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Chromium ${version},`,
    `load average ${load.map((value) => value.toFixed(1)).join(" to ")}. Memory is heap and wasm of page and threads, before and after all rounds of a photo.`,
    "",
    "| photo | file, MB | seconds, median | fastest | memory before, MB | after, MB |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map(({ name, fileMB, seconds, memory }) => {
      const cells = [fileMB, medianOf(seconds), Math.min(...seconds), memory.before, memory.after];
      return `| ${name} | ${cells.map((cell) => cell.toFixed(1)).join(" | ")} |`;
    }),
  ].join("\n");
}
