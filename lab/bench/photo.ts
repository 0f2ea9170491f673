/** Times a warm photo through the built site: every stage, and the longest task of the page's main thread meanwhile. */
import { cpus, loadavg } from "node:os";
import jpeg from "jpeg-js";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { renderFace } from "../../fixtures/render/render-face.ts";
import { ensureBuilt } from "../../scripts/site/build/ensure-built.ts";
import { medianOf } from "../geometry/limits.ts";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import { EXAMPLE_FACES } from "../../fixtures/render/example-scenes.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { writePerformance } from "./document.ts";
import { longestOf, tasksDuring, type MainThreadTask } from "./main-thread.ts";

const ROUNDS = 12;
const SIDE = 1024;

/** What one photo took, in milliseconds; `total` is the sum of the stages, decoding included. */
interface PhotoTimes {
  readonly total: number;
  readonly stages: Readonly<Record<string, number>>;
}

/** Score a rendered 1024 px photo over and over and write the medians into `docs/performance.md`. */
export async function benchPhoto(): Promise<void> {
  const root = await ensureBuilt("site");
  const server = await startServer({ root, port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  const before = loadavg()[0] ?? NaN;
  try {
    const page = await browser.newPage();
    await openReady(page, server.url);
    const buffer = photoJpeg();
    const rounds: PhotoTimes[] = [];
    const tasks: MainThreadTask[] = [];
    for (let round = 0; round < ROUNDS + 2; round += 1) {
      const file = { name: `${round}.jpg`, mimeType: "image/jpeg", buffer };
      const seen = await tasksDuring(browser, page, () => scored(page, file));
      if (round >= 2) tasks.push(...seen);
      rounds.push(await reported(page));
    }
    const result = summary(rounds.slice(2), longestOf(tasks), [before, loadavg()[0] ?? NaN]);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    writePerformance("photo", documentOf(result, browser.version()));
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Open the site and wait until it can score. */
export async function openReady(page: Page, url: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("mien.notice-read", "yes"));
  await page.goto(url);
  await page.getByText("Ready. Everything needed is on this device.").waitFor({ timeout: 120_000 });
}

/** Return a rendered face of 1024 px as a JPEG. */
export function photoJpeg(): Buffer {
  const [example] = EXAMPLE_FACES;
  if (!example) throw new Error("there is no example face");
  const camera = { ...example.scene.camera, width: SIDE, height: SIDE };
  const { data, width, height } = renderFace(canonicalFace(), { ...example.scene, camera }).image;
  return jpeg.encode({ data, width, height }, 90).data;
}

/**
 * Hand over a file and wait until its result stands. Looked for by class: asking for roles and names makes the page compute
 * those of everything, which would be the longest task there is.
 */
export async function scored(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.locator('input[type="file"]').first().setInputFiles([file]);
  await page.locator("h1.strip__title", { hasText: file.name }).waitFor({ state: "attached" });
  await page.waitForTimeout(300);
}

/** Return the times in the report of the result in view. */
export async function reported(page: Page): Promise<PhotoTimes> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download JSON" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const { times: stages } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as {
    times: Record<string, number>;
  };
  return { stages, total: Object.values(stages).reduce((sum, ms) => sum + ms, 0) };
}

function summary(rounds: readonly PhotoTimes[], longestTask: MainThreadTask, load: readonly number[]) {
  const names = Object.keys(rounds[0]?.stages ?? {});
  return {
    photo: `${SIDE} px`,
    rounds: rounds.length,
    medianMs: medianOf(rounds.map((round) => round.total)),
    fastestMs: Math.min(...rounds.map((round) => round.total)),
    stagesMs: Object.fromEntries(
      names.map((name) => [name, medianOf(rounds.map((r) => r.stages[name] ?? NaN))]),
    ),
    longestTask,
    load,
  };
}

function documentOf(result: ReturnType<typeof summary>, version: string): string {
  const ms = (value: number) => value.toFixed(0);
  return [
    "## A warm photo, embedded models",
    "",
    `\`npm run bench -- photo\`: a rendered face of ${result.photo}, ${result.rounds} rounds after two to warm up,`,
    `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Chromium ${version}, load average ${result.load.map((l) => l.toFixed(1)).join(" to ")}.`,
    "",
    "| stage | median, ms |",
    "| --- | --- |",
    ...Object.entries(result.stagesMs).map(([stage, value]) => `| ${stage} | ${value.toFixed(1)} |`),
    `| **all** | **${ms(result.medianMs)}** (fastest ${ms(result.fastestMs)}) |`,
    "",
    `Longest main-thread task while scoring and showing the result: ${ms(result.longestTask.cpuMs)} ms of processor time`,
    `(${ms(result.longestTask.wallMs)} ms by the clock).`,
  ].join("\n");
}
