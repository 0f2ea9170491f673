/**
 * `npm run bench -- facestats`: whether the page stays interactive while FaceStats is downloaded, verified, loaded and
 * joins a result; and how long a warm photo takes until its score counts FaceStats too. The built site, with a full-size stand-in; a photo's result is on the screen. See [Note: Processor time].
 */
import { cp, mkdir, rm } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { chromium, type Page } from "playwright-core";
import { quantileOf } from "../../src/core/statistics.ts";
import { ensureBuilt, ROOT } from "../../scripts/site/build/ensure-built.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { ensureStandIn, publishForTests } from "../../scripts/models/standins/cli.ts";
import type { Format } from "../../scripts/models/standins/vit.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { writePerformance } from "./document.ts";
import { openReady, photoJpeg } from "./photo.ts";
import { longestOf, tasksDuring, type MainThreadTask } from "./main-thread.ts";

const FORMAT: Format = "uint8";
const ROUNDS = 8;
/** First photos that do not count: code is still being compiled. */
const WARM_UP = 2;
const PATIENCE_MS = 300_000;

/** Measure and write the section into `docs/performance.md`. */
export async function benchFaceStatsPage(): Promise<void> {
  const root = path.join(ROOT, ".cache", `bench-facestats-${process.pid}`);
  await publishSite(root);
  const server = await startServer({ root, port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  const before = loadavg()[0] ?? NaN;
  try {
    const page = await browser.newPage();
    await showResult(page, server.url);
    const started = performance.now();
    await turnOn(page);
    const tasks = await tasksDuring(browser, page, () =>
      page.getByText("mean of 2 models").waitFor({ timeout: PATIENCE_MS }),
    );
    const seconds = (performance.now() - started) / 1000;
    const warmMs = await warmPhotos(page);
    const load = [before, loadavg()[0] ?? NaN];
    const text = section({ tasks, seconds, warmMs, load, chromium: browser.version() });
    writePerformance("facestats", text);
    process.stdout.write(`${text}\n`);
  } finally {
    await browser.close();
    await server.close();
    await rm(root, { recursive: true, force: true });
  }
}

async function publishSite(root: string): Promise<void> {
  const dist = await ensureBuilt("site");
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  await cp(dist, root, { recursive: true });
  const file = await ensureStandIn(FORMAT, {
    isTiny: false,
    seed: 1,
    out: path.join(ROOT, ".cache/standins"),
  });
  await publishForTests(path.join(root, "models"), new Map([[FORMAT, file]]));
}

async function showResult(page: Page, url: string): Promise<void> {
  await openReady(page, url);
  await page.getByRole("button", { name: "Try example: Example A" }).click();
  await page.getByRole("heading", { name: "How the number is made" }).waitFor({ timeout: PATIENCE_MS });
}

/** Begin the download on its screen and come back to the result, which it will join. */
async function turnOn(page: Page): Promise<void> {
  const go = (hash: string) => page.evaluate((to) => (location.hash = to), hash);
  await go("#/models");
  await page.getByRole("button", { name: /and turn on$/ }).click();
  await go("#/result");
  await page
    .getByText(/^FaceStats is (being downloaded|starting)/)
    .first()
    .waitFor({ timeout: PATIENCE_MS });
}

/** Return how long each photo took, in milliseconds, from being handed over to a result that FaceStats has joined. */
async function warmPhotos(page: Page): Promise<number[]> {
  const buffer = photoJpeg();
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const name = `warm-${round}.jpg`;
    const joined = page.evaluate(
      (wanted) =>
        new Promise<number>((resolve) => {
          let from = 0;
          document.addEventListener("change", () => (from = performance.now()), {
            capture: true,
            once: true,
          });
          const timer = setInterval(() => {
            const isShown = document.querySelector("h1.strip__title")?.textContent.includes(wanted);
            const isJoined = document.querySelector("main")?.textContent.includes("mean of 2 models");
            if (from === 0 || !isShown || !isJoined) return;
            clearInterval(timer);
            resolve(performance.now() - from);
          }, 4);
        }),
      name,
    );
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles([{ name, mimeType: "image/jpeg", buffer }]);
    times.push(await joined);
  }
  return times.slice(WARM_UP).sort((a, b) => a - b);
}

interface Found {
  readonly tasks: readonly MainThreadTask[];
  readonly seconds: number;
  /** Sorted, milliseconds. */
  readonly warmMs: readonly number[];
  readonly load: readonly number[];
  readonly chromium: string;
}

function section({ tasks, seconds, warmMs, load, chromium: version }: Found): string {
  const { cpuMs, wallMs } = longestOf(tasks);
  const over = tasks.filter((task) => task.cpuMs > 50).length;
  return [
    "## The page while FaceStats comes",
    "",
    `\`npm run bench -- facestats\`: the built site with a full-size stand-in (${FORMAT}, random weights) downloaded from this`,
    `machine, verified, loaded on wasm and asked about the photo whose result is on the screen; ${seconds.toFixed(0)} s in all,`,
    `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Chromium ${version}, load average ${load.map((l) => l.toFixed(1)).join(" to ")}.`,
    "",
    `Longest task of the page's main thread: ${cpuMs.toFixed(0)} ms of processor time (${over} of ${tasks.length} tasks over 50 ms).`,
    `By the clock ${wallMs.toFixed(0)} ms, which also counts what other programs took meanwhile: with ${cpus().length} cores, a load`,
    `average above ${cpus().length} means that tasks waited for a core rather than for the page.`,
    "",
    `A warm photo of 1024 px, from being handed over to a score that counts FaceStats too: ${quantileOf(warmMs, 0.5).toFixed(0)} ms, median of ${warmMs.length};`,
    `fastest ${(warmMs[0] ?? NaN).toFixed(0)} ms.`,
  ].join("\n");
}
