/**
 * Many photos through the built site: photos a second, memory after photo 50 and at the end, the page's longest task.
 *
 * [Note: Processor seconds]
 * On a machine that does other things too, photos a second tell mostly what else it did. What a photo costs in processor
 * seconds, over all of the browser's processes, hardly depends on that: cores divided by it is the pace of a free machine.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { renderFace } from "../../fixtures/render/render-face.ts";
import { ensureBuilt, ROOT } from "../../scripts/site/build/ensure-built.ts";
import { jpegOf } from "../../fixtures/picture.ts";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import { EXAMPLE_FACES } from "../../fixtures/render/example-scenes.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { writePerformance } from "./document.ts";
import { longestOf, tasksDuring, type MainThreadTask } from "./main-thread.ts";

const SIDE = 1024;
/** JPEG qualities that each rendered face is saved in. */
const QUALITIES = [80, 86, 92, 96] as const;
/** Memory is compared with what it was after so many photos. */
const SETTLED_AFTER = 50;
/** Sizes of the batches of a visit, as far as the longest one goes: how time grows with them. */
const SIZES = [1, 10, 100, 1000, 10_000] as const;
/** During this one the page's tasks are watched. */
const WATCHED = 10;
/** Makes `measureUserAgentSpecificMemory` collect garbage and answer at once. */
export const MEASURE_FLAGS = ["--enable-blink-features=ForceEagerMeasureMemory"];

export interface BatchOptions {
  /** Photos of the long batch. */
  readonly photos: number;
  /** Act as a device of so many cores; null for this one. */
  readonly cores: number | null;
}

interface BatchTimes {
  readonly photos: number;
  readonly seconds: number;
  /** See: [Note: Processor seconds]. */
  readonly processorSeconds: number;
}

export interface BatchFigures {
  readonly engines: number;
  readonly batches: readonly BatchTimes[];
  /** Heap and wasm of page and workers, in MB. */
  readonly memory: { readonly after50: number; readonly atEnd: number };
  readonly longestTask: MainThreadTask;
  readonly load: readonly number[];
}

/** Return the options that words after `batch` stand for: a number of photos, and `cores=N`. */
export function batchOptions(words: readonly string[]): BatchOptions {
  const cores = words.find((word) => word.startsWith("cores="))?.slice("cores=".length);
  const photos = words.find((word) => /^\d+$/.test(word));
  return { photos: Number(photos ?? 100), cores: cores === undefined ? null : Number(cores) };
}

