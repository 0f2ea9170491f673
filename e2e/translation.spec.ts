/** A browser that translates a page sends its text away: names, scores and readings are marked to be left out. */
import type { Page } from "@playwright/test";
import { addFiles, exampleFile, expect, openReady, openScreen, scorePhoto, test } from "./site.ts";
import { TRANSLATOR } from "./translator.ts";

const NAME = "anna-at-the-lake.jpg";

/** Return every piece of text that a translator would take, as browsers decide it: the nearest mark above counts. */
const translatable = (page: Page) =>
  page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      const marked = node.parentElement?.closest("[translate]");
      if (text && marked?.getAttribute("translate") !== "no") texts.push(text);
    }
    const attributes = ["alt", "aria-label", "title", "placeholder"];
    for (const element of document.body.querySelectorAll("*"))
      if (element.closest("[translate]")?.getAttribute("translate") !== "no")
        texts.push(...attributes.map((name) => element.getAttribute(name) ?? "").filter(Boolean));
    return texts;
  });

/** A figure of a photo: all of them are written with a decimal or with a sign. */
const FIGURE = /\d[.,]\d|[+−±]\s?\d/;

/** Figures that every visitor sees, with any photo. */
const SAME_FOR_ALL = /mean of the reference faces/;

async function expectLeftOut(page: Page): Promise<void> {
  const texts = await translatable(page);
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => text.includes("anna"))).toEqual([]);
  expect(texts.filter((text) => FIGURE.test(text) && !SAME_FOR_ALL.test(text))).toEqual([]);
}

test("a translator gets no name, score or reading of a photo, on any screen that shows them", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await scorePhoto(page, exampleFile("a", NAME));
  const leading = (await page.locator(".readout__value").first().innerText()).match(/\d+/)?.[0] ?? "none";
  await expectLeftOut(page);
  expect((await translatable(page)).filter((text) => text === leading)).toEqual([]);
  await openScreen(page, "#/", "Score a photo");
  await addFiles(page, [exampleFile("b", `second-${NAME}`)]);
  await openScreen(page, "#/photos", "Several photos");
  await expect(page.getByRole("gridcell").filter({ hasText: "second-anna" })).toBeVisible();
  await expect(page.getByText(/Scored/).nth(1)).toBeVisible();
  await expectLeftOut(page);
  await openScreen(page, "#/compare", "Compare");
  await expectLeftOut(page);
});

test("a page that is translated all the while scores photo after photo", async ({ page, site }) => {
  await page.addInitScript(TRANSLATOR);
  await openReady(page, site);
  await scorePhoto(page, exampleFile("a"));
  await openScreen(page, "#/", "Score a photo");
  await addFiles(page, [exampleFile("b"), exampleFile("c")]);
  await openScreen(page, "#/photos", "Several photos");
  await expect(page.getByText(/Scored/).nth(2)).toBeVisible();
  await openScreen(page, "#/method", "Method");
  await openScreen(page, "#/", "Score a photo");
  await expect(page.locator("font").first()).toBeAttached();
  await expect(page.getByText("Something broke")).toHaveCount(0);
});
