/** The service worker: what a second visit asks for, a visit without a server, a new version, damaged kept files. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { buildServiceWorker } from "../scripts/site/build/service-worker.ts";
import { startServer, type RequestRecord } from "../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/browser/chromium.ts";
import {
  acceptNotice,
  addFiles,
  exampleFile,
  expect,
  holdPhotosAfter,
  openReady,
  openScreen,
  resultHeading,
  test,
  untilSettled,
} from "./site.ts";

test.use({ serviceWorkers: "allow" });
/** Return the addresses of the kept files, below the site. */
function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const cache = await caches.open("mien-site-1");
    return (await cache.keys()).map(({ url }) => url);
  });
}

/** Return what the kept files say whose addresses match a pattern. */
function keptTexts(page: Page, pattern: string): Promise<string[]> {
  return page.evaluate(async (source) => {
    const cache = await caches.open("mien-site-1");
    const keys = (await cache.keys()).filter(({ url }) => new RegExp(source).test(url));
    return Promise.all(keys.map(async (key) => (await cache.match(key))?.text() ?? ""));
  }, pattern);
}

test("a second visit asks for a new version and nothing else, and works when the server is gone", async () => {
  // A profile on disk, as people have it: the cache of a private window is too small for wasm that comes uncompressed.
  const profile = mkdtempSync(path.join(tmpdir(), "mien-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: CHROMIUM_FLAGS,
    serviceWorkers: "allow",
  });
  const page = await context.newPage();
  const log: RequestRecord[] = [];
  const server = await startServer({ root: path.join(ROOT, "dist"), port: 0, onRequest: (r) => log.push(r) });
  const site = { url: server.url, log };
  await openReady(page, site);
  await untilSettled(page);
  const wasm = log.filter(({ url, status }) => url.endsWith(".wasm") && status === 200);
  expect(new Set(wasm.map(({ url }) => url)).size).toBe(wasm.length);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();

  const first = log.length;
  await openReady(page, site);
  await untilSettled(page);
  await page.waitForTimeout(2000);
  const second = log.slice(first);
  expect([...new Set(second.map(({ url }) => url))]).toEqual(["/sw.js"]);
  expect(log.every(({ method, bodyBytes }) => method === "GET" && bodyBytes === 0)).toBe(true);

  await server.close();
  const answer = await page.goto(`${server.url}?from=elsewhere`);
  expect(answer?.fromServiceWorker()).toBe(true);
  expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(answer?.headers()["cross-origin-opener-policy"]).toBe("same-origin");
  expect(answer?.headers()["connection-allowlist"]).toBe("(response-origin)");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await addFiles(page, [exampleFile("b")]);
  await expect(resultHeading(page)).toBeVisible();
  const unprotected = await page.evaluate(async () => {
    const cache = await caches.open("mien-site-1");
    const kept = await Promise.all(
      (await cache.keys()).map(async (key) => [key.url, await cache.match(key)] as const),
    );
    const names = ["content-security-policy", "cross-origin-embedder-policy", "cross-origin-resource-policy"];
    return kept.filter(([, answer]) => names.some((name) => !answer?.headers.has(name))).map(([url]) => url);
  });
  expect(unprotected).toEqual([]);
  const help = await page.goto(`${server.url}hilfe.html`);
  expect(help?.status()).toBe(200);
  expect(help?.headers()["connection-allowlist"]).toBe("(response-origin)");
  await context.close();
  rmSync(profile, { recursive: true });
});

