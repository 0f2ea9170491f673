/** Times a warm photo through the built site: every stage, and the longest task of the page's main thread meanwhile. */
import { cpus, loadavg } from "node:os";
import jpeg from "jpeg-js";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { renderFace } from "../../src/core/render/render-face.ts";
import { quantileOf } from "../../src/core/score/statistics.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { canonicalFace } from "../render/canonical-face.ts";
import { EXAMPLE_FACES } from "../render/example-scenes.ts";
import { startServer } from "../server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../tools/chromium.ts";
import { writePerformance } from "./document.ts";

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
    await page.addInitScript(observePage);
    await page.goto(server.url);
    await page.getByText("Ready. Everything needed is on this device.").waitFor({ timeout: 60_000 });
    const buffer = photo();
    const rounds: PhotoTimes[] = [];
    let longestTask = 0;
    for (let round = 0; round < ROUNDS + 2; round += 1) {
      await page.evaluate(() => (globalThis.mienBench.longest = 0));
      rounds.push(await scored(page, { name: `${round}.jpg`, mimeType: "image/jpeg", buffer }));
      if (round >= 2)
        longestTask = Math.max(longestTask, await page.evaluate(() => globalThis.mienBench.longest));
    }
    const result = summary(rounds.slice(2), longestTask, [before, loadavg()[0] ?? NaN]);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    writePerformance("photo", documentOf(result, browser.version()));
  } finally {
    await browser.close();
    await server.close();
  }
}

declare global {
  var mienBench: { longest: number };
}

function observePage(): void {
  globalThis.mienBench = { longest: 0 };
  localStorage.setItem("mien.notice-read", "yes");
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      globalThis.mienBench.longest = Math.max(globalThis.mienBench.longest, duration);
  }).observe({ type: "longtask" });
}

function photo(): Buffer {
  const [example] = EXAMPLE_FACES;
  if (!example) throw new Error("there is no example face");
  const camera = { ...example.scene.camera, width: SIDE, height: SIDE };
  const { data, width, height } = renderFace(canonicalFace(), { ...example.scene, camera }).image;
  return jpeg.encode({ data, width, height }, 90).data;
}

async function scored(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<PhotoTimes> {
  await page.locator('input[type="file"]').first().setInputFiles([file]);
  await page
    .getByRole("heading", { level: 1, name: `Result for ${file.name}` })
    .waitFor({ state: "attached" });
  await page.waitForTimeout(200);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download JSON" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const { times: stages } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as {
    times: Record<string, number>;
  };
  return { stages, total: Object.values(stages).reduce((sum, ms) => sum + ms, 0) };
}

function summary(rounds: readonly PhotoTimes[], longestTask: number, load: readonly number[]) {
  const median = (values: readonly number[]) =>
    quantileOf(
      [...values].sort((a, b) => a - b),
      0.5,
    );
  const names = Object.keys(rounds[0]?.stages ?? {});
  return {
    photo: `${SIDE} px`,
    rounds: rounds.length,
    medianMs: median(rounds.map((round) => round.total)),
    fastestMs: Math.min(...rounds.map((round) => round.total)),
    stagesMs: Object.fromEntries(
      names.map((name) => [name, median(rounds.map((r) => r.stages[name] ?? NaN))]),
    ),
    longestTaskMs: longestTask,
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
    `Longest main-thread task while scoring and showing the result: ${ms(result.longestTaskMs)} ms.`,
  ].join("\n");
}
