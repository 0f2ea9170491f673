/** A visit in Firefox: what people do, and the same answers as in Chromium. */
import { acceptNotice, expect, openReady, openScreen, resultHeading, test } from "../e2e/site.ts";
import { lacking } from "./engines.ts";
import { switchOn } from "../e2e/kept.ts";
import { TRANSLATOR } from "../e2e/translator.ts";
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

test("in Firefox a page that is translated all the while scores an example, and keeps it over a reload", async ({
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
  await openScreen(page, "#/history", "History");
  const entries = page.getByRole("region", { name: "Kept results" }).getByRole("listitem");
  await expect(entries).toHaveCount(1);
  await page.reload();
  await expect(entries).toHaveCount(1);
  await expect(page.getByText("Something broke")).toHaveCount(0);
});

test("Firefox with WebGL switched off says so, and how to switch it on", async ({ site }) => {
  const browser = await openFirefox({ "webgl.disabled": true });
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(site.url);
  await expect(page.getByRole("alert")).toContainText("WebGL is off or blocked in this browser", {
    timeout: 60_000,
  });
  await browser.close();
});
