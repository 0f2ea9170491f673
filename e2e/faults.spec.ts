/** Faults of the site's own files, provoked for real. docs/faults.md lists every fault and its test. */
import type { Page } from "@playwright/test";
import { endsWithin, inNewWindow, readyLine } from "./fault-window.ts";
import { listOneLandmarkModel, LOAD_FAULTS, provoke, type LoadEnd } from "./load-faults.ts";
import { addFiles, exampleFile, expect, openScreen, scorePhoto, test } from "./site.ts";

async function expectEnd(page: Page, end: LoadEnd, timeout: number): Promise<void> {
  switch (end.kind) {
    case "ready":
    case "others":
      await expect(readyLine(page)).toBeVisible({ timeout });
      await scorePhoto(page, exampleFile("b"));
      return expect(page.getByText("PSL, geometry alone")).toHaveCount(0);
    case "age":
      await expect(readyLine(page)).toBeVisible({ timeout });
      await addFiles(page, [exampleFile("b")]);
      return expect(
        page
          .getByRole("main")
          .getByText(/The age could not be checked, so there is no score/)
          .first(),
      ).toBeVisible({ timeout });
    case "says":
      return expect(page.getByText(end.words).first()).toBeVisible({ timeout });
    case "screen":
      // By its words: the page holds its head in both languages, and shows one once its style is there.
      await expect(page.getByRole("heading", { level: 1, name: "Score a photo" })).toBeVisible({ timeout });
      // The page's one fresh start by itself may come in between.
      await expect(async () => {
        await page.evaluate(() => (location.hash = "#/method"));
      }).toPass();
      await expect(page.getByRole("alert")).toContainText(end.words, { timeout });
      return openScreen(page, "#/", "Score a photo");
    default:
      return end satisfies never;
  }
}

const isAlone = (name: string) => LOAD_FAULTS.some(({ file, together }) => file === name && !together);
const files = [...new Set(LOAD_FAULTS.map(({ file }) => file))].filter(isAlone);
for (const name of files) {
  test(`whatever happens to the ${name} ends in a score, a fallback or words`, async ({ browser, site }) => {
    const timeout = await endsWithin(browser, site);
    for (const fault of LOAD_FAULTS.filter(({ file, together }) => file === name && !together)) {
      await test.step(fault.trouble, () =>
        inNewWindow(
          browser,
          async ({ page, context }) => {
            if (name === "landmark model") await listOneLandmarkModel(context);
            const missed = await provoke(context, [fault]);
            await page.goto(site.url, { waitUntil: "commit" });
            await expectEnd(page, fault.end, timeout);
            expect(missed()).toEqual([]);
          },
          // Half a script is a mistake in its language, which the browser itself reports.
          fault.trouble === "truncated" ? /SyntaxError|Unexpected|Invalid or/ : undefined,
        ),
      );
    }
  });
}

for (const name of ["slow", "once"]) {
  test(`a site whose files come ${name === "slow" ? "slowly" : "at the second try"} scores in the end`, async ({
    browser,
    site,
  }) => {
    const timeout = 2 * (await endsWithin(browser, site));
    const faults = LOAD_FAULTS.filter(({ together }) => together === name);
    expect(faults.length).toBeGreaterThan(2);
    await inNewWindow(browser, async ({ page, context }) => {
      const missed = await provoke(context, faults);
      await page.goto(site.url, { waitUntil: "commit" });
      for (const { end } of faults) expect(end.kind).toBe("ready");
      await expectEnd(page, { kind: "ready" }, timeout);
      expect(missed()).toEqual([]);
    });
  });
}
