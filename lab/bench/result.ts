/** The page's longest task while a photo is scored and its result appears, on a phone and on a desk. */
import { cpus, loadavg } from "node:os";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { ensureBuilt } from "../../scripts/site/build/ensure-built.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { writePerformance } from "./document.ts";
import { longestOf, tasksDuring, type MainThreadTask } from "./main-thread.ts";
import { openReady, photoJpeg, scored } from "./photo.ts";

/** Results in each window: the first one of a visit, whose code is new, and more. */
const ROUNDS = 8;
const WINDOWS = [
  { width: 360, height: 780 },
  { width: 1440, height: 900 },
] as const;

interface Seen {
  readonly width: number;
  /** While the first result of the visit appeared, and while the others did. */
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
    const seen: Seen[] = [];
    for (const window of WINDOWS) {
      const context = await browser.newContext({ viewport: window });
      const page = await context.newPage();
      await openReady(page, server.url);
      const buffer = photoJpeg();
      const rounds: MainThreadTask[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const file = { name: `${round}.jpg`, mimeType: "image/jpeg", buffer };
        rounds.push(longestOf(await tasksDuring(browser, page, () => scored(page, file))));
      }
      const [first, ...later] = rounds;
      seen.push({ width: window.width, first: first ?? longestOf([]), later: longestOf(later) });
      await context.close();
    }
    process.stdout.write(`${JSON.stringify(seen)}\n`);
    writePerformance("result", documentOf(seen, browser.version(), [before, loadavg()[0] ?? NaN]));
  } finally {
    await browser.close();
    await server.close();
  }
}

function documentOf(seen: readonly Seen[], version: string, load: readonly number[]): string {
  const ms = ({ cpuMs, wallMs }: MainThreadTask) => `${cpuMs.toFixed(0)} (${wallMs.toFixed(0)})`;
  return [
    "## The page while a result appears",
    "",
    `\`npm run bench -- result\`: a rendered face of 1024 px, ${ROUNDS} times in each window, ${cpus().length} cores`,
    `(${cpus()[0]?.model ?? "unknown"}), Chromium ${version}, load average ${load.map((l) => l.toFixed(1)).join(" to ")}.`,
    "The longest task of the page's main thread from the photo to 0.3 s after its result, in ms of processor time; in brackets by the",
    "clock, which also counts what other programs took meanwhile.",
    "",
    "| window, px | first result of a visit | later ones |",
    "| --- | --- | --- |",
    ...seen.map(({ width, first, later }) => `| ${width} | ${ms(first)} | ${ms(later)} |`),
  ].join("\n");
}
