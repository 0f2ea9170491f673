import type { Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { addFiles, exampleFile, expect, openReady, resultHeading, scorePhoto, test } from "./site.ts";

test("axe finds nothing on the start, the notice and the result", async ({ page, site }) => {
  await openReady(page, site);
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Try example: Example B" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "I am 18 or older, go on" }).click();
  await expect(resultHeading(page)).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test("axe finds nothing on a refused and a failed photo, in German", async ({ page, site }) => {
  await openReady(page, site);
  await page.getByRole("button", { name: "Deutsch" }).or(page.getByLabel("Deutsch")).first().click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  const empty = { name: "leer.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) };
  await page.locator('input[type="file"]').first().setInputFiles([empty]);
  await page.getByRole("dialog").getByRole("button").first().click();
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

/** Phones upright and on their side, a tablet. */
const SMALL_SCREENS = [
  { width: 360, height: 780 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 780, height: 360 },
];

test("nothing scrolls sideways at 320 pixels, and the number is in the first screen of every phone", async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openReady(page, site);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await scorePhoto(page, exampleFile("a"));
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expect(page.locator(".region-row")).not.toHaveCount(0);
  const measurements = page.locator("#measurements > summary");
  await measurements.click();
  await page.locator(".region-row").getByRole("button").first().click();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await measurements.click();
  for (const size of SMALL_SCREENS) {
    await page.setViewportSize(size);
    for (const part of ["number", "range"])
      expect(
        await bottomOf(page, `.readout__${part}`),
        `${part} at ${size.width} x ${size.height}`,
      ).toBeLessThan(0.9 * size.height);
  }
  await page.setViewportSize(PHONE);
  await expect(page.locator("details.section")).toHaveCount(6);
  await expect(page.locator("details.section[open]")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
    LONGEST_RESULT,
  );
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "What is PSL?" }).click();
  await expect(page.getByText("from 0 to 8, with 4 in the middle")).toBeVisible();
  await page.keyboard.press("Escape");
  const foot = page.getByRole("contentinfo").getByRole("radio").last();
  await foot.focus();
  const bar = await page.locator(".result-bar").evaluate((element) => element.getBoundingClientRect().top);
  expect(bar).toBeLessThan(PHONE.height);
  expect(await foot.evaluate((element) => element.getBoundingClientRect().bottom)).toBeLessThanOrEqual(bar);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible();
  await addFiles(page, [exampleFile("b")]);
  await expect(page.getByRole("img", { name: /^Photo B/ })).toBeVisible();
});

/** A phone upright, and the most that a result may take there as long as nothing in it is opened, in CSS pixels. */
const PHONE = { width: 360, height: 780 };
const LONGEST_RESULT = 2_500;

/** Return the lower edge of an element on the page scrolled to its head, in CSS pixels. */
function bottomOf(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom + scrollY);
}
