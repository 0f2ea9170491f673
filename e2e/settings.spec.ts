import type { Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { historyUpload, importFile, someRecords, storedText, switchOn } from "./kept.ts";
import {
  exampleFile,
  expect,
  openReady,
  openScreen,
  openWithoutEngine,
  scorePhoto,
  test,
  untilSettled,
} from "./site.ts";

async function choose(page: Page, group: string, option: string): Promise<void> {
  await page
    .locator(".settings-screen")
    .getByRole("group", { name: group })
    .getByLabel(option, { exact: true })
    .check();
}

const readout = (page: Page) => page.locator(".readout");

test("group and leading scale are chosen, hold on every screen that shows them, and are remembered", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  // Nothing joins the result any more: only the group may change what it says.
  await untilSettled(page);
  await scorePhoto(page, exampleFile("a"));
  const seen = async () => ({
    number: await page.locator(".readout__number").innerText(),
    interval: await page.locator(".readout__range").innerText(),
    percentile: await readout(page).locator("dl > div", { hasText: "Percentile" }).innerText(),
  });
  const everyone = await seen();
  expect(everyone.percentile).toContain("among all reference faces");
  const told: string[] = [];
  for (const [option, words] of [
    ["Women", "among women of the reference"],
    ["Men", "among men of the reference"],
  ] as const) {
    await readout(page)
      .getByRole("group", { name: "Compare with" })
      .getByLabel(option, { exact: true })
      .check();
    await expect(readout(page).locator(".said")).toContainText(words);
    const now = await seen();
    expect([now.number, now.interval]).toEqual([everyone.number, everyone.interval]);
    expect(now.percentile).toContain(words);
    expect(now.percentile).not.toBe(everyone.percentile);
    told.push(now.percentile);
  }
  const [women = NaN, men = NaN] = told.map((text) => Number(/\n(\d+)/.exec(text)?.[1]));
  expect(women).toBeLessThan(men);
  await openScreen(page, "#/settings", "Settings");
  await expect(
    page.getByRole("group", { name: "Compare with" }).getByLabel("Men", { exact: true }),
  ).toBeChecked();

  await page.goBack();
  await expect(page.locator(".readout__number")).toHaveText(/^\d\d\.\d$/);
  await expect(readout(page)).toContainText("Scale 0–8");
  await openScreen(page, "#/settings", "Settings");
  await choose(page, "Leading scale", "0–8");
  await page.goBack();
  await expect(page.locator(".readout__number")).toHaveText(/^\d\.\d\d$/);
  await expect(readout(page)).toContainText("Scale 0–100");
  const psl = await page.locator(".readout__number").innerText();
  await expect(page.locator(".parts tbody tr").last().locator("td").first()).toHaveText(psl);
  await expect(page.locator(".equation__term").last()).toContainText(psl);
  await expect(page.locator(".measurements__sum")).toHaveText(/^4 [+−] \d\.\d\d = \d\.\d\d/);
  await expect(
    page.getByRole("status").filter({ hasText: /PSL \d\.\d\d of 8, 90 % interval/ }),
  ).toBeAttached();
  await page.reload();
  await openScreen(page, "#/settings", "Settings");
  await expect(page.getByRole("group", { name: "Leading scale" }).getByLabel("0–8")).toBeChecked();
});

test("language, theme and processor are chosen here too, and reset together", async ({ page, site }) => {
  await openWithoutEngine(page, site);
  await openScreen(page, "#/settings", "Settings");
  await choose(page, "Theme", "Dark");
  await choose(page, "Processor", "Main processor");
  await choose(page, "Compare with", "Men");
  await choose(page, "Language", "Deutsch");
  await expect(page.getByRole("heading", { level: 1, name: "Einstellungen" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Auswahl zurücksetzen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(page.getByText("The choices are reset.")).toBeAttached();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", "dark");
  for (const [group, option] of [
    ["Processor", "Automatic"],
    ["Compare with", "Everyone"],
  ] as const)
    await expect(page.getByRole("group", { name: group }).getByLabel(option)).toBeChecked();
});

test("everything stored is listed with its size and can be deleted, part by part or all", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  // What is still being kept would be there again after it was deleted.
  await untilSettled(page);
  await switchOn(page);
  await importFile(page, historyUpload(someRecords(5)));
  await expect(page.getByText("5 results added.")).toBeVisible();
  await openScreen(page, "#/settings", "Settings");
  const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name}`) });
  await expect(row("History")).toContainText(/5 results, [\d.]+\skB/);
  await expect(row("Models")).toContainText(/[\d.]+\sMB/);

  await page.getByRole("button", { name: "Delete: History" }).click();
  await expect(page.getByRole("dialog")).toContainText("switched off");
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(row("History")).toContainText("nothing");
  await expect(page.getByRole("group", { name: "Keep results" }).getByLabel("Off")).toBeChecked();

  await choose(page, "Theme", "Dark");
  await page.getByRole("button", { name: "Delete everything" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(row("Models")).toContainText("nothing");
  await expect(page.getByText("Deleted.")).toBeVisible();
  const stored = JSON.parse(await storedText(page)) as {
    databases: unknown[];
    local: object;
    caches: string[];
  };
  expect(stored).toEqual({ databases: [], local: {}, caches: [] });
});

test("a choice made in one tab holds in the other", async ({ page, site, context }) => {
  await openWithoutEngine(page, site);
  await openScreen(page, "#/settings", "Settings");
  const other = await context.newPage();
  await other.goto(`${site.url}#/settings`);
  await choose(other, "Leading scale", "0–8");
  await expect(page.getByRole("group", { name: "Leading scale" }).getByLabel("0–8")).toBeChecked();
});

test("axe finds nothing on the settings, in both languages", async ({ page, site }) => {
  await openWithoutEngine(page, site);
  await openScreen(page, "#/settings", "Settings");
  await expect(page.getByText("By the browser’s own count")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await choose(page, "Language", "Deutsch");
  await page.getByRole("button", { name: "Alles löschen" }).click();
  expect(await findings(page)).toEqual([]);
});
