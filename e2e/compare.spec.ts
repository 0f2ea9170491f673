import type { Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { addFiles, exampleFile, expect, openReady, test } from "./site.ts";

const FILES = ["a", "b", "c"].map((id) => exampleFile(id, `face ${id}.jpg`));

async function goCompare(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Compare", exact: true }).click();
}

test("two photos stand side by side, number by number, and are swapped and chosen with the keyboard", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await addFiles(page, FILES);
  await expect(page.getByText("3 of 3 finished")).toBeVisible();
  await goCompare(page);
  await expect(page.getByRole("button", { name: /^Photo A face a\.jpg/ })).toBeVisible();
  await expect(page.getByRole("img", { name: "Photo A: face a.jpg" })).toBeVisible();
  await expect(page.getByRole("img", { name: "Photo B: face b.jpg" })).toBeVisible();

  const psl = page.getByRole("row", { name: /^PSL/ });
  await expect(psl.getByRole("cell")).toHaveText([
    /^\d+\.\d\d+–\d+$/,
    /^\d+\.\d\d+–\d+$/,
    /^[+−]?\d+\.\d$/,
    /^(within|more than) noise/,
  ]);
  // What is within noise is folded away.
  const rest = page.getByText(/^The other \d+: within noise/);
  await rest.click();
  const nose = page.getByRole("row", { name: /Nose length/ });
  const cells = await nose.getByRole("cell").allTextContents();
  const [a = NaN, b = NaN, difference = NaN] = cells
    .slice(0, 3)
    .map((text) => Number(text.replace("−", "-")));
  expect(difference).toBeCloseTo(b - a, 2);

  await page.getByRole("button", { name: "Nose length" }).focus();
  await expect(page.locator(".overlay .measure-lines")).toHaveCount(2);
  const slider = page.getByRole("slider", { name: "Where photo A ends and photo B begins" });
  await slider.focus();
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", "A 100 %, B 0 %");
  await page.getByRole("radio", { name: "Side by side" }).check();
  await page.getByRole("button", { name: "Nose length" }).focus();
  await expect(page.locator(".side-plate .measure-lines")).toHaveCount(2);

  await page.getByRole("button", { name: "Swap A and B" }).click();
  await expect(page.getByRole("img", { name: "Photo A: face b.jpg" })).toBeVisible();
  const swapped = await nose.getByRole("cell").nth(2).textContent();
  expect(Number(swapped?.replace("−", "-"))).toBeCloseTo(-difference, 3);

  await page.getByRole("button", { name: "Swap A and B" }).click();
  await expect(page.getByRole("img", { name: "Photo A: face a.jpg" })).toBeVisible();
  const cardA = page.getByRole("button", { name: /^Photo A/ });
  await cardA.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Choose A" }).getByRole("button", { name: "face b.jpg" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: "Photo A: face b.jpg" })).toBeVisible();
  await expect(page.getByRole("img", { name: "Photo B: face a.jpg" })).toBeVisible();
  await expect(cardA).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Choose A" }).getByRole("button", { name: "face c.jpg" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: "Photo A: face c.jpg" })).toBeVisible();
  await page.getByRole("button", { name: "Open the result of photo A" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Result for face c.jpg" })).toBeAttached();

  // From a result two presses lead to the comparison with any other photo.
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const shelf = page.getByRole("region", { name: "Choose what to compare with" });
  await shelf.getByRole("button", { name: "face b.jpg" }).click();
  await expect(page.getByRole("button", { name: /^Photo A face c\.jpg/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Photo B face b\.jpg/ })).toBeFocused();
});

test("the same photo twice differs in nothing", async ({ page, site }) => {
  await openReady(page, site);
  await addFiles(page, [exampleFile("e", "first.jpg"), exampleFile("e", "second.jpg")]);
  await expect(page.getByText("2 of 2 finished")).toBeVisible();
  await goCompare(page);
  await expect(page.getByText(/^0 of \d+ measurements differ by more than noise/)).toBeVisible();
  await expect(page.getByText("No measurement differs by more than noise.")).toBeVisible();
  const joined = page.locator(".one-person");
  await expect(joined.getByRole("status")).toHaveCount(0);
  await joined.getByRole("checkbox", { name: "These are photos of one person" }).check();
  await expect(joined.getByRole("status")).toContainText("from 2 photos");
});

test("axe finds nothing on the comparison, empty and filled", async ({ page, site }) => {
  await openReady(page, site);
  await goCompare(page);
  await expect(page.getByRole("heading", { name: "Two scored photos are needed" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await addFiles(page, FILES.slice(0, 2));
  await expect(page.getByText("2 of 2 finished")).toBeVisible();
  await goCompare(page);
  await expect(page.getByRole("heading", { name: "Measurements" })).toBeVisible();
  await page.getByRole("button", { name: /^Photo B/ }).click();
  await expect(page.getByRole("region", { name: "Choose what to compare with" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
