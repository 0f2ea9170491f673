/** A visit in Firefox: what people do, and the same answers as in Chromium. */
import type { Page } from "@playwright/test";
import path from "node:path";
import { startForwardProxy } from "../e2e/forward-proxy.ts";
import { announcedPsl } from "../e2e/fault-window.ts";
import { downloaded, switchOn } from "../e2e/kept.ts";
import {
  acceptNotice,
  addFiles,
  exampleFile,
  expect,
  openReady,
  openScreen,
  resultHeading,
  test,
  untilSettled,
} from "../e2e/site.ts";
import { TRANSLATOR } from "../e2e/translator.ts";
import { TECHNICAL_NAMES } from "../src/ui/privacy-check/technical-names.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { startServer } from "../scripts/site/server/static-server.ts";
import { lacking } from "./engines.ts";
import { cameraPictures, renderedCamera } from "./camera.ts";
import { firefoxThrough, heardNowhere } from "./privacy.ts";
import { expectSame } from "./same.ts";
import { FILES_TIMEOUT_MS } from "./photos.ts";
import { endingsIn } from "./steps.ts";
import { openFirefox } from "./open-firefox.ts";

const missing = lacking("firefox");
test.skip(missing !== null, missing ?? "");
test.describe.configure({ timeout: 120_000 + FILES_TIMEOUT_MS });

test("every kind of photo ends in Firefox as in Chromium, and nothing is written to the console as an error", async ({
  page,
  site,
}) => {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await openReady(page, site);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expectSame("firefox", await endingsIn(page));
  await openScreen(page, "#/settings", "Settings");
  const settings = page.getByRole("main");
  await settings.getByLabel("Dark", { exact: true }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await settings.getByLabel("Deutsch").check();
  await expect(page.getByRole("heading", { level: 1, name: "Einstellungen" })).toBeVisible();
  expect(errors).toEqual([]);
});

test("in Firefox a page that is translated all the while scores an example, saves it, and keeps it over a reload", async ({
  page,
  site,
}) => {
  await page.addInitScript(TRANSLATOR);
  await openReady(page, site);
  await switchOn(page);
  await openScreen(page, "#/", "Score a photo");
  await page.getByRole("button", { name: "Try example: Example A" }).click();
  await acceptNotice(page);
  await expect(resultHeading(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("90 % interval").first()).toBeVisible();
  const json = await downloaded(page, () => page.getByRole("button", { name: "Download JSON" }).click());
  expect(JSON.parse(json.toString())).toMatchObject({ holds: { photo: false, landmarks: false } });
  await openScreen(page, "#/history", "History");
  const entries = page.getByRole("region", { name: "Kept results" }).getByRole("listitem");
  await expect(entries).toHaveCount(1);
  await page.reload();
  await expect(entries).toHaveCount(1);
  await expect(page.getByText("Something broke")).toHaveCount(0);
});

test("a camera in Firefox guides, and takes a burst of a rendered face by itself", async ({ page, site }) => {
  await page.addInitScript(renderedCamera, cameraPictures());
  await openReady(page, site);
  await page.getByRole("button", { name: "Use camera" }).click();
  await acceptNotice(page);
  const title = page.getByRole("heading", { level: 1, name: /^Result for Camera, \d\d:\d\d$/ });
  await expect(title).toBeAttached();
  await expect(page.getByText(/^Mean of [2-5] of 5 frames of the camera\./)).toBeVisible();
});

test.describe("with what the browser keeps of the site", () => {
  test.use({ serviceWorkers: "allow" });

  test("a second visit in Firefox scores when the server is gone", async ({ page }) => {
    const server = await startServer({ root: path.join(ROOT, "dist"), port: 0 });
    const site = { url: server.url, log: [] };
    await openReady(page, site);
    await untilSettled(page);
    await server.close();
    await openReady(page, site);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await addFiles(page, [exampleFile("b")]);
    await expect(resultHeading(page)).toBeVisible();
  });
});

/** Have the privacy check try its ways out, and return the names of those that it calls open. */
async function calledOpen(page: Page, url: string): Promise<readonly string[]> {
  await page.goto(`${url}#/privacy-check`);
  await page.getByRole("button", { name: "Try to get out" }).click();
  await expect(page.getByRole("heading", { name: "Ways out" })).toBeVisible();
  const open = page.locator(".check__table tbody tr").filter({ hasText: "Not blocked" });
  return open.locator("code").allInnerTexts();
}

test("the privacy check in Firefox says nothing that a proxy of the browser contradicts", async ({
  site,
}) => {
  const proxy = await startForwardProxy();
  const bare = await startServer({ root: path.join(ROOT, "dist"), port: 0, headers: "off" });
  const browser = await openFirefox(firefoxThrough(proxy));
  try {
    const page = await browser.newPage({ serviceWorkers: "block" });
    expect(await calledOpen(page, bare.url)).toContain(TECHNICAL_NAMES.fetch);
    expect(heardNowhere(proxy)).toContain("CONNECT 443");
    proxy.forget();
    // A policy closes no peer connection. That by TCP goes through the proxy, which so hears what is called open, and nothing else.
    expect(await calledOpen(page, site.url)).toEqual([TECHNICAL_NAMES.stun, TECHNICAL_NAMES.turn]);
    expect(new Set(heardNowhere(proxy))).toEqual(new Set(["CONNECT 3478"]));
    expect(await page.locator(".check__verdict", { hasText: /^Blocked$/ }).count()).toBeGreaterThan(15);
  } finally {
    await browser.close();
    await bare.close();
    proxy.close();
  }
});

test("Firefox with WebGL switched off gives a photo the same score", async ({ page, site }) => {
  const scoreIn = async (visit: Page) => {
    await openReady(visit, site);
    await untilSettled(visit);
    await addFiles(visit, [exampleFile("a")]);
    await expect(resultHeading(visit)).toBeVisible();
    return announcedPsl(visit);
  };
  const browser = await openFirefox({ "webgl.disabled": true });
  const blind = await browser.newPage({ serviceWorkers: "block" });
  expect(await scoreIn(blind)).toBe(await scoreIn(page));
  const hasWebGL = () => new OffscreenCanvas(1, 1).getContext("webgl") !== null;
  expect([await page.evaluate(hasWebGL), await blind.evaluate(hasWebGL)]).toEqual([true, false]);
  await browser.close();
});
