/** A visit in WebKitGTK: what people do, and the same answers as in Chromium. WebKitGTK is not Safari: see docs/browsers.md. */
import { expect } from "@playwright/test";
import path from "node:path";
import { startForwardProxy } from "../e2e/forward-proxy.ts";
import { TRANSLATOR } from "../e2e/translator.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { startServer } from "../scripts/site/server/static-server.ts";
import { lacking } from "./engines.ts";
import { endingsOf, FILES_TIMEOUT_MS, writtenFiles, writtenPhotos } from "./photos.ts";
import { heardNowhere } from "./privacy.ts";
import { expectSame } from "./same.ts";
import { test } from "./served.ts";
import { openWebKit, type WebKitPage } from "./webkit.ts";
import {
  addFiles,
  click,
  downloaded,
  heard,
  listen,
  openScreen,
  untilReady,
  untilResult,
  untilSettled,
  untilText,
} from "./webkit-steps.ts";

const missing = lacking("webkit");
test.skip(missing !== null, missing ?? "");
test.describe.configure({ timeout: 120_000 + FILES_TIMEOUT_MS });

test("every kind of photo ends in WebKit as in Chromium, while the page is translated, without an error", async ({
  siteUrl,
}) => {
  const page = await openWebKit();
  try {
    await page.goto(siteUrl);
    await listen(page);
    await untilReady(page);
    expect(await page.run(() => crossOriginIsolated)).toBe(true);
    await page.run(TRANSLATOR);
    await addFiles(page, writtenFiles(), true);
    await untilText(page, "All photos are finished", FILES_TIMEOUT_MS);
    expectSame("webkit", endingsOf(await downloaded(page, "Download CSV", "text/csv")));
    await page.run(() => void (location.hash = "#/settings"));
    await click(page, "Dark");
    await expect.poll(() => page.run(() => document.documentElement.dataset["theme"])).toBe("dark");
    await click(page, "Deutsch");
    await untilText(page, "Einstellungen");
    expect(await page.run(() => document.body.textContent.includes("Something broke"))).toBe(false);
    expect(await heard(page)).toEqual([]);
  } finally {
    await page.close();
  }
});

/** How many results the history lists. */
const entries = (page: WebKitPage) => page.run(() => document.querySelectorAll(".kept__list > li").length);

test("WebKit saves a result and keeps it in the history, and in a process of its own the page loads and scores when the server is gone", async () => {
  const server = await startServer({ root: path.join(ROOT, "dist"), port: 0 });
  const [first = "", second = ""] = writtenPhotos(2);
  const page = await openWebKit();
  try {
    await page.goto(server.url);
    await listen(page);
    await untilReady(page);
    await openScreen(page, "#/history", "History");
    await click(page, "On", ".keep-switch");
    await addFiles(page, [first], true);
    await untilResult(page);
    const report = JSON.parse(await downloaded(page, "Download JSON", "application/json")) as object;
    expect(report).toMatchObject({ holds: { photo: false, landmarks: false } });
    await untilText(page, "Kept in the history of this device.");
    await untilSettled(page);
    // This screen has yet to come, and until then React hides the result: WebKitGTK 2.50 must not lay out for ever.
    await openScreen(page, "#/settings", "Settings");
    await server.close();

    await page.openWindow();
    await page.goto(server.url);
    await untilReady(page);
    expect(await page.run(() => crossOriginIsolated)).toBe(true);
    await openScreen(page, "#/history", "History");
    await expect.poll(() => entries(page)).toBe(1);
    await addFiles(page, [second]);
    await untilResult(page);
    await untilText(page, "Kept in the history of this device.");
  } finally {
    await page.close();
    await server.close().catch(() => undefined);
  }
});

/** Have the privacy check try its ways out, and return what it says of each; page and worker beside each other. */
async function verdicts(page: WebKitPage): Promise<readonly string[]> {
  await openScreen(page, "#/privacy-check", "Privacy check");
  await click(page, "Try to get out");
  const said = () =>
    page.run(() => [...document.querySelectorAll(".check__verdict")].map(({ textContent }) => textContent));
  await expect.poll(said, { timeout: 60_000 }).not.toEqual([]);
  return said();
}

test("the privacy check in WebKit says nothing that a proxy of the browser contradicts", async () => {
  const root = path.join(ROOT, "dist");
  const proxy = await startForwardProxy();
  const [bare, site] = [
    await startServer({ root, port: 0, headers: "off" }),
    await startServer({ root, port: 0 }),
  ];
  const page = await openWebKit({ proxy: proxy.port });
  try {
    await page.goto(bare.url);
    expect(await verdicts(page)).toContain("Not blocked");
    expect(heardNowhere(proxy)).toContain("CONNECT 443");
    proxy.forget();
    await page.goto(site.url);
    const said = await verdicts(page);
    expect(said.filter((verdict) => verdict === "Blocked").length).toBeGreaterThan(15);
    expect(said).not.toContain("Not blocked");
    expect(heardNowhere(proxy)).toEqual([]);
  } finally {
    await page.close();
    await bare.close();
    await site.close();
    proxy.close();
  }
});
