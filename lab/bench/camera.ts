/**
 * Times the camera's guidance through the built site: frames read a second, and how long after a change of what the camera
 * sees the advice changes.
 *
 * Chromium's fake camera plays a film of a rendered face that turns from one side to the other every two seconds. The wall
 * behind it turns from light to dark in the same frame, which tells the page when that frame is shown.
 */
import { cpus, loadavg } from "node:os";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { quantileOf } from "../../src/core/statistics.ts";
import { cameraFlags, film, sitter } from "../../fixtures/fake-camera.ts";
import { ensureBuilt } from "../../scripts/site/build/ensure-built.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { longestTaskLine, writePerformance } from "./document.ts";

const SECONDS = 30;
const TURN = 20;
const SIZE = { width: 1280, height: 960 };

/** What the page saw, in milliseconds of its clock. */
interface Seen {
  /** When the first frame of another scene was shown, and when the advice became another one. */
  readonly turns: readonly number[];
  readonly advices: readonly number[];
  readonly frames: number;
  readonly ms: number;
  readonly longestTask: number;
}

declare global {
  var mienCamera: { turns: number[]; advices: number[]; longest: number };
}

/** Watch the guidance for a while and write its figures into `docs/performance.md`. */
export async function benchCamera(): Promise<void> {
  const root = await ensureBuilt("site");
  const server = await startServer({ root, port: 0 });
  const flags = [...CHROMIUM_FLAGS, ...cameraFlags(turningFilm())];
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: flags });
  const before = loadavg()[0] ?? NaN;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(() => localStorage.setItem("mien.notice-read", "yes"));
    await page.goto(server.url);
    await page.getByText("Ready. Everything needed is on this device.").waitFor({ timeout: 90_000 });
    await page.getByRole("button", { name: "Use camera" }).click();
    await page
      .getByText(/^Turn your face/)
      .first()
      .waitFor({ timeout: 30_000 });
    const seen = await watched(page);
    const result = summary(seen, [before, loadavg()[0] ?? NaN]);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    writePerformance("camera", documentOf(result, browser.version()));
  } finally {
    await browser.close();
    await server.close();
  }
}

function turningFilm(): string {
  const light = [204, 209, 212] as const;
  const dark = [72, 76, 80] as const;
  const scene = (yaw: number, wall: readonly [number, number, number]) =>
    sitter({ pose: { yaw, pitch: 0, roll: 0 }, background: [[...wall], [...wall]] }, SIZE);
  return film([
    { scenes: [scene(TURN, light)], seconds: 2 },
    { scenes: [scene(-TURN, dark)], seconds: 2 },
  ]);
}

async function watched(page: Page): Promise<Seen> {
  await page.evaluate(observe);
  // The first seconds are for warming up.
  await page.waitForTimeout(4000);
  const read = () =>
    page.evaluate(() => ({
      at: performance.now(),
      frames: Number(document.querySelector(".stage")?.getAttribute("data-frames")),
    }));
  const from = await read();
  await page.evaluate(() => {
    globalThis.mienCamera.turns.length = 0;
    globalThis.mienCamera.advices.length = 0;
    globalThis.mienCamera.longest = 0;
  });
  await page.waitForTimeout(SECONDS * 1000);
  const to = await read();
  const { turns, advices, longest } = await page.evaluate(() => globalThis.mienCamera);
  return { turns, advices, frames: to.frames - from.frames, ms: to.at - from.at, longestTask: longest };
}

/** Runs in the page: notes when the wall changes in the preview and when the advice changes. */
function observe(): void {
  const noted = { turns: [] as number[], advices: [] as number[], longest: 0 };
  globalThis.mienCamera = noted;
  const video = document.querySelector("video");
  const advice = document.querySelector(".advice");
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!video || !advice || !context) throw new Error("the camera is not on");
  let wasDark: boolean | null = null;
  // A method, because tsx wraps named functions in a helper that the page does not have.
  const watcher = {
    look() {
      context.drawImage(video, 0, 0, 16, 16, 0, 0, 1, 1);
      const isDark = (context.getImageData(0, 0, 1, 1).data[0] ?? 0) < 140;
      if (wasDark !== null && isDark !== wasDark) noted.turns.push(performance.now());
      wasDark = isDark;
      video.requestVideoFrameCallback(() => watcher.look());
    },
  };
  watcher.look();
  new MutationObserver(() => noted.advices.push(performance.now())).observe(advice, {
    characterData: true,
    childList: true,
    subtree: true,
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.longest = Math.max(noted.longest, duration);
  }).observe({ type: "longtask" });
}

function summary({ turns, advices, frames, ms, longestTask }: Seen, load: readonly number[]) {
  // The last turn may still wait for its advice when the watch ends.
  const delays = turns
    .flatMap((turn, k) => {
      const next = turns[k + 1] ?? Infinity;
      const said = advices.find((at) => at >= turn && at < next);
      return said === undefined ? [] : [said - turn];
    })
    .sort((a, b) => a - b);
  return {
    framesASecond: (1000 * frames) / ms,
    turns: delays.length,
    medianMs: quantileOf(delays, 0.5),
    p90Ms: quantileOf(delays, 0.9),
    worstMs: Math.max(...delays),
    longestTaskMs: longestTask,
    load,
  };
}

function documentOf(result: ReturnType<typeof summary>, version: string): string {
  const ms = (value: number) => value.toFixed(0);
  return [
    "## The camera's guidance",
    "",
    `\`npm run bench -- camera\`: a fake camera of ${SIZE.width} x ${SIZE.height} at 30 frames a second, ${SECONDS} s,`,
    `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Chromium ${version} without a GPU, load average ${result.load.map((l) => l.toFixed(1)).join(" to ")}.`,
    "",
    `Frames read: **${result.framesASecond.toFixed(1)} a second**. From the frame that shows a turned head to other advice on the screen,`,
    `over ${result.turns} turns: median **${ms(result.medianMs)} ms**, 90th percentile ${ms(result.p90Ms)} ms, worst ${ms(result.worstMs)} ms.`,
    longestTaskLine(result.longestTaskMs),
  ].join("\n");
}
