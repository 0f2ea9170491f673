/**
 * What the service worker answers has the build's headers: whatever a page wrote into the cache, and also where the host sends
 * none. A visit that began without them starts anew by itself.
 */
import path from "node:path";
import type { Page } from "@playwright/test";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { siteFiles } from "../scripts/site/build/service-worker.ts";
import { startServer, type RequestRecord, type ServerOptions } from "../scripts/site/server/static-server.ts";
import {
  arrived,
  codePaths,
  expectProtected,
  LEAVING_WAYS,
  QUIET_WAYS,
  rewriteKept,
  strayAnswers,
  tryWay,
} from "./kept-rewrites.ts";
import { startListener, type Listener } from "./leaks/listener.ts";
import { addFiles, exampleFile, expect, openReady, resultHeading, test, untilSettled } from "./site.ts";

test.use({ serviceWorkers: "allow" });
/** How long nothing must arrive: STUN starts within a second of its call. */
const SILENCE_MS = 2000;
/** As many here as take a minute; `e2e-long` takes 200. */
const SEEDS = [1, 2, 3];

const DIST = path.join(ROOT, "dist");

let listener: Listener;
/** What `codePaths` tells. */
let paths: readonly string[];
test.beforeAll(async () => {
  listener = await startListener();
  paths = await codePaths(DIST);
});
test.beforeEach(() => listener.forget());
test.afterAll(() => listener.close());

type HostHeaders = NonNullable<ServerOptions["headers"]>;

/** Start a host; `port` of one that stopped brings it back. */
async function startHost(headers: HostHeaders, port = 0) {
  const log: RequestRecord[] = [];
  const server = await startServer({ root: DIST, port, headers, onRequest: (record) => log.push(record) });
  return { ...server, log };
}

/** Count the documents that a page loads. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("domcontentloaded", () => (loads += 1));
  return () => loads;
}

declare global {
  interface Window {
    mienLetKeep: () => void;
  }
}

/** Let a first visit keep nothing until the test lets it: it would begin anew once it has, unless a photo is there by then. */
function holdFirstRegistration(): void {
  const released = new Promise<void>((resolve) => (window.mienLetKeep = resolve));
  const [load] = performance.getEntriesByType("navigation");
  if ((load as PerformanceNavigationTiming | undefined)?.type === "reload") return;
  const { register } = ServiceWorkerContainer.prototype;
  ServiceWorkerContainer.prototype.register = async function (...given) {
    await released;
    return register.apply(this, given);
  };
}

const isIsolated = (page: Page) => page.evaluate(() => crossOriginIsolated);

test("every way out that is tried below arrives from a page without headers", async ({ page }) => {
  const host = await startHost("off");
  await page.goto(host.url);
  for (const way of [...QUIET_WAYS, ...LEAVING_WAYS]) {
    await tryWay(page, way, listener.origin);
    await expect.poll(() => arrived(listener, way), { message: way }).toBe(true);
  }
  await host.close();
});

test("rewritten kept files are answered with the build's headers, with the host and without it", async ({
  page,
}) => {
  let host = await startHost("on");
  await openReady(page, host);
  await untilSettled(page);
  await page.reload();
  for (const seed of SEEDS) {
    expect(await rewriteKept(page, seed, listener.origin)).toBeGreaterThan(0);
    await expectProtected(page, { listener, silenceMs: SILENCE_MS, paths });
    await untilSettled(page);
    await host.close();
    await expectProtected(page, { listener, silenceMs: SILENCE_MS, paths });
    host = await startHost("on", host.port);
  }
  await host.close();
});

test("every listed file is answered with the build's headers where the host sends none", async ({ page }) => {
  const host = await startHost("off");
  await openReady(page, host);
  await untilSettled(page);
  await page.goto(host.url);
  await rewriteKept(page, 7, listener.origin);
  expect(
    await strayAnswers(
      page,
      (await siteFiles(DIST)).map((file) => file.path),
    ),
  ).toEqual([]);
  await expectProtected(page, { listener, silenceMs: SILENCE_MS, paths });
  const help = await page.goto(new URL("hilfe.html", host.url).href);
  expect(help?.headers()["connection-allowlist"]).toBe("(response-origin)");
  await host.close();
});

for (const headers of ["off", "no-allowlist"] as const)
  test(`a first visit to a host with headers "${headers}" starts anew once, and is protected`, async ({
    page,
  }) => {
    const loads = countLoads(page);
    const host = await startHost(headers);
    await page.goto(host.url);
    await expect.poll(loads).toBe(2);
    await untilSettled(page);
    expect(await isIsolated(page)).toBe(true);
    expect(loads()).toBe(2);
    expect(host.log.filter(({ url, status }) => url === "/" && status === 200)).toHaveLength(1);
    await expectProtected(page, { listener, silenceMs: SILENCE_MS, paths });
    await host.close();
  });

test("a first visit with all headers is not begun anew", async ({ page }) => {
  const loads = countLoads(page);
  const host = await startHost("on");
  await openReady(page, host);
  await untilSettled(page);
  expect(loads()).toBe(1);
  await host.close();
});

test("a visit without headers that has a photo, or began with a reload, stays; the next one is protected", async ({
  page,
}) => {
  const loads = countLoads(page);
  const host = await startHost("off");
  await page.addInitScript(holdFirstRegistration);
  await page.goto(host.url);
  await addFiles(page, [exampleFile("a")]);
  await page.evaluate(() => window.mienLetKeep());
  await untilSettled(page);
  await expect(resultHeading(page)).toBeVisible();
  expect([loads(), await isIsolated(page)]).toEqual([1, false]);

  await page.evaluate(async () => {
    for (const known of await navigator.serviceWorker.getRegistrations()) await known.unregister();
  });
  await page.reload();
  await untilSettled(page);
  expect([loads(), await isIsolated(page)]).toEqual([2, false]);

  await page.goto(new URL("?later", host.url).href);
  expect([loads(), await isIsolated(page)]).toEqual([3, true]);
  await host.close();
});
