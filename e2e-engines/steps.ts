/** Steps in Chromium and in Firefox, both through Playwright. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { acceptNotice, expect } from "../e2e/site.ts";
import { endingsOf, FILES_TIMEOUT_MS, writtenFiles, type Ending } from "./photos.ts";

/** Hand all files to the start screen at once, and return how each ended. */
export async function endingsIn(page: Page): Promise<Ending[]> {
  await page.locator('input[type="file"]').first().setInputFiles(writtenFiles());
  await acceptNotice(page);
  await expect(page.getByText(/^All photos are finished/).first()).toBeAttached({
    timeout: FILES_TIMEOUT_MS,
  });
  return tableIn(page);
}

/** Return how each photo of the visit ended, by the table that the app lets people download. */
export async function tableIn(page: Page): Promise<Ending[]> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  return endingsOf(readFileSync(await (await download).path(), "utf8"));
}
