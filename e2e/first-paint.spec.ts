/** What can be done with the page before the app has come. */
import type { Page } from "@playwright/test";
import { exampleFile, expect, resultHeading, test } from "./site.ts";

const APP = /assets\/shell-[\w-]+\.js/;

/** Hold the app back; return what lets it come. */
async function holdApp(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(APP, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Drop a file on the window, as the browser would. */
function drop(
  page: Page,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
) {
  return page.evaluate(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    },
    { name: file.name, type: file.mimeType, base64: file.buffer.toString("base64") },
  );
}

test("a photo that is dropped before the app has come is scored when it is there", async ({ page, site }) => {
  const release = await holdApp(page);
  await page.goto(site.url, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1, name: "Score a photo" })).toBeVisible();
  await expect(page.getByText("Drop a photo here")).toBeVisible();
  expect(await drop(page, exampleFile("a"))).toBe(true);
  release();
  await page.getByRole("button", { name: "I am 18 or older, go on" }).click();
  await expect(resultHeading(page)).toBeVisible();
  await expect(page.locator(".first")).toHaveCount(0);
});

test("a photo chosen in a dialog that was opened before the app came is scored too", async ({
  page,
  site,
}) => {
  const release = await holdApp(page);
  await page.goto(site.url, { waitUntil: "commit" });
  const dialog = page.waitForEvent("filechooser");
  await page
    .locator('.first[lang="en"] input[type="file"]')
    .evaluate((input: HTMLInputElement) => input.click());
  const chooser = await dialog;
  release();
  await expect(page.locator(".first")).toHaveCount(0);
  await chooser.setFiles([exampleFile("b")]);
  await page.getByRole("button", { name: "I am 18 or older, go on" }).click();
  await expect(resultHeading(page)).toBeVisible();
});

test("is in the browser's language, in the chosen theme, and shows no start screen where another is asked for", async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ locale: "de-DE", serviceWorkers: "block" });
  const page = await context.newPage();
  const release = await holdApp(page);
  await page.addInitScript(() => localStorage.setItem("mien.theme", "dark"));
  await page.goto(site.url, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1, name: "Ein Foto bewerten" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  await page.getByRole("button", { name: "Kamera benutzen" }).click();
  await expect.poll(() => page.url()).toMatch(/#\/camera$/);
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByRole("link", { name: "Methode" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(0);
  release();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await page.getByRole("link", { name: "Bewerten" }).click();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Dunkel" })).toBeChecked();
  await context.close();
});

test("shows one bar over models and code, which is full only when everything is here", async ({
  page,
  site,
}) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.context().route(/ort-wasm-simd-threaded-[\w-]{8}\.wasm/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(site.url);
  const engine = page.getByRole("group", { name: "Scoring engine" });
  await expect(engine).toContainText(/\d\sMB of [\d.]+\sMB/);
  const bar = engine.getByRole("progressbar");
  const share = () => bar.evaluate((element: HTMLProgressElement) => element.value / element.max);
  // All but that one file has come, and the bar says so.
  await expect.poll(share).toBeGreaterThan(0.5);
  expect(await share()).toBeLessThan(0.95);
  release();
  await expect(page.getByText("Ready. Everything needed is on this device.")).toBeVisible();
});

test("keeps the place of the keyboard when the app puts itself there", async ({ page, site }) => {
  const release = await holdApp(page);
  await page.goto(site.url, { waitUntil: "commit" });
  await page.getByRole("link", { name: "Method", exact: true }).focus();
  release();
  await expect(page.locator(".first")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Method", exact: true })).toBeFocused();
  await page.getByRole("radio", { name: "Light" }).check();
  expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("light");
});
