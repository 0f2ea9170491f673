/** Visits with an empty and with a filled browser: how soon the first score is there, and what came over the wire. */
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { quantileOf } from "../../src/core/statistics.ts";
import { compressSite } from "../../scripts/site/build/compress.ts";
import { ensureBuilt, ROOT } from "../../scripts/site/build/ensure-built.ts";
import { acceptedEncodings } from "../../scripts/site/server/find-file.ts";
import { startServer, type RequestRecord } from "../../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { coldDocument } from "./cold-document.ts";
import { STAY_MS, type ColdResult, type Kind, type Visit } from "./cold-result.ts";
import { writePerformance } from "./document.ts";
import { openSlowLink, type Link } from "./slow-link.ts";

const example = (letter: string) => path.join(ROOT, "public", "examples", `example-${letter}.jpg`);
/** A face that the compact model alone is sure is an adult's, and one whose age all embedded networks have to judge. */
export const [SURE_ADULT, OTHER_ADULT] = [example("c"), example("a")];

interface FirstVisit {
  readonly name: string;
  readonly photo: string;
  readonly link: Link;
  readonly rounds: number;
}

export const HERE: Link = { bitsPerSecond: null, roundTripMs: 0 };
const CABLE: Link = { bitsPerSecond: 10e6, roundTripMs: 40 };
const MOBILE: Link = { bitsPerSecond: 1.6e6, roundTripMs: 150 };

const FIRST_VISITS: readonly FirstVisit[] = [
  { name: "this machine", photo: SURE_ADULT, link: HERE, rounds: 5 },
  { name: "10 Mbit/s, 40 ms", photo: SURE_ADULT, link: CABLE, rounds: 1 },
  { name: "1.6 Mbit/s, 150 ms", photo: SURE_ADULT, link: MOBILE, rounds: 1 },
  { name: "10 Mbit/s, 40 ms, all networks needed", photo: OTHER_ADULT, link: CABLE, rounds: 1 },
];

/** Measure all links; with `rootFolder`, another build of the site, whose figures are printed and not written down. */
export async function benchCold(rootFolder?: string): Promise<void> {
  const root = rootFolder ?? (await ensureBuilt("site"));
  if (!rootFolder) await compressSite(root, path.join(ROOT, ".cache", "compressed"));
  const before = loadavg()[0] ?? NaN;
  const links: ColdResult["links"][number][] = [];
  const seconds: Visit[] = [];
  const hasties: Visit[] = [];
  const offlines: Visit[] = [];
  let version = "";
  for (const { name, photo, link, rounds } of FIRST_VISITS) {
    const firsts: Visit[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (link.bitsPerSecond !== null) {
        firsts.push((await visitsInTurn(root, { photo, link }, 1)).first);
        continue;
      }
      const stayed = await visitsInTurn(root, { photo, link }, 3, STAY_MS);
      const hasty = await visitsInTurn(root, { photo, link }, 2);
      version = stayed.version;
      firsts.push(stayed.first, hasty.first);
      if (stayed.second) seconds.push(stayed.second);
      if (hasty.second) hasties.push(hasty.second);
      if (stayed.offline) offlines.push(stayed.offline);
    }
    links.push({ name, first: medianVisit(firsts), rounds: firsts.length });
    process.stderr.write(`${name}: ${JSON.stringify(links.at(-1)?.first)}\n`);
  }
  const load = [before, loadavg()[0] ?? NaN];
  const offline = offlines.length > 0 ? medianVisit(offlines) : null;
  const [second, hasty] = [medianVisit(seconds), medianVisit(hasties)];
  const result = { links, second, hasty, offline, load, version };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (!rootFolder)
    writePerformance(
      "cold",
      coldDocument(result, `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`),
    );
}

function medianVisit(visits: readonly Visit[]): Visit {
  const byScore = [...visits].sort((a, b) => a.firstScoreMs - b.firstScoreMs);
  const middle = byScore[Math.floor((byScore.length - 1) / 2)];
  if (!middle) throw new Error("no visit was measured");
  const drop = visits.map(({ dropZoneMs }) => dropZoneMs).sort((a, b) => a - b);
  return { ...middle, dropZoneMs: quantileOf(drop, 0.5) };
}

/**
 * A first visit with an empty profile that stays on its result; if wanted, a second one, and a third when the server is gone.
 */