test("a new version waits for the person's word and for photos under way, and another tab goes on with its own", async ({
  page,
  context,
}) => {
  const root = mkdtempSync(path.join(tmpdir(), "mien-site-"));
  cpSync(path.join(ROOT, "dist"), root, { recursive: true });
  const server = await startServer({ root, port: 0 });
  const site = { url: server.url, log: [] };
  const version = (of: Page) => of.evaluate(() => document.documentElement.dataset["version"] ?? "first");
  await openReady(page, site);
  await untilSettled(page);
  const other = await context.newPage();
  await openReady(other, site);

  const index = path.join(root, "index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace("<html", '<html data-version="second"'));
  await buildServiceWorker(root);
  await page.reload();
  const line = page.getByText("A new version is ready.");
  await expect(line).toBeVisible();
  expect(await version(page)).toBe("first");

  const letGo = await holdPhotosAfter(page, 0);
  await addFiles(
    page,
    ["a", "b", "c", "d"].map((id) => exampleFile(id)),
  );
  await page.getByRole("button", { name: "Update", exact: true }).click();
  await expect(page.getByText("The update waits until no photo is being scored.")).toBeVisible();
  expect(await version(page)).toBe("first");
  await letGo();
  await expect.poll(() => version(page).catch(() => "")).toBe("second");
  await expect(line).toBeHidden();

  await expect(other.getByText("Mien was updated in another tab.")).toBeVisible();
  expect(await version(other)).toBe("first");
  await addFiles(other, [exampleFile("e")]);
  await expect(resultHeading(other)).toBeVisible();

  // Files of the version before stay as long as a second page may need them, and go when a page is alone.
  await untilSettled(page);
  const startPages = async () =>
    (await keptFiles(page)).filter((url) => new URL(url).pathname === "/").length;
  expect(await startPages()).toBe(2);
  await other.close();
  await page.evaluate(() => navigator.serviceWorker.controller?.postMessage("tidy"));
  await expect.poll(startPages).toBe(1);
  await server.close();
  rmSync(root, { recursive: true });
});

test("damaged and half-gone kept files heal below a sub-path, wasm too", async ({ page }) => {
  const log: RequestRecord[] = [];
  const server = await startServer({
    root: path.join(ROOT, "dist"),
    port: 0,
    mount: "/mien/",
    onRequest: (r) => log.push(r),
  });
  const root = new URL("mien", server.url).href;
  await page.goto(root);
  expect(page.url()).toBe(`${root}/`);
  await openReady(page, { url: `${root}/`, log });
  await untilSettled(page);
  const whole = (await keptFiles(page)).length;
  const damage = (pattern: string, how: "delete" | "garble") =>
    page.evaluate(
      async ([source, kind]) => {
        const cache = await caches.open("mien-site-1");
        const keys = (await cache.keys()).filter(({ url }) => new RegExp(source).test(url));
        for (const key of keys) {
          const { headers } = (await cache.match(key)) ?? new Response();
          await (kind === "delete"
            ? cache.delete(key)
            : cache.put(key, new Response("garbage", { headers })));
        }
        return keys.length;
      },
      [pattern, how] as const,
    );
  expect(await damage("/mien/\\?sha256", "garble")).toBe(1);
  expect(await damage("/assets/(index|result|worker)-", "garble")).toBeGreaterThan(2);
  expect(await damage("/assets/method-|manifest\\.json", "delete")).toBeGreaterThan(1);
  const before = log.length;
  await openReady(page, { url: `${root}/`, log });
  await untilSettled(page);
  expect((await keptFiles(page)).length).toBe(whole);
  const asked = log.slice(before).map(({ url }) => url);
  const isGarbage = (await keptTexts(page, "/mien/\\?|/assets/(index|result|worker|method)-")).map(
    (text) => text === "garbage",
  );
  expect(isGarbage.length).toBeGreaterThan(4);
  expect(isGarbage).not.toContain(true);
  expect(asked.some((url) => url.endsWith(".wasm"))).toBe(false);

  // Hashed before it is answered, whatever its size: the worker fetches it anew, and the engine never sees the garbage.
  expect(await damage("vision_wasm.*\\.wasm", "garble")).toBe(1);
  // As long as the browser's own cache has the wasm, the kept one is not used.
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  await page.goto("about:blank");
  const beforeMending = log.length;
  await openReady(page, { url: `${root}/`, log });
  expect(log.slice(beforeMending).filter(({ url }) => /vision_wasm.*\.wasm/.test(url))).toHaveLength(1);
  await addFiles(page, [exampleFile("a")]);
  await acceptNotice(page);
  await expect(resultHeading(page)).toBeVisible();

  // What is kept is shown with the rest of what this site has stored, and goes when asked.
  await openScreen(page, "#/settings", "Settings");
  const row = page.getByRole("row", { name: /^The app itself/ });
  await expect(row).toContainText(/[\d.]+\sMB/);
  await page.getByRole("button", { name: "Delete: The app itself" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(row).toContainText("nothing");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await server.close();
});
