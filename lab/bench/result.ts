/** The page's longest task while a photo is scored and its result appears, on a phone and on a desk. */
import { cpus, loadavg } from "node:os";
import { chromium, type Browser } from "playwright-core";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { ensureBuilt } from "../../scripts/site/build/ensure-built.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { medianOf } from "../geometry/limits.ts";
import { writePerformance } from "./document.ts";
import { longestOf, tasksDuring, type MainThreadTask } from "./main-thread.ts";
import { openReady, photoJpeg, scored } from "./photo.ts";

/** Visits in each window, in turn, and results in each visit: the first one, whose code is new, and more. */
const VISITS = 5;
const RESULTS = 3;
const WINDOWS = [
  { width: 360, height: 780 },
  { width: 1440, height: 900 },
] as const;

interface Visit {
  readonly width: number;
  /** The longest task while the first result of the visit appeared, and while the others did. */
  readonly first: MainThreadTask;
  readonly later: MainThreadTask;
}

/** Measure both windows, each in a visit of its own, and write what was seen into `docs/performance.md`. */
export async function benchResult(): Promise<void> {
  const root = await ensureBuilt("site");
  const server = await startServer({ root, port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  const before = loadavg()[0] ?? NaN;
  try {
    const visits: Visit[] = [];
    for (let visit = 0; visit < VISITS; visit += 1)
      for (const window of WINDOWS) visits.push(await visited(browser, server.url, window));
    process.stdout.write(`${JSON.stringify(visits)}\n`);
    writePerformance("result", documentOf(visits, browser.version(), [before, loadavg()[0] ?? NaN]));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function visited(
  browser: Browser,
  url: string,
  window: { readonly width: number; readonly height: number },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: window });
  const page = await context.newPage();
  await openReady(page, url);
  const buffer = photoJpeg();
  const longest: MainThreadTask[] = [];
  for (let round = 0; round < RESULTS; round += 1) {
    const file = { name: `${round}.jpg`, mimeType: "image/jpeg", buffer };
    longest.push(longestOf(await tasksDuring(browser, page, () => scored(page, file))));
  }
  await context.close();
  const [first, ...later] = longest;
  return { width: window.width, first: first ?? longestOf([]), later: longestOf(later) };
}

function documentOf(visits: readonly Visit[], version: string, load: readonly number[]): string {
  const row = (width: number, part: "first" | "later") => {
    const tasks = visits.filter((visit) => visit.width === width).map((visit) => visit[part]);
    const cpu = tasks.map(({ cpuMs }) => cpuMs);
    const ms = (value: number) => value.toFixed(0);
    return `${ms(medianOf(cpu))} (${ms(Math.min(...cpu))} to ${ms(Math.max(...cpu))})`;
  };
  return [
    "## The page while a result appears",
    "",
    `\`npm run bench -- result\`: a rendered face of 1024 px, ${VISITS} visits in each window with ${RESULTS} results each,`,
    `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Chromium ${version}, load average ${load.map((l) => l.toFixed(1)).join(" to ")}.`,
    "The longest task of the page's main thread from the photo to 0.3 s after its result, in ms of processor time: median of the",
    "visits, and from the least to the most. Beside other work the same task takes more of it.",
    "",
    "| window, px | first result of a visit | later ones |",
    "| --- | --- | --- |",
    ...WINDOWS.map(({ width }) => `| ${width} | ${row(width, "first")} | ${row(width, "later")} |`),
  ].join("\n");
}
