import type { Page } from "@playwright/test";
import { HISTORY_VERSION } from "../src/core/history/record.ts";
import { plainPicture } from "../src/core/history/thumbnail.ts";
import { findings } from "./axe.ts";
import {
  downloaded,
  historyUpload,
  importFile,
  jsonUpload,
  someRecords,
  storedText,
  switchOn,
} from "./kept.ts";
import {
  exampleFile,
  expect,
  openReady,
  openScreen,
  openWithoutEngine,
  resultHeading,
  scorePhoto,
  test,
} from "./site.ts";

const CANARY = "IMG-canary-4711.jpg";

async function score(page: Page, id: string, name?: string): Promise<void> {
  await openScreen(page, "#/", "Score a photo");
  await scorePhoto(page, exampleFile(id, name));
}

const entries = (page: Page) => page.getByRole("region", { name: "Kept results" }).getByRole("listitem");

/**
 * Make writes end as they do on a full disk: the transaction is undone and its error is QuotaExceededError. The browser's
 * own override of the quota reaches Cache Storage, not IndexedDB.
 */
function provokeFullDisk(): void {
  const isFull = () => document.documentElement.dataset["disk"] === "full";
  const put = IDBObjectStore.prototype.put;
  const error = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "error");
  IDBObjectStore.prototype.put = function (...given) {
    const request = put.apply(this, given);
    if (isFull()) this.transaction.abort();
    return request;
  };
  Object.defineProperty(IDBTransaction.prototype, "error", {
    get(this: IDBTransaction) {
      return isFull() ? new DOMException("full", "QuotaExceededError") : (error?.get?.call(this) as unknown);
    },
  });
}

async function setDiskFull(page: Page, isFull: boolean): Promise<void> {
  await page.evaluate(
    (to) => {
      document.documentElement.dataset["disk"] = to;
    },
    isFull ? "full" : "free",
  );
}

test("the history is off and stores nothing; on, it keeps results with interval and small picture, no more", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await score(page, "a", CANARY);
  await expect(page.getByText("History is off: this result is gone")).toBeVisible();
  await openScreen(page, "#/history", "History");
  await expect(page.getByText("Nothing is kept.")).toBeVisible();
  const before = JSON.parse(await storedText(page)) as { databases: unknown[] };
  expect(before.databases).toEqual([]);
  expect(JSON.stringify(before)).not.toContain(CANARY);

  await switchOn(page);
  await expect(page.getByText("Nothing is kept yet.")).toBeVisible();
  await score(page, "a", CANARY);
  await expect(page.getByText("Kept in the history of this device.")).toBeVisible();
  const stored = await storedText(page);
  expect(stored).not.toContain(CANARY);
  expect(stored).not.toContain("landmarks");
  const { databases } = JSON.parse(stored) as { databases: { rows: { thumbnail: string }[] }[] };
  const picture = databases[0]?.rows[0]?.thumbnail ?? "";
  const bytes = Buffer.from(picture.slice(picture.indexOf(",") + 1), "base64");
  expect(plainPicture(new Uint8Array(bytes))).toMatch(/^image\/(webp|jpeg)$/);

  await page.reload();
  await openScreen(page, "#/history", "History");
  await expect(entries(page)).toHaveCount(1);
  await expect(entries(page)).toContainText(/\d\d\.\d \(\d\d\.\d to \d\d\.\d\)/);
  await expect(page.getByRole("img", { name: /1 result of/ })).toBeVisible();
  const size = await page
    .getByRole("img", { name: "Small picture of the face" })
    .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  expect(size).toEqual([96, 96]);
  await page.getByRole("button", { name: /^Details of/ }).click();
  await expect(page.getByRole("row", { name: /Nose length/ })).toBeVisible();
});