/** Score a few photos, then many, in one visit; write the figures into `docs/performance.md`. */
export async function benchBatch(options: BatchOptions): Promise<void> {
  const root = await ensureBuilt("site");
  const sizes = [...SIZES.filter((size) => size < options.photos), options.photos];
  const files = photoFiles(SETTLED_AFTER + sizes.reduce((sum, size) => sum + size, 0));
  const server = await startServer({ root, port: 0 });
  const flags = [...CHROMIUM_FLAGS, ...MEASURE_FLAGS];
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: flags });
  try {
    const page = await browser.newPage();
    await page.addInitScript(prepare, options.cores);
    await page.goto(server.url);
    await page.getByText("Ready. Everything needed is on this device.").waitFor({ timeout: 120_000 });
    const figures = await measured(browser, page, files, sizes);
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    if (options.cores === null) writePerformance("batch", documentOf(figures, browser.version()));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measured(
  browser: Browser,
  page: Page,
  files: readonly string[],
  sizes: readonly number[],
): Promise<BatchFigures> {
  const before = loadavg()[0] ?? NaN;
  const engines = page.workers().filter((worker) => worker.url().includes("engine-worker")).length;
  const visit = createVisit(browser, page);
  await visit.score(files.slice(0, SETTLED_AFTER));
  const after50 = await memoryOf(page);
  const batches: BatchTimes[] = [];
  let tasks: readonly MainThreadTask[] = [];
  let next = SETTLED_AFTER;
  for (const size of sizes) {
    const batch = files.slice(next, (next += size));
    const score = async () => void batches.push(await visit.score(batch));
    if (size === WATCHED) tasks = await tasksDuring(browser, page, score);
    else await score();
  }
  const atEnd = await memoryOf(page);
  return {
    engines,
    batches,
    memory: { after50, atEnd },
    longestTask: longestOf(tasks),
    load: [before, loadavg()[0] ?? NaN],
  };
}

/** Scores batch after batch in one visit. */
export function createVisit(browser: Browser, page: Page) {
  let total = 0;
  return {
    async score(files: readonly string[]): Promise<BatchTimes> {
      total += files.length;
      const processor = await processorSeconds(browser);
      const start = performance.now();
      await page
        .locator('input[type="file"]')
        .first()
        .setInputFiles([...files]);
      await page.getByText(`${total} of ${total} finished`).waitFor({ timeout: 3_600_000 });
      const seconds = (performance.now() - start) / 1000;
      const used = (await processorSeconds(browser)) - processor;
      return {
        photos: files.length,
        seconds,
        processorSeconds: used / files.length,
      };
    },
  };
}

function prepare(cores: number | null): void {
  localStorage.setItem("mien.notice-read", "yes");
  if (cores !== null) Object.defineProperty(navigator, "hardwareConcurrency", { get: () => cores });
}

/** Return heap and wasm of the page and its workers, in MB. Needs `MEASURE_FLAGS`. */
export async function memoryOf(page: Page): Promise<number> {
  const bytes = await page.evaluate(async () => {
    const meter = performance as unknown as {
      measureUserAgentSpecificMemory(): Promise<{ bytes: number }>;
    };
    return (await meter.measureUserAgentSpecificMemory()).bytes;
  });
  return bytes / 1e6;
}

/** Return what all of the browser's processes have used of the processor so far, in seconds. */
async function processorSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Return so many photos on disk: rendered faces of 1024 px in several qualities, each file different from every other. */
export function photoFiles(count: number): string[] {
  const folder = path.join(ROOT, ".cache", "bench-photos");
  mkdirSync(folder, { recursive: true });
  const pictures = encodedFaces(folder);
  return Array.from({ length: count }, (_, index) => {
    const file = path.join(folder, `${String(index).padStart(4, "0")}.jpg`);
    const picture = pictures[index % pictures.length];
    if (!existsSync(file) && picture) writeFileSync(file, withComment(picture, `photo ${index}`));
    return file;
  });
}

function encodedFaces(folder: string): Uint8Array[] {
  return EXAMPLE_FACES.flatMap(({ id, scene }) => {
    const named = QUALITIES.map((quality) => ({ quality, file: path.join(folder, `${id}-${quality}.jpg`) }));
    if (!named.every(({ file }) => existsSync(file))) {
      const camera = { ...scene.camera, width: SIDE, height: SIDE };
      const { image } = renderFace(canonicalFace(), { ...scene, camera });
      for (const { quality, file } of named) writeFileSync(file, jpegOf(image, quality));
    }
    return named.map(({ file }) => readFileSync(file));
  });
}

/** Return a JPEG with a comment after its first marker: other bytes, the same picture. */
function withComment(jpeg: Uint8Array, comment: string): Buffer {
  const text = Buffer.from(comment, "latin1");
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}

function documentOf({ engines, batches, memory, longestTask, load }: BatchFigures, version: string): string {
  const cores = cpus().length;
  const growth = 100 * (memory.atEnd / memory.after50 - 1);
  const total = batches.reduce((sum, { photos }) => sum + photos, 0);
  const [longest, before] = batches.toReversed();
  return [
    "## Many photos, embedded models",
    "",
    `\`npm run bench -- batch\`: rendered faces of ${SIDE} px, each in a file of its own, ${engines} engines on ${cores} cores`,
    `(${cpus()[0]?.model ?? "unknown"}), Chromium ${version}, load average ${load.map((l) => l.toFixed(1)).join(" to ")}.`,
    "A photo's processor seconds are those of all of the browser's processes; cores divided by them is the pace of a",
    "machine that does nothing else.",
    "",
    "| photos | seconds | photos a second | processor seconds a photo | pace of a free machine |",
    "| ------ | ------- | --------------- | ------------------------- | ---------------------- |",
    ...batches.map(
      (batch) =>
        `| ${batch.photos} | ${batch.seconds.toFixed(1)} | ${(batch.photos / batch.seconds).toFixed(2)} | ${batch.processorSeconds.toFixed(3)} | ${(cores / batch.processorSeconds).toFixed(1)} |`,
    ),
    "",
    ...(longest && before
      ? [
          `${longest.photos} photos took ${(longest.seconds / before.seconds).toFixed(1)} times as long as ${before.photos}.`,
        ]
      : []),
    `Heap and wasm of page and workers: ${memory.after50.toFixed(1)} MB after photo ${SETTLED_AFTER}, ${memory.atEnd.toFixed(1)} MB after photo ${total + SETTLED_AFTER} (${growth >= 0 ? "+" : ""}${growth.toFixed(1)} %).`,
    `Longest task of the page while ${WATCHED} photos were scored: ${longestTask.cpuMs.toFixed(0)} ms of processor time (${longestTask.wallMs.toFixed(0)} ms on this machine).`,
  ].join("\n");
}
