/** Browser windows of their own for faults, and how long a fault may last. */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Site } from "./site.ts";
import { RETRIES } from "../src/models/download.ts";
import { expect } from "./site.ts";

/** A fault ends within so long, beside what a start takes here for each time that a file is tried. */
const ENDS_WITHIN_MS = 10_000;

export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** Run in a new window without anything stored, and fail on any error that nobody caught, but for those given. */
export async function inNewWindow<T>(
  browser: Browser,
  work: (window: Window) => Promise<T>,
  expected = /^$/,
): Promise<T> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const errors: string[] = [];
  context.on("weberror", (error) => {
    if (!expected.test(error.error().message)) errors.push(error.error().message);
  });
  await context.addInitScript(() => {
    // One engine is enough to fail, and starts in half the time of two.
    Object.defineProperty(navigator, "hardwareConcurrency", { value: 1, configurable: true });
    // Without this, the page scores for the next visit as well, and a fault might hit that instead of the photo.
    delete (Navigator.prototype as { userAgentData?: unknown }).userAgentData;
  });
  try {
    const value = await work({ page: await context.newPage(), context });
    expect(errors, "uncaught errors").toEqual([]);
    return value;
  } finally {
    await context.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  }
}

/** The line that says that photos can be scored. */
export function readyLine(page: Page) {
  return page.getByText("Ready. Everything needed is on this device.");
}

let plainStartMs: number | null = null;

/** Return how long a fault may last here and now: ten seconds, and for each try a start without a fault as it was just measured. */
export async function endsWithin(browser: Browser, site: Site): Promise<number> {
  plainStartMs ??= await inNewWindow(browser, async ({ page }) => {
    const from = performance.now();
    await page.goto(site.url);
    await expect(readyLine(page)).toBeVisible();
    return performance.now() - from;
  });
  return ENDS_WITHIN_MS + (1 + RETRIES) * plainStartMs;
}

/** Put code before that of a script of the site, such as a worker's: what a lesser browser lacks. */
export async function prelude(context: BrowserContext, script: RegExp, code: string): Promise<void> {
  await context.route(script, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code}\n${await response.text()}` });
  });
}

/** Return the score on the screen, as it is read aloud. */
export async function announcedPsl(page: Page): Promise<number> {
  const status = page.getByRole("status").filter({ hasText: /PSL \d/ });
  await expect(status.first()).toBeAttached();
  return Number(/PSL (\d+\.\d)/.exec((await status.first().textContent()) ?? "")?.[1]);
}
