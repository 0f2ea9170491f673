/**
 * No way out: what the headers refuse, seen by the origin that would have heard it.
 *
 * Each channel is shown to reach another origin with the headers off, and to be refused with them on; what the page itself
 * believes is never asked. The channels are those of the privacy check.
 */
import { test, expect, type Browser, type Page } from "@playwright/test";
import { HEADERS } from "../scripts/server/headers.ts";
import { startServer, type RunningServer, type ServerOptions } from "../scripts/server/static-server.ts";
import { addressOf, CHANNEL_IDS, type ChannelId } from "../src/ui/privacy-check/channel.ts";
import { removeLeakSite, writeLeakSite } from "./leaks/leak-site.ts";
import { startListener, type Heard, type Listener } from "./leaks/listener.ts";

const SCOPES = ["page", "worker", "service-worker"] as const;
type Scope = (typeof SCOPES)[number];

/** These end the page, or open another one: each gets a page of its own. */
const LEAVING: readonly ChannelId[] = ["navigation", "window", "refresh", "download-link"];
const IN_THREADS: readonly ChannelId[] = [
  "fetch",
  "websocket",
  "event-source",
  "web-transport",
  "import-scripts",
];

/** The channels of each scope. A page takes in no scripts by `importScripts`; a service worker has no XHR and no `import()`. */
const CHANNELS: Readonly<Record<Scope, readonly ChannelId[]>> = {
  page: CHANNEL_IDS.filter((id) => id !== "import-scripts"),
  worker: [...IN_THREADS, "xhr", "import"],
  "service-worker": IN_THREADS,
};

/**
 * What cannot be shown to leak here, so that its refusal proves nothing; it is tried with the headers on all the same.
 *
 * Without a channel, because no page can try them in this browser: `dns-prefetch` (a look-up of a name goes to the system,
 * and no server of a test sees it), a foreign `Worker`, `SharedWorker` or service worker (refused to every page, headers or
 * not), the sources of payment handlers and identity providers (they need a dialogue with a person), and reports: only a
 * response header can name their address, see the last test.
 */
const NOT_SHOWN: Readonly<Partial<Record<ChannelId, string>>> = {
  preconnect:
    "headless Chromium opens no connection ahead of a request, with or without background networking",
};

/** Longest wait for an attempt to arrive. */
const ARRIVAL_MS = 6000;
/** How long nothing must arrive: QUIC and STUN start within a second of their call. */
const SILENCE_MS = 3000;

test.describe.configure({ mode: "serial", timeout: 180_000 });

let root: string;
let listener: Listener;
let mark = 0;

test.beforeAll(async () => {
  root = await writeLeakSite();
  listener = await startListener();
});

test.afterAll(async () => {
  await listener.close();
  await removeLeakSite(root);
});

/** Whether something that arrived is this channel's attempt. */
function isFrom(heard: Heard, id: ChannelId): boolean {
  if (id === "web-transport") return heard.how === "quic";
  if (id === "stun" || id === "turn") return heard.how === id;
  return heard.how === "request" && heard.text.includes(`/${id}`);
}

async function withSite<T>(headers: ServerOptions["headers"], work: (site: RunningServer) => Promise<T>) {
  const site = await startServer({ root, port: 0, ...(headers && { headers }) });
  try {
    return await work(site);
  } finally {
    await site.close();
  }
}

async function openPage(browser: Browser, site: RunningServer): Promise<Page> {
  const page = await (await browser.newContext({ serviceWorkers: "allow" })).newPage();
  await page.goto(site.url);
  await page.waitForFunction(() => "mienLeaks" in window);
  return page;
}

/** Try one channel; the page may be gone when this returns, which is what some channels are about. */
async function attempt(page: Page, scope: Scope, id: ChannelId): Promise<void> {
  mark += 1;
  const wanted = { scope, id, url: addressOf(listener.origin, `${mark}`, id) };
  await page
    .evaluate(({ scope, id, url }) => {
      if (scope === "page") return window.mienLeaks.attempt(id, url);
      if (scope === "worker") return window.mienLeaks.attemptInWorker(id, url);
      return window.mienLeaks.attemptInServiceWorker(id, url);
    }, wanted)
    .catch((error: unknown) => {
      if (!LEAVING.includes(id)) throw error;
    });
}

/** Try every channel of every scope at once, and return what arrived. */
async function attemptAll(browser: Browser, site: RunningServer): Promise<readonly Heard[]> {
  listener.forget();
  const pages: Page[] = [];
  for (const scope of SCOPES) {
    const page = await openPage(browser, site);
    pages.push(page);
    for (const id of CHANNELS[scope]) if (!LEAVING.includes(id)) await attempt(page, scope, id);
  }
  for (const id of LEAVING) {
    const page = await openPage(browser, site);
    pages.push(page);
    await attempt(page, "page", id);
  }
  await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
  for (const page of pages) await page.context().close();
  return [...listener.log];
}

test("every channel reaches the other origin when the headers are off", async ({ browser }) => {
  const proven = { page: 0, worker: 0, "service-worker": 0 };
  await withSite("off", async (site) => {
    for (const scope of SCOPES) {
      let page = await openPage(browser, site);
      for (const id of CHANNELS[scope]) {
        if (id in NOT_SHOWN) continue;
        expect(scope !== "page" || (await page.evaluate((one) => window.mienLeaks.here[one], id)), id).toBe(
          true,
        );
        listener.forget();
        await attempt(page, scope, id);
        await expect
          .poll(() => listener.log.some((heard) => isFrom(heard, id)), {
            message: `${id} from the ${scope} arrives`,
            timeout: ARRIVAL_MS,
            intervals: [20, 50, 100],
          })
          .toBe(true);
        proven[scope] += 1;
        if (!LEAVING.includes(id)) continue;
        await page.context().close();
        page = await openPage(browser, site);
      }
      await page.context().close();
    }
  });
  expect(proven).toEqual({ page: 29, worker: 7, "service-worker": 5 });
});

test("nothing reaches the other origin when they are on, not even a connection", async ({ browser }) => {
  expect(await withSite("on", (site) => attemptAll(browser, site))).toEqual([]);
});

test("without the allowlist, only what a policy cannot close gets out", async ({ browser }) => {
  const heard = await withSite("no-allowlist", (site) => attemptAll(browser, site));
  const open: readonly ChannelId[] = ["stun", "turn", ...LEAVING];
  for (const id of open)
    expect(
      heard.some((one) => isFrom(one, id)),
      id,
    ).toBe(true);
  const requests = heard.filter(({ how, text }) => how === "request" && !text.endsWith("/favicon.ico"));
  expect(requests.filter((one) => !open.some((id) => isFrom(one, id)))).toEqual([]);
  expect(heard.filter(({ how }) => how === "quic")).toEqual([]);
});

test("no header names an address for reports", () => {
  for (const { name, value } of HEADERS) {
    expect(name).not.toMatch(/^(report-to|reporting-endpoints|nel|.*-report-only)$/i);
    expect(value).not.toMatch(/report-(uri|to)/);
  }
});
