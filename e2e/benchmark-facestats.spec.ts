/** The benchmark on a site that has FaceStats, here a tiny stand-in: timed where it is stored, never downloaded for it. */
import type { Page } from "@playwright/test";
import { chunksAsked, openModels, test, turnOn } from "./facestats-site.ts";
import { expect, openReady } from "./site.ts";

/** Run the shortest benchmark and return the row of a backend. */
async function benchmarked(page: Page, backend: RegExp) {
  await page.getByRole("link", { name: "Benchmark" }).click();
  await page.getByLabel("1", { exact: true }).check({ force: true });
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText(/Finished: [\d,]+ ms for a warm photo/)).toBeVisible();
  return page.getByRole("row", { name: backend });
}

test("a model that is not on this device is named so and stays where it is", async ({ page, site }) => {
  await openReady(page, site);
  await expect(await benchmarked(page, /Processor \(wasm\)/)).toContainText("not on this device");
  await expect(page.getByText("a benchmark downloads nothing")).toBeVisible();
  expect(chunksAsked(site.log)).toEqual([]);
});

test("a model that is stored is timed on the processor, without a download", async ({ page, site }) => {
  await openReady(page, site);
  await openModels(page);
  await turnOn(page);
  const asked = chunksAsked(site.log).length;
  const row = await benchmarked(page, /^Processor \(wasm\)/);
  await expect(row).toContainText(/q4, \d threads?/);
  for (const cell of [0, 1, 2]) await expect(row.getByRole("cell").nth(cell)).toHaveText(/^[\d,.]+$/);
  // A machine without a graphics processor says so in place of figures.
  await expect(page.getByRole("row", { name: /WebGPU/ })).toContainText(/could not be used|\d/);
  expect(chunksAsked(site.log)).toHaveLength(asked);
});