export async function visitsInTurn(
  root: string,
  { photo, link }: Pick<FirstVisit, "photo" | "link">,
  count: 1 | 2 | 3,
  stayMs = 0,
) {
  const profile = mkdtempSync(path.join(tmpdir(), "mien-cold-"));
  let log: RequestRecord[] = [];
  const server = await startServer({
    root,
    port: 0,
    onRequest: (record) => log.push(record),
    isBehindRelay: true,
  });
  const relay = await openSlowLink(server.port, link);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: CHROMIUM_FLAGS,
  });
  try {
    const version = context.browser()?.version() ?? "";
    await context.addInitScript(watchVisit);
    const visit = async (isOnline: boolean, stay = 0): Promise<Visit> => {
      log = [];
      const from = relay.received();
      const times = await oneVisit(
        context,
        { url: relay.url, photo },
        (until) => relay.received(until) - from,
        stay,
      );
      const { bytesToDropZone, bytesToFirstScore, bytesInAll, dropZoneMs, firstScoreMs } = times;
      const bytes = isOnline
        ? { bytesToDropZone, bytesToFirstScore, bytesInAll }
        : { bytesToDropZone: null, bytesToFirstScore: null, bytesInAll: null };
      return { dropZoneMs, firstScoreMs, ...bytes, byKind: kindsOf(log.slice(0), root) };
    };
    const first = await visit(true, stayMs);
    if (count === 1) return { version, first };
    const second = await visit(true);
    if (count === 2 || !existsSync(path.join(root, "sw.js"))) return { version, first, second };
    await relay.close();
    await server.close();
    return { version, first, second, offline: await visit(false) };
  } finally {
    await context.close();
    await relay.close().catch(() => undefined);
    await server.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true });
  }
}

declare global {
  var mienVisit: { dropZone: number; score: number };
}

/** Note when the file input and the heading of a result come; runs in the page before its own code. */
function watchVisit(): void {
  if (!location.protocol.startsWith("http")) return;
  localStorage.setItem("mien.notice-read", "yes");
  globalThis.mienVisit = { dropZone: 0, score: 0 };
  new MutationObserver(() => {
    const seen = globalThis.mienVisit;
    if (!seen.dropZone && document.querySelector('input[type="file"]')) seen.dropZone = performance.now();
    // No function of its own here: what names it is not in the page.
    if (!seen.score && document.getElementById("made-title")) seen.score = performance.now();
  }).observe(document, { childList: true, subtree: true });
}

const PATIENCE_MS = 300_000;

async function oneVisit(
  context: BrowserContext,
  { url, photo }: { readonly url: string; readonly photo: string },
  received: (until?: number) => number,
  stayMs: number,
) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await page.goto(url, { waitUntil: "commit" });
    await scoreUndisturbed(page, photo);
    await page.getByText("PSL, geometry alone").waitFor({ state: "detached" });
    // Counting begins when everything is there and kept for the next visit.
    await page.getByText(/Requests since ready\s*\d/).waitFor();
    await page.waitForTimeout(stayMs);
    const { dropZone, score, began, bytes } = await page.evaluate(() => ({
      ...globalThis.mienVisit,
      began: performance.timeOrigin,
      // What had come whole by then; the rest was still on its way.
      bytes: (performance.getEntries() as PerformanceResourceTiming[])
        .filter(({ responseEnd }) => responseEnd <= globalThis.mienVisit.dropZone)
        .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0),
    }));
    if (!dropZone || !score)
      throw new Error("the page was not watched: no time of the drop zone or the score");
    return {
      dropZoneMs: dropZone,
      firstScoreMs: score,
      bytesToDropZone: bytes,
      bytesToFirstScore: received(began + score),
      bytesInAll: received(),
    };
  } finally {
    await page.close();
  }
}

/** How often the page is asked how far it is. */
const LOOK_EVERY_MS = 25;

/**
 * Hand a photo over as soon as the page takes one, and wait for its score. Plain questions of the DevTools protocol:
 * what Playwright puts into a page to find things in it would take the processor from what is measured.
 */
async function scoreUndisturbed(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const from = performance.now();
  const until = async (expression: string): Promise<string> => {
    for (;;) {
      const { result } = await session.send("Runtime.evaluate", { expression });
      if (result.objectId !== undefined || result.value === true) return result.objectId ?? "";
      if (performance.now() - from > PATIENCE_MS) throw new Error(`never came: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  };
  // What the page's first script listens with is there once the document is read.
  const read = 'document.readyState !== "loading"';
  const objectId = await until(`${read} && (document.querySelector('input[type="file"]') ?? false)`);
  await session.send("DOM.setFileInputFiles", { files: [file], objectId });
  await until("globalThis.mienVisit?.score > 0");
  await session.detach();
}

/** Return the bytes of each kind in a log, compressed as the server sent them. */
export function kindsOf(log: readonly RequestRecord[], root: string): Record<Kind, number> {
  const sums: Record<Kind, number> = { "page and code": 0, wasm: 0, models: 0, examples: 0 };
  for (const { url, status, headers } of log) {
    if (status !== 200) continue;
    const name = decodeURIComponent(url.split("?", 1)[0] ?? "");
    const file = path.join(root, name === "/" ? "index.html" : name);
    const accepted = acceptedEncodings(String(headers["accept-encoding"] ?? ""));
    const packed = accepted.has("br") && existsSync(`${file}.br`) ? `${file}.br` : file;
    sums[kindOf(name)] += statSync(packed).size;
  }
  return sums;
}

function kindOf(name: string): Kind {
  if (name.endsWith(".wasm")) return "wasm";
  if (name.startsWith("/models/") && !name.endsWith(".json")) return "models";
  return name.startsWith("/examples/") ? "examples" : "page and code";
}
