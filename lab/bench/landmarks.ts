/**
 * `npm run bench -- landmarks`: how long the app takes to find a face and its landmarks, and face-api.js beside it.
 *
 * Both look at the same photo of 1024 px, alternately, in one browser. The app looks six times (at the whole photo, and
 * five times closely, four of them for the spread of its measurements) and finds 478 points; face-api.js looks once and finds 68.
 */
import { copyFile, cp, mkdir, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { chromium, type Page } from "playwright-core";
import { ensureBuilt, ROOT } from "../../scripts/site/build/ensure-built.ts";
import { medianOf } from "../geometry/limits.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { writePerformance } from "./document.ts";
import { openReady, photoJpeg, reported, scored } from "./photo.ts";
import { ensureRival } from "./rivals.ts";

const FACE_API_VERSION = "1.7.15";
/** WebGL is what it takes by itself; the processor's plain arithmetic is its way out. */
const BACKENDS = ["webgl", "cpu"] as const;
const PAIRS = 8;
const WARM_UPS = 2;
const PHOTO = "/bench/photo.jpg";

interface Theirs {
  prepare(backend: string, photo: string): Promise<string>;
  time(): Promise<{ readonly ms: number; readonly points: number }>;
}
declare global {
  var theirs: Theirs;
}

interface Compared {
  readonly backend: string;
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
}

/** Measure and write the section into `docs/performance.md`. */
export async function benchLandmarks(): Promise<void> {
  const root = path.join(ROOT, ".cache", `bench-landmarks-${process.pid}`);
  const photo = photoJpeg();
  await publish(root, photo);
  const server = await startServer({ root, port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  const before = loadavg()[0] ?? NaN;
  try {
    const ours = await browser.newPage();
    await openReady(ours, server.url);
    let count = 0;
    const timeOurs = async () => {
      count += 1;
      await scored(ours, { name: `${count}.jpg`, mimeType: "image/jpeg", buffer: photo });
      return (await reported(ours)).stages["landmarks"] ?? NaN;
    };
    const compared: Compared[] = [];
    for (const backend of BACKENDS) {
      const page = await browser.newPage();
      compared.push(await compare(page, new URL("/bench/face-api.html", server.url).href, backend, timeOurs));
      await page.close();
    }
    const load = [before, loadavg()[0] ?? NaN];
    const text = section(compared, load, browser.version());
    process.stdout.write(`${text}\n`);
    writePerformance("landmarks", text);
  } finally {
    await browser.close();
    await server.close();
    await rm(root, { recursive: true, force: true });
  }
}

async function compare(
  page: Page,
  url: string,
  backend: string,
  timeOurs: () => Promise<number>,
): Promise<Compared> {
  await page.goto(url);
  await page.waitForFunction(() => "theirs" in globalThis);
  const used = await page.evaluate(([name, photo]) => globalThis.theirs.prepare(name, photo), [
    backend,
    PHOTO,
  ] as const);
  if (used !== backend) throw new Error(`face-api.js runs on ${used}, not on ${backend}`);
  const pairs: [ours: number, theirs: number][] = [];
  for (let round = 0; round < WARM_UPS + PAIRS; round += 1) {
    const ours = await timeOurs();
    const { ms, points } = await page.evaluate(() => globalThis.theirs.time());
    if (points !== 68) throw new Error(`face-api.js found ${points} points`);
    pairs.push([ours, ms]);
  }
  const kept = pairs.slice(WARM_UPS);
  return {
    backend,
    ours: medianOf(kept.map(([ours]) => ours)),
    theirs: medianOf(kept.map(([, theirs]) => theirs)),
    ratio: medianOf(kept.map(([ours, theirs]) => ours / theirs)),
  };
}

/** The built site, and beside it face-api.js with a page of its own. */
async function publish(root: string, photo: Buffer): Promise<void> {
  const dist = await ensureBuilt("site");
  const rival = path.join(ensureRival("@vladmandic/face-api", FACE_API_VERSION), "@vladmandic/face-api");
  await rm(root, { recursive: true, force: true });
  await cp(dist, root, { recursive: true });
  await mkdir(path.join(root, "bench"), { recursive: true });
  await cp(path.join(rival, "model"), path.join(root, "face-api/model"), { recursive: true });
  await copyFile(path.join(rival, "dist/face-api.esm.js"), path.join(root, "face-api/face-api.esm.js"));
  await copyFile(path.join(ROOT, "lab/bench/face-api-page.js"), path.join(root, "bench/face-api-page.js"));
  await writeFile(
    path.join(root, "bench/face-api.html"),
    '<!doctype html><title>face-api.js</title><script type="module" src="/bench/face-api-page.js"></script>',
  );
  await writeFile(path.join(root, PHOTO), photo);
}

function section(compared: readonly Compared[], load: readonly number[], version: string): string {
  return [
    "## Landmarks, beside face-api.js",
    "",
    `\`npm run bench -- landmarks\`: one photo of 1024 px, alternately through the app and through face-api.js ${FACE_API_VERSION} (tiny`,
    `face detector, 68 points), ${PAIRS} pairs after ${WARM_UPS} to warm up; ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}) and no graphics processor, Chromium ${version},`,
    `load average ${load.map((l) => l.toFixed(1)).join(" to ")}. The app looks six times and finds 478 points in three dimensions; face-api.js looks once.`,
    "",
    "| face-api.js on | ours, ms | theirs, ms | ours / theirs, median of pairs |",
    "| --- | --- | --- | --- |",
    ...compared.map(
      ({ backend, ours, theirs, ratio }) =>
        `| ${backend} | ${ours.toFixed(0)} | ${theirs.toFixed(0)} | ${ratio.toFixed(2)} |`,
    ),
  ].join("\n");
}
