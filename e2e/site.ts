/** The built site under test: its own server on a free port, and the steps that every test takes. */
import { test as base, expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { startServer } from "../scripts/site/server/static-server.ts";
import type { RequestRecord } from "../scripts/site/server/static-server.ts";

/** A server over the built site that keeps its log. */
export interface Site {
  readonly url: string;
  readonly log: readonly RequestRecord[];
}

/** A file handed to the page. */
export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The message of an error that a test causes on purpose; it does not count as uncaught. */
export const PROVOKED = "provoked by a test";

/** `test` with a running site; every test fails on an uncaught error or a rejected promise in the page. */
export const test = base.extend<{ site: Site; quiet: undefined; cores: number }>({
  // A device of one core has one engine, which is ready sooner; tests of several photos ask for what there is.
  cores: [1, { option: true }],
  // Playwright reads the fixtures a fixture needs from this pattern; it needs none.
  // eslint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const log: RequestRecord[] = [];
    const server = await startServer({
      root: path.join(ROOT, "dist"),
      port: 0,
      onRequest: (r) => log.push(r),
    });
    await use({ url: server.url, log });
    await server.close();
  },
  quiet: [
    async ({ page, cores }, use) => {
      await page.addInitScript((count) => {
        Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => count });
      }, cores);
      const errors: string[] = [];
      page.on("pageerror", (error) => {
        if (!error.message.includes(PROVOKED)) errors.push(error.message);
      });
      await use(undefined);
      expect(errors, "uncaught errors in the page").toEqual([]);
    },
    { auto: true },
  ],
});

/** Open the start page and wait until the engine is ready. */
export async function openReady(page: Page, site: Site): Promise<void> {
  await page.goto(site.url);
  await expect(page.getByText("Ready. Everything needed is on this device.")).toBeVisible();
}

/** Open a screen that works without the engine, and let none start: it would cost both cores seconds for nothing. */
export async function openWithoutEngine(page: Page, site: Pick<Site, "url">): Promise<void> {
  await page.context().route(/\/assets\/engine-worker-[\w-]{8}\.js$/, () => undefined);
  await page.goto(site.url);
  await untilAppIsThere(page);
}

/** Wait until every part of the app is there and kept, or given up: nothing is asked of the network after. */
export async function untilSettled(page: Page): Promise<void> {
  await expect(page.getByText(/Requests since ready\s*0/).first()).toBeVisible();
}

/** Hand files to the page through its file chooser, accepting the 18+ notice when it comes. */
export async function addFiles(page: Page, files: readonly UploadedFile[]): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([...files]);
  await acceptNotice(page);
}

/**
 * Accept the 18+ notice that comes with the first photo of a device; nothing where it was accepted before.
 *
 * It is waited for: it comes with the app, and behind what the app does first with a photo that was dropped. Where another tab
 * has accepted it, it may be open here still.
 */
export async function acceptNotice(page: Page): Promise<void> {
  const accept = page.getByRole("button", { name: "I am 18 or older, go on" });
  // Where the browser keeps nothing, it comes once a visit: the visits here have one photo.
  const wasRead = await page
    .evaluate(() => localStorage.getItem("mien.notice-read") === "yes")
    .catch(() => false);
  if (!wasRead || (await accept.isVisible())) await accept.click();
}

/** Wait until the app has put itself in the place of the start screen that the page's HTML holds. */
export async function untilAppIsThere(page: Page): Promise<void> {
  await expect(page.locator(".first")).toHaveCount(0);
}

/** Wait until the page has begun anew by itself, which it does once when a part of it does not come. */
export async function untilBegunAnew(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const [load] = performance.getEntriesByType("navigation");
    return (load as PerformanceNavigationTiming | undefined)?.type === "reload";
  });
}

/**
 * Let so many photos be opened and hold the others, so that they are under way for as long as a test looks at it. Returns
 * what lets them go. One of those that are let through may be the example that a page at rest scores for itself.
 */
export async function holdPhotosAfter(page: Page, count: number): Promise<() => Promise<void>> {
  await page.evaluate((most) => {
    let opened = 0;
    let letGo = () => {};
    const released = new Promise<void>((resolve) => (letGo = resolve));
    const bitmapOf = createImageBitmap.bind(window) as (...given: unknown[]) => Promise<ImageBitmap>;
    const held = async (...given: unknown[]) => {
      if (given[0] instanceof Blob && ++opened > most) await released;
      return bitmapOf(...given);
    };
    Object.assign(window, { createImageBitmap: held, mienLetGo: letGo });
  }, count);
  return () => page.evaluate(() => (window as unknown as { mienLetGo: () => void }).mienLetGo());
}

/** The main heading of a finished result. */
export function resultHeading(page: Page): Locator {
  return page.getByRole("heading", { name: "How the number is made" });
}

/** Hand one photo to the page and wait for its result. */
export async function scorePhoto(page: Page, file: UploadedFile): Promise<void> {
  await addFiles(page, [file]);
  await expect(resultHeading(page)).toBeVisible();
}

/** Go to a screen by its address, as a link does. */
export async function openScreen(page: Page, hash: string, title: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** An example face of the site as a file. */
export function exampleFile(id: string, name = `${id}.jpg`): UploadedFile {
  const buffer = readFileSync(path.join(ROOT, "public", "examples", `example-${id}.jpg`));
  return { name, mimeType: "image/jpeg", buffer };
}

/** An example face as a phone stores it: HEIC in tiles, lying on its side, with the focal length of the lens. */
export function heicFile(name = "phone.heic"): UploadedFile {
  const buffer = readFileSync(path.join(ROOT, "src", "capture", "heic", "testing", "grid.heic"));
  return { name, mimeType: "image/heic", buffer };
}

export { expect };
