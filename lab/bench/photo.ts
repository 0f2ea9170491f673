/** Times a warm photo through the built site: every stage, and the longest task of the page's main thread meanwhile. */
import { cpus, loadavg } from "node:os";
import jpeg from "jpeg-js";
import type { Browser, Page } from "playwright-core";
import { renderFace } from "../../fixtures/render/render-face.ts";
import { ensureBuilt } from "../../scripts/site/build/ensure-built.ts";
import { medianOf } from "../geometry/limits.ts";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import { EXAMPLE_FACES } from "../../fixtures/render/example-scenes.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { writePerformance } from "./document.ts";
import { launchHeld, type Share } from "./held-browser.ts";
import { longestOf, tasksDuring, type MainThreadTask } from "./main-thread.ts";
import type { Figures } from "./pairs.ts";

const PATIENCE_MS = 300_000;

const ROUNDS = 12;
/** Photos before those that count: the browser makes the models' code faster while it runs. */
const WARM_UPS = 2;
const SIDE = 1024;
const SURE_ADULT = "example-b";

/** What one photo took, in milliseconds; `total` is the sum of the stages, decoding included. */
interface PhotoTimes {
  readonly total: number;
  readonly stages: Readonly<Record<string, number>>;
}

/** The same, and the longest task of the page's main thread until its result stood. */
interface PhotoSeen extends PhotoTimes {
  readonly longestTask: MainThreadTask;
}

/** Which networks look at the face: all that the site embeds, or only the compact one, which needs none of the late ones. */
export const LOOKING = ["compact", "all"] as const;
/** One of `LOOKING`. */
export type Looking = (typeof LOOKING)[number];

/**
 * Score a rendered 1024 px photo over and over, without the late networks and with them, and write the medians into
 * `docs/performance.md`; held to a share of a core they are written beside those of the whole machine.
 */
export async function benchPhoto(share: Share): Promise<void> {
  const root = await ensureBuilt("site");
  const server = await startServer({ root, port: 0 });
  const browser = await launchHeld(share);
  const before = loadavg()[0] ?? NaN;
  try {
    const columns: Column[] = [];
    for (const looking of LOOKING) {
      const visit = await openPhotoVisit(browser, server.url, looking);
      const rounds: PhotoSeen[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await visit.score());
      await visit.close();
      columns.push(columnOf(looking, rounds));
    }
    const load = [before, loadavg()[0] ?? NaN];
    process.stdout.write(`${JSON.stringify({ share, columns, load })}\n`);
    writePerformance(
      share === null ? "photo" : "photo-held",
      documentOf(columns, { share, load, version: browser.version() }),
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A page on which the photo is scored again and again. */
export interface PhotoVisit {
  score(): Promise<PhotoSeen>;
  close(): Promise<void>;
}

/** Open the site in a context of its own, and score until it is warm. */
export async function openPhotoVisit(browser: Browser, url: string, looking: Looking): Promise<PhotoVisit> {
  const context = await browser.newContext(looking === "compact" ? { serviceWorkers: "block" } : {});
  const page = await context.newPage();
  if (looking === "compact") await context.route("**/models/faces/*.bin", (route) => route.abort());
  await openReady(page, url);
  // Counting begins when everything is there, the late networks too.
  if (looking === "all") await page.getByText(/Requests since ready\s*\d/).waitFor({ timeout: PATIENCE_MS });
  const buffer = photoJpeg();
  let count = 0;
  const score = async (): Promise<PhotoSeen> => {
    count += 1;
    const file = { name: `${count}.jpg`, mimeType: "image/jpeg", buffer };
    const longestTask = longestOf(await tasksDuring(browser, page, () => scored(page, file)));
    return { ...(await reported(page)), longestTask };
  };
  for (let round = 0; round < WARM_UPS; round += 1) await score();
  return { score, close: () => context.close() };
}

/** Return what a photo took as figures by name, in milliseconds. */
export function figuresOf({ stages, total, longestTask }: PhotoSeen): Figures {
  return { ...stages, all: total, "longest task, processor time": longestTask.cpuMs };
}

/** Open the site and wait until it can score. */
export async function openReady(page: Page, url: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("mien.notice-read", "yes"));
  await page.goto(url);
  await page.getByText("Ready. Everything needed is on this device.").waitFor({ timeout: PATIENCE_MS });
}

/** Return a rendered face of 1024 px as a JPEG: one that the compact network is sure of, so that it waits for no other. */
export function photoJpeg(): Buffer {
  const example = EXAMPLE_FACES.find(({ id }) => id === SURE_ADULT);
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

interface Column {
  readonly looking: Looking;
  readonly rounds: number;
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly stagesMs: Readonly<Record<string, number>>;
  readonly longestTask: MainThreadTask;
}

function columnOf(looking: Looking, rounds: readonly PhotoSeen[]): Column {
  const names = Object.keys(rounds[0]?.stages ?? {});
  return {
    looking,
    rounds: rounds.length,
    medianMs: medianOf(rounds.map((round) => round.total)),
    fastestMs: Math.min(...rounds.map((round) => round.total)),
    stagesMs: Object.fromEntries(
      names.map((name) => [name, medianOf(rounds.map((r) => r.stages[name] ?? NaN))]),
    ),
    longestTask: longestOf(rounds.map((round) => round.longestTask)),
  };
}

const TITLES: Record<Looking, string> = { compact: "compact network alone", all: "all embedded networks" };

interface Circumstances {
  readonly share: Share;
  readonly load: readonly number[];
  readonly version: string;
}

function documentOf(columns: readonly Column[], { share, load, version }: Circumstances): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const held =
    share === null ? "" : ` The browser is held to ${share} of one core in total, in periods of 10 ms.`;
  return [
    `## A warm photo, embedded models${share === null ? "" : ", half a core"}`,
    "",
    `\`npm run bench -- photo${share === null ? "" : " --half-core"}\`: a rendered face of ${SIDE} px, ${columns[0]?.rounds ?? 0} rounds after ${WARM_UPS} to warm up,`,
    `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Chromium ${version}, load average ${load.map((l) => l.toFixed(1)).join(" to ")}.${held}`,
    "",
    row(["stage, median in ms", ...columns.map(({ looking }) => TITLES[looking])]),
    row(["---", ...columns.map(() => "---")]),
    ...Object.keys(columns[0]?.stagesMs ?? {}).map((stage) =>
      row([stage, ...columns.map(({ stagesMs }) => (stagesMs[stage] ?? NaN).toFixed(1))]),
    ),
    row([
      "**all**",
      ...columns.map((each) => `**${each.medianMs.toFixed(0)}** (fastest ${each.fastestMs.toFixed(0)})`),
    ]),
    row([
      "longest task of the page, processor time (by the clock)",
      ...columns.map(({ longestTask: { cpuMs, wallMs } }) => `${cpuMs.toFixed(0)} (${wallMs.toFixed(0)})`),
    ]),
  ].join("\n");
}
