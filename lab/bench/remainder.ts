/**
 * `npm run bench -- remainder`: whether the time that the bars show is the time that it takes, on a first visit and for FaceStats,
 * over slow links; and how long FaceStats takes from the tap to the result that it joined. A full-size stand-in, 4-bit.
 */
import { cp, mkdir, rm } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { chromium, type CDPSession, type Page } from "playwright-core";
import { compressSite } from "../../scripts/site/build/compress.ts";
import { ensureBuilt, ROOT } from "../../scripts/site/build/ensure-built.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { ensureStandIn, publishForTests } from "../../scripts/models/standins/cli.ts";
import type { Format } from "../../scripts/models/standins/vit.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { writePerformance } from "./document.ts";
import { truthOf, type Look, type Truth } from "./remainder-shown.ts";
import { openSlowLink, type Link } from "./slow-link.ts";

const FORMAT: Format = "q4";

const LINKS: readonly { readonly name: string; readonly link: Link }[] = [
  { name: "100 Mbit/s, 100 ms", link: { bitsPerSecond: 100e6, roundTripMs: 100 } },
  { name: "10 Mbit/s, 40 ms", link: { bitsPerSecond: 10e6, roundTripMs: 40 } },
  { name: "1.6 Mbit/s, 150 ms", link: { bitsPerSecond: 1.6e6, roundTripMs: 150 } },
];

/** How often a bar is looked at. */
const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 900_000;

/** One load, watched: how true its bar was, how long it took, and how often it was advised to reload. */
interface Watched extends Truth {
  readonly name: string;
  readonly seconds: number;
  /** What the line alone takes for the bytes, in seconds. */
  readonly lineSeconds: number;
  readonly advices: number;
}

/** Measure, with the links whose name begins so or all; write the section into `docs/performance.md` where all were measured. */
export async function benchRemainder(only?: string): Promise<void> {
  const root = path.join(ROOT, ".cache", `bench-remainder-${process.pid}`);
  await publishSite(root);
  const before = loadavg()[0] ?? NaN;
  const found: Watched[] = [];
  let version = "";
  try {
    for (const { name, link } of LINKS.filter((each) => each.name.startsWith(only ?? ""))) {
      const seen = await watchLink(root, name, link);
      version = seen.version;
      found.push(...seen.watched);
      process.stderr.write(`${JSON.stringify(seen.watched)}\n`);
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  const text = section(found, [before, loadavg()[0] ?? NaN], version);
  process.stdout.write(`${text}\n`);
  if (only === undefined) writePerformance("remainder", text);
}

async function publishSite(root: string): Promise<void> {
  const dist = await ensureBuilt("site");
  await compressSite(dist, path.join(ROOT, ".cache", "compressed"), "quick");
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  await cp(dist, root, { recursive: true, preserveTimestamps: true });
  const out = path.join(ROOT, ".cache/standins");
  const file = await ensureStandIn(FORMAT, { isTiny: false, seed: 1, out });
  await publishForTests(path.join(root, "models"), new Map([[FORMAT, file]]));
}

async function watchLink(root: string, name: string, link: Link) {
  const server = await startServer({ root, port: 0, isBehindRelay: true });
  const relay = await openSlowLink(server.port, link);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await (await browser.newContext({ locale: "en" })).newPage();
    await page.addInitScript(() => localStorage.setItem("mien.notice-read", "yes"));
    const session = await page.context().newCDPSession(page);
    const watch = (what: string, bar: string, until: string, begin: () => Promise<unknown>) =>
      watched({ what: `${what}, ${name}`, session, bar, until, begin, received: relay.received, link });
    const first = await watch("first visit", ".engine-line", "Ready. Everything", () =>
      page.goto(relay.url, { waitUntil: "commit" }),
    );
    await showResult(page);
    const joined = await watch("FaceStats", ".joining", " joined: ", () =>
      page.getByRole("button", { name: /^Add FaceStats/ }).click(),
    );
    return { watched: [first, joined], version: browser.version() };
  } finally {
    await browser.close();
    await relay.close();
    await server.close();
  }
}

async function showResult(page: Page): Promise<void> {
  page.setDefaultTimeout(PATIENCE_MS);
  // Everything that comes at leisure has come: FaceStats has the line for itself.
  await page.getByText(/Requests since ready\s*\d/).waitFor();
  await page.getByRole("button", { name: "Try example: Example A" }).click();
  await page.getByRole("heading", { name: "How the number is made" }).waitFor();
}

interface Watching {
  readonly what: string;
  readonly session: CDPSession;
  /** Selector of what holds the bar, and words of the page when all is done. */
  readonly bar: string;
  readonly until: string;
  readonly begin: () => Promise<unknown>;
  readonly received: (until?: number) => number;
  readonly link: Link;
}

/** Begin a load and look at its bar until it is done; plain questions of the DevTools protocol, which cost the page little. */
async function watched({ what, session, bar, until, begin, received, link }: Watching): Promise<Watched> {
  const expression = `(() => {
    const box = document.querySelector(${JSON.stringify(bar)});
    const progress = box?.querySelector("progress");
    return {
      text: box?.textContent ?? "",
      share: progress ? progress.value / progress.max : 0,
      isDone: document.body?.textContent.includes(${JSON.stringify(until)}) ?? false,
    };
  })()`;
  const looks: Look[] = [];
  const came = received();
  const from = performance.now();
  await begin();
  let advices = 0;
  for (;;) {
    const { result } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
    const { text, share, isDone } = result.value as { text: string; share: number; isDone: boolean };
    if (text.includes("reload the page")) advices += 1;
    looks.push({ at: performance.now(), share, text });
    if (isDone) break;
    if (performance.now() - from > PATIENCE_MS) throw new Error(`${what} was never done: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  const end = performance.now();
  // The last look that still told of bytes to come.
  const done = looks.filter(({ text }) => /s left/.test(text)).at(-1)?.at ?? end;
  const bytes = received() - came;
  const lineSeconds = link.bitsPerSecond === null ? 0 : (8 * bytes) / link.bitsPerSecond;
  return {
    name: what,
    seconds: (end - from) / 1000,
    lineSeconds,
    advices,
    ...truthOf(looks, done + LOOK_EVERY_MS),
  };
}

function section(found: readonly Watched[], load: readonly number[], version: string): string {
  return [
    "## The time that is shown, and the time that it takes",
    "",
    "`npm run bench -- remainder`: the built site with its compressed copies behind a slow relay, an empty profile; then a full-size",
    `stand-in (${FORMAT}) added to a result. ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Chromium ${version}, load average`,
    `${load.map((l) => l.toFixed(1)).join(" to ")}. Shown over taken: of every look at the bar from a tenth of the bytes on, with 8 s or more to`,
    "go; in the last seconds, by how many it was off at most. The whole time ends with “Ready”, or with the result that FaceStats",
    "joined; the line's time is that of all bytes that came meanwhile.",
    "",
    "| load | whole time, s | line alone, s | shown over taken | off in the last 8 s, s | advice to reload |",
    "| --- | --- | --- | --- | --- | --- |",
    ...found.map(
      (one) =>
        `| ${one.name} | ${one.seconds.toFixed(1)} | ${one.lineSeconds.toFixed(1)} | ${ratio(one)} | ${one.endOffS.toFixed(1)} | ${one.advices} |`,
    ),
  ].join("\n");
}

function ratio({ lowest, highest }: Truth): string {
  return Number.isFinite(lowest) ? `${lowest.toFixed(2)} to ${highest.toFixed(2)}` : "–";
}
