import type { Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { longestTask } from "./main-thread.ts";
import { exampleFile, expect, openReady, scorePhoto, test, untilSettled } from "./site.ts";

const panelOf = (page: Page) => page.getByRole("group", { name: "Points by hand" });
const numberOf = (page: Page) => page.locator(".readout__number").innerText();

/** Return where the ring around the chosen landmark is, in CSS pixels of the page. */
async function ringOf(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator(".placing-dots__ring").last().boundingBox();
  if (!box) throw new Error("no landmark is chosen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("a landmark is placed by hand, with keys and by dragging, and taken back to the very number", async ({
  page,
  site,
  browser,
}) => {
  await openReady(page, site);
  await untilSettled(page);
  await scorePhoto(page, exampleFile("a"));
  const asked = site.log.length;
  const measured = await numberOf(page);
  const status = panelOf(page).getByRole("status");

  await page.getByRole("button", { name: "Correct points by hand" }).click();
  await expect(status).toHaveText(`PSL ${measured}, as measured`);
  const arrow = panelOf(page).getByRole("button", { name: "Move the point down" });
  await expect(arrow).toBeDisabled();
  await panelOf(page)
    .getByLabel("Point", { exact: true })
    .selectOption({ label: "Lowest point of the chin" });
  const busiest = await longestTask({ browser, page }, async () => {
    for (let press = 0; press < 5; press += 1) await arrow.press("Enter");
  });
  // From the press to the new score is one task; the page may take a tenth of a second for it.
  expect(busiest).toBeLessThanOrEqual(100);
  await expect(status).toHaveText(
    new RegExp(`^PSL \\d+\\.\\d+, as measured ${measured.replace(".", "\\.")}$`),
  );
  const moved = await numberOf(page);
  expect(moved).not.toBe(measured);
  await expect(page.getByText("Corrected by hand: 1 point was placed by a person")).toBeVisible();

  const from = await ringOf(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, from.y + 12, { steps: 4 });
  await page.mouse.up();
  const to = await ringOf(page);
  expect(Math.abs(to.x - from.x - 4)).toBeLessThan(1.5);
  expect(Math.abs(to.y - from.y - 12)).toBeLessThan(1.5);
  // A place above the mouth would fold the face: that is said, and the point stays.
  const chin = await ringOf(page);
  await page.mouse.move(chin.x, chin.y);
  await page.mouse.down();
  await page.mouse.move(chin.x, chin.y - 200);
  await page.mouse.up();
  await expect(status).toContainText("The face would fold there.");
  expect(await ringOf(page)).toEqual(chin);

  const undo = panelOf(page).getByRole("button", { name: "Undo" });
  await undo.click();
  await expect(page.locator(".readout__number")).toHaveText(moved);
  await panelOf(page).getByRole("button", { name: "As measured" }).click();
  await expect(status).toHaveText(`PSL ${measured}, as measured`);
  await expect(undo).toBeDisabled();
  await expect(page.getByText("Corrected by hand")).toHaveCount(0);
  // Axe asks for style sheets, the app for nothing.
  expect(site.log.length).toBe(asked);
  expect(await findings(page, ".plate")).toEqual([]);
  await panelOf(page).getByRole("button", { name: "Done" }).click();
  await expect(panelOf(page)).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Photo with measurement lines" })).toBeFocused();
});
