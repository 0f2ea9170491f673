import type { Download, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { findings } from "./axe.ts";
import { greyPicture, pngFile } from "./faces.ts";
import {
  addFiles,
  exampleFile,
  expect,
  holdPhotosAfter,
  openReady,
  test,
  type UploadedFile,
} from "./site.ts";

// As many engines as this machine has: the queue shares photos out among them.
test.use({ cores: cpus().length });

const FACES = ["a", "b", "c", "d", "e", "f"];
const notAnImage = (name: string): UploadedFile => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from("Just some words, no picture.\n".repeat(9)),
});

/** Forty files: 8 faces, 24 pictures without a face, 8 that are no pictures, all through each other. */
function forty(): UploadedFile[] {
  const nobody = pngFile("nobody.png", greyPicture(320, 320, 140));
  return Array.from({ length: 40 }, (_, i) => {
    const name = `${i + 1}`.padStart(2, "0");
    if (i % 5 === 0) return notAnImage(`${name} words.jpg`);
    if (i % 5 === 1) return exampleFile(FACES[i % 6] ?? "a", `${name} face.jpg`);
    return { ...nobody, name: `${name} nobody.png` };
  });
}

const grid = (page: Page) => page.getByRole("grid", { name: "Photos of this visit" });
const rows = (page: Page) => grid(page).locator("[data-photo]");
const nameOf = (page: Page, index: number) =>
  grid(page).locator(`[data-index="${index}"]`).getByRole("button").first();

async function textOf(download: Promise<Download>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

test("forty files of which eight are no images: nothing is lost and everything is said", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  const files = forty();
  await addFiles(page, files);
  await expect(page).toHaveURL(/#\/photos$/);
  await expect(page.getByText("40 of 40 finished")).toBeVisible({ timeout: 200_000 });
  await expect(page.getByText("8 scored · 24 without a score · 8 failed")).toBeVisible();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "41");
  await expect(page.getByText("All photos are finished.")).toBeAttached();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  const table = parse(await textOf(download), { columns: true }) as Record<string, string>[];
  expect(table.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
  expect(new Set(table.filter(({ state }) => state === "failed").map(({ reason }) => reason))).toEqual(
    new Set(["file-not-image"]),
  );
  const scored = table.filter(({ state }) => state === "scored");
  expect(scored).toHaveLength(8);
  for (const row of scored) {
    expect(Number(row["psl_low90"])).toBeLessThan(Number(row["psl"]));
    expect(row["nose-length"]).toMatch(/^0\.\d{6,}$/);
  }

  await page.getByLabel("Search the file names").fill("FACE");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "9");
  await expect(page.getByText(/^8 of 40 photos are shown/)).toBeVisible();
  await expect(page.getByText(/^8 photos with a score, from \d+\.\d to \d+\.\d/)).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByLabel("Outcome", { exact: true }).selectOption({ label: "No score (24)" });
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "25");
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByRole("checkbox", { name: "Geometry" }).uncheck();
  await expect(page.getByRole("columnheader", { name: "Geometry" })).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Geometry" }).check();
  await expect(page.getByRole("columnheader", { name: "Geometry" })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.getByRole("button", { name: "State" }).click();
  await expect(page.getByRole("columnheader", { name: "State" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("button", { name: "State" }).click();
  await expect(nameOf(page, 0)).toHaveText("01 words.jpg");
  await expect(rows(page).first()).toContainText("This file is not a photo.");
  await page.getByRole("button", { name: "PSL, 90 % interval" }).click();
  await nameOf(page, 0).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Result for \d\d face\.jpg$/ })).toBeAttached();
  await expect(page.getByText(/^\d+ of 40$/)).toBeVisible();
  await page.getByRole("button", { name: "Next photo" }).click();
  await expect(page.getByText("What to do")).toBeVisible();
  await page.getByRole("link", { name: "All photos" }).click();
  await expect(grid(page)).toBeVisible();
});

