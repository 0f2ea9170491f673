import type { Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { historyFile } from "../src/core/history/file.ts";
import { generatedRecord, largeFile } from "../src/state/history/testing/import-files.ts";
import { downloaded, historyUpload, importFile, someRecords, switchOn } from "./kept.ts";
import { longestTask } from "./main-thread.ts";
import { expect, openWithoutEngine, test } from "./site.ts";

/**
 * Longest that the page may be busy at a stretch, in milliseconds of processor time: a page that reads the file by itself is busy
 * for tens of seconds. How quick it is, is measured in `e2e-long/history-import.spec.ts`.
 */
const A_FREEZE = 1000;

/** Write a large file where the test may write, and return its path: Playwright hands over no buffer of this size. */
function written(parts: readonly string[]): string {
  const file = test.info().outputPath("history.json");
  writeFileSync(file, parts.join(""));
  return file;
}

const choose = (page: Page, file: string) => page.getByLabel("Import a file").setInputFiles(file);
const progress = (page: Page) => page.getByRole("progressbar", { name: "Import" });
const entries = (page: Page) => page.getByRole("region", { name: "Kept results" }).getByRole("listitem");

test("the measure of the main thread sees a page that is busy", async ({ page, site, browser }) => {
  await openWithoutEngine(page, site);
  const longest = await longestTask({ browser, page }, async () => {
    await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          setTimeout(() => {
            let turns = 0;
            for (let k = 0; k < 1_000_000_000; k += 1) turns += k & 1;
            resolve(turns);
          }, 0),
        ),
    );
  });
  expect(longest).toBeGreaterThan(100);
});

test("30,000 results are imported and shown while the page answers", async ({ page, site, browser }) => {
  await openWithoutEngine(page, site);
  await switchOn(page);
  const file = written(largeFile("large", 30_000).parts);
  const longest = await longestTask({ browser, page }, async () => {
    await choose(page, file);
    await expect(progress(page)).toBeVisible();
    await expect(page.getByText("30000 results added.")).toBeVisible({ timeout: 240_000 });
    await expect(entries(page)).toHaveCount(50);
    await expect(progress(page)).toBeHidden();
  });
  test.info().annotations.push({ type: "longest task", description: `${longest.toFixed(0)} ms` });
  await expect(page.getByText("400 of the 30,000 results are drawn")).toBeVisible();
  expect(longest).toBeLessThan(A_FREEZE);
});

test("an import of 100 MB can be stopped and changes nothing, and the next one works", async ({
  page,
  site,
  browser,
}) => {
  await openWithoutEngine(page, site);
  await switchOn(page);
  await importFile(page, historyUpload(someRecords(2)));
  await expect(entries(page)).toHaveCount(2);
  const [head = "", ...records] = largeFile("large", 30_000).parts;
  const picture = "x".repeat(2_200);
  const file = written([head, ...records.map((part) => part.replace("{", `{"note":"${picture}",`))]);
  const longest = await longestTask({ browser, page }, async () => {
    await choose(page, file);
    await expect(progress(page)).toBeVisible();
    await page.getByRole("button", { name: "Stop the import" }).click();
    await expect(page.getByText("The import was stopped. Nothing here was changed.")).toBeVisible();
  });
  expect(longest).toBeLessThan(A_FREEZE);
  await expect(progress(page)).toBeHidden();
  await expect(entries(page)).toHaveCount(2);
  const kept = await downloaded(page, () => page.getByRole("button", { name: "Export as a file" }).click());
  expect((JSON.parse(kept.toString()) as { records: object[] }).records).toEqual(someRecords(2));
  await importFile(page, historyUpload(someRecords(3)));
  await expect(page.getByText("1 result added. 2 were here already and stay as they are.")).toBeVisible();
});

test("what is left out of an import is said, with the reason", async ({ page, site }) => {
  await openWithoutEngine(page, site);
  await switchOn(page);
  const record = generatedRecord("a", 0);
  const deep: unknown = JSON.parse(`${"[".repeat(100)}${"]".repeat(100)}`);
  const file = historyFile(
    [
      record,
      record,
      null,
      { ...record, id: "b", psl: { ...record.psl, score: 1e308 } },
      { ...record, id: "c", scoredAt: "9999-01-01T00:00:00.000Z" },
      { ...record, id: "d", deep },
      { ...record, id: "e", version: 99 },
    ],
    "2026-01-31T12:00:00.000Z",
  );
  await choose(page, written([file]));
  await expect(page.getByRole("status").filter({ hasText: "1 result added." })).toHaveText(
    "1 result added. 1 was here already and stays as it is. 1 entry is damaged and was left out. " +
      "2 entries have numbers or dates that cannot be and were left out. " +
      "1 entry is larger or more nested than a result can be and was left out. " +
      "1 entry was written by a newer version of Mien and was left out.",
  );
  await expect(entries(page)).toHaveCount(1);
});
