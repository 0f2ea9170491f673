/**
 * Large photos through the built site: 12 megapixels warm, and a face of about 600 pixels in 48 and in 108 megapixels, each from choosing
 * the file to its result, and the memory that is held afterwards.
 *
 * The files lie on the disk, as a person's do. What a test hands over as bytes Playwright writes into the page as text: that takes a
 * second for a large photo, and what it leaves in the page, twice the size of the file each time, would count as the app's.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
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
import { openReady } from "./photo.ts";

const ROUNDS = 3;
/** Side of the rendered photo whose face is laid into the large ones: the face has about half of it. */
const SIDE = 1152;

interface LargePhoto {
  readonly name: string;
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** Print the times and the memory of each photo as JSON, a line each; nothing is written down. */
export async function benchLarge(): Promise<void> {
  const root = await ensureBuilt("site");
  const photos = largePhotos();
  const folder = mkdtempSync(path.join(tmpdir(), "mien-large-photos-"));
  const server = await startServer({ root, port: 0 });
  const flags = [...CHROMIUM_FLAGS, ...MEASURE_FLAGS];
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: flags });
  try {
    const page = await browser.newPage();
    await openReady(page, server.url);
    for (const [at, { name, ending, bytes }] of photos.entries()) {
      const before = await memoryOf(page);
      const seconds: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const file = path.join(folder, `large-${at}-${round}.${ending}`);
        writeFileSync(file, bytes);
        seconds.push(await secondsOf(page, file));
      }
      const after = await memoryOf(page);
      const figures = { name, seconds, medianSeconds: medianOf(seconds), memoryMB: { before, after } };
      process.stdout.write(`${JSON.stringify({ ...figures, load: loadavg()[0] })}\n`);
    }
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
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