test("one result can be named, deleted and brought back; all are deleted only after a question", async ({
  page,
  site,
}) => {
  await openWithoutEngine(page, site);
  await switchOn(page);
  await importFile(page, historyUpload(someRecords(3)));
  await expect(page.getByText("3 results added.")).toBeVisible();
  const label = page.getByLabel("Label of the result of 31 Jan 2026", { exact: false });
  await label.fill("  by the  window ");
  await label.press("Enter");
  await page.getByRole("button", { name: /Delete the result of 31 Jan 2026/ }).click();
  await expect(entries(page)).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(entries(page)).toHaveCount(3);
  await expect(label).toHaveValue("by the window");

  // Two results of one name have a line with its band, and become one result.
  for (const day of ["31 Jan 2026", "30 Jan 2026"]) {
    const name = page.getByLabel(`Name of the person of the result of ${day}`, { exact: false });
    await name.fill("Ada");
    await name.press("Enter");
    await expect(name).toHaveValue("Ada");
  }
  const ada = page.getByRole("region", { name: "Ada", exact: true });
  await expect(ada.getByRole("img", { name: /^2 results .* holds 19 of 20 photos/ })).toBeVisible();
  await expect(ada.getByRole("status")).toContainText("from 2 photos");
  const file = await downloaded(page, () => page.getByRole("button", { name: "Export as a file" }).click());
  expect(file.toString()).toContain('"person":"Ada"');

  await page.getByRole("button", { name: "Delete all" }).click();
  await expect(page.getByRole("dialog")).toContainText("Delete all 3 results?");
  await expect(page.getByRole("button", { name: "Keep them" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(entries(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Delete all" }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText("3 results deleted.")).toBeVisible();
  await page.reload();
  await openScreen(page, "#/history", "History");
  await expect(page.getByText("Nothing is kept yet.")).toBeVisible();
});

test("a history moves through a file, and a second import changes nothing", async ({ page, site }) => {
  await openWithoutEngine(page, site);
  await switchOn(page);
  await importFile(page, historyUpload(someRecords(4)));
  await expect(entries(page)).toHaveCount(4);
  const file = await downloaded(page, () => page.getByRole("button", { name: "Export as a file" }).click());
  await page.getByRole("button", { name: "Delete all" }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(entries(page)).toHaveCount(0);
  const again = { name: "moved.json", mimeType: "application/json", buffer: file };
  await importFile(page, again);
  await expect(entries(page)).toHaveCount(4);
  await importFile(page, again);
  await expect(page.getByText("4 were here already and stay as they are.")).toBeVisible();
  await expect(entries(page)).toHaveCount(4);
});

test("broken, foreign and newer files are told apart, and nothing is lost", async ({ page, site }) => {
  await openWithoutEngine(page, site);
  await switchOn(page);
  const [one, two, three] = someRecords(3);
  await importFile(page, historyUpload([one]));
  await expect(entries(page)).toHaveCount(1);
  const files = [
    [jsonUpload("Dear diary,"), "it cannot be read as JSON text"],
    [jsonUpload('{"format":"mien-report-1"}'), "not a history of Mien"],
    [{ ...jsonUpload(""), buffer: exampleFile("a").buffer }, "it cannot be read as JSON text"],
    [historyUpload([{ ...two, version: HISTORY_VERSION + 1 }]), "written by a newer version of Mien"],
  ] as const;
  for (const [file, says] of files) {
    await importFile(page, file);
    await expect(page.getByText(says)).toBeVisible();
    await expect(page.getByText("Nothing here was changed.")).toBeVisible();
    await expect(entries(page)).toHaveCount(1);
  }
  await importFile(page, historyUpload([two, { ...three, psl: "?" }, 7]));
  await expect(page.getByText("1 result added. 2 entries are damaged and were left out.")).toBeVisible();
  const torn = historyUpload([three, one]).buffer;
  await importFile(page, { ...historyUpload([]), buffer: torn.subarray(0, torn.length - 50) });
  await expect(page.getByText(/1 result added\..*every whole entry was saved from it/)).toBeVisible();
  await expect(entries(page)).toHaveCount(3);
});

test("with the storage full the result stays on screen, and the next step is said", async ({
  page,
  site,
}) => {
  await page.addInitScript(provokeFullDisk);
  await openReady(page, site);
  await switchOn(page);
  await importFile(page, historyUpload(someRecords(2)));
  await expect(entries(page)).toHaveCount(2);
  await setDiskFull(page, true);
  await score(page, "b");
  await expect(page.getByText("There is no room left on this device").first()).toBeVisible();
  await expect(resultHeading(page)).toBeVisible();
  await setDiskFull(page, false);
  await page.getByRole("button", { name: "Try again" }).first().click();
  await expect(page.getByText("Kept in the history of this device.")).toBeVisible();
  await openScreen(page, "#/history", "History");
  await expect(entries(page)).toHaveCount(3);
});

test("where the browser blocks its storage, the switch stays off and says why", async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await openReady(page, site);
  await openScreen(page, "#/history", "History");
  await page.getByRole("group", { name: "Keep results" }).getByLabel("On").click();
  await expect(page.getByRole("alert")).toContainText("usual in a private window");
  await expect(page.getByRole("group", { name: "Keep results" }).getByLabel("Off")).toBeChecked();
  await score(page, "c");
});

test("two tabs show the same history", async ({ page, site, context }) => {
  await openWithoutEngine(page, site);
  await switchOn(page);
  await importFile(page, historyUpload(someRecords(2)));
  const other = await context.newPage();
  await other.goto(`${site.url}#/history`);
  await expect(entries(other)).toHaveCount(2);
  await page
    .getByRole("button", { name: /^Delete the result/ })
    .first()
    .click();
  await expect(entries(other)).toHaveCount(1);
  await other.getByRole("group", { name: "Keep results" }).getByLabel("Off").check();
  await expect(page.getByRole("group", { name: "Keep results" }).getByLabel("Off")).toBeChecked();
});

test("after twenty photos in a day a pause is suggested, once", async ({ page, site }) => {
  await openReady(page, site);
  await switchOn(page);
  const now = new Date();
  const today = someRecords(19).map((record) => ({ ...record, scoredAt: now.toISOString() }));
  await importFile(page, historyUpload(today));
  await expect(page.getByText("Time for a pause?")).toBeHidden();
  await score(page, "a");
  await expect(page.getByText("You have scored 20 photos today.")).toBeVisible();
  await page.getByRole("button", { name: "All right" }).click();
  await expect(page.getByText("Time for a pause?")).toBeHidden();
});

test("axe finds nothing on the history, empty and full", async ({ page, site }) => {
  await openWithoutEngine(page, site);
  await openScreen(page, "#/history", "History");
  await expect(page.getByText("Nothing is kept.")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await switchOn(page);
  await importFile(page, historyUpload(someRecords(60)));
  await page
    .getByRole("button", { name: /^Details of/ })
    .first()
    .click();
  await expect(page.getByRole("row", { name: /Midface ratio/ })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Delete all" }).click();
  expect(await findings(page)).toEqual([]);
});