test("mean and spread say when they mean something, and the table is used without a pointer", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await addFiles(page, [exampleFile("a", "one.jpg"), notAnImage("two.txt"), exampleFile("c", "three.jpg")]);
  await expect(page.getByText("3 of 3 finished")).toBeVisible();
  await expect(page.getByText(/only if all these photos show the same person/)).toBeVisible();
  const row = page.getByRole("row", { name: /^PSL/ });
  await expect(row.getByRole("cell").first()).toHaveText(/^\d+\.\d$/);
  await expect(row.getByRole("cell").nth(1)).toHaveText(/^\d+\.\d to \d+\.\d$/);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-index"));
  await page.getByRole("button", { name: "Photo", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("columnheader", { name: "Photo", exact: true })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(nameOf(page, 1)).toHaveText("three.jpg");
  for (let presses = 0; presses < 12 && (await focused()) === null; presses += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Home");
  expect(await focused()).toBe("0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe("2");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Result for three.jpg" })).toBeAttached();
  await page.goBack();
  await page.locator('[role="row"][tabindex="0"]').focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("checkbox", { name: "three.jpg: photo of the one person" })).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  const remove = page.getByRole("button", { name: "Remove three.jpg" });
  await expect(remove).toBeFocused();

  // Two ticks make one result of two photos.
  const person = page.getByRole("region", { name: "Photos of one person", exact: true });
  await expect(person.getByText("One photo is ticked.")).toBeVisible();
  await page.getByRole("checkbox", { name: "one.jpg: photo of the one person" }).check();
  await expect(person.getByRole("status")).toContainText("from 2 photos");
  await remove.focus();
  await page.keyboard.press("Enter");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "3");
  await page.locator('[role="row"][tabindex="0"]').focus();
  await page.keyboard.press("Delete");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "2");
  await expect(page.locator('[role="row"][tabindex="0"]')).toBeFocused();
});

test("cancelling all stops what waits, keeps what is done, and a photo can be tried again", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  const files = Array.from({ length: 14 }, (_, i) => exampleFile(FACES[i % 6] ?? "a", `${i}.jpg`));
  const letGo = await holdPhotosAfter(page, 3);
  await addFiles(page, files);
  await expect(page.getByText(/\d+ scored/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel all" }).click();
  await expect(page.getByText("14 of 14 finished")).toBeVisible();
  await expect(page.getByText(/\d+ scored · \d+ cancelled/)).toBeVisible();
  await letGo();
  await page.locator('[role="row"][tabindex="0"]').focus();
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "Try 13.jpg again" }).click();
  await expect(page.getByRole("button", { name: /^13\.jpg: PSL/ })).toBeVisible();
});

test("a folder gives its photos, and says what it left out", async ({ page, site }, testInfo) => {
  const folder = testInfo.outputPath("album");
  mkdirSync(path.join(folder, "day"), { recursive: true });
  writeFileSync(path.join(folder, "2.jpg"), exampleFile("a").buffer);
  writeFileSync(path.join(folder, "10.jpg"), exampleFile("b").buffer);
  writeFileSync(path.join(folder, "day", "1.jpg"), exampleFile("c").buffer);
  writeFileSync(path.join(folder, "notes.txt"), "not a photo");
  await openReady(page, site);
  await page.getByRole("link", { name: "Photos", exact: true }).click();
  await page.getByLabel("Choose a folder").setInputFiles(folder);
  await page.getByRole("button", { name: "I am 18 or older, go on" }).click();
  await expect(page.getByText("3 of 3 finished")).toBeVisible();
  await expect(page.getByText("1 other file of the folder is no photo and was left out.")).toBeVisible();
  await expect(rows(page).getByRole("button").filter({ hasText: ".jpg" })).toHaveText([
    "2.jpg",
    "10.jpg",
    "1.jpg",
  ]);
});

test("axe finds nothing on several photos, and nothing scrolls sideways", async ({ page, site }) => {
  await openReady(page, site);
  await page.getByRole("link", { name: "Photos", exact: true }).click();
  expect(await findings(page)).toEqual([]);
  await addFiles(page, [exampleFile("a"), notAnImage("words.jpg"), exampleFile("c")]);
  await expect(page.getByText("3 of 3 finished")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await findings(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
