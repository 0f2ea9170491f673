/**
 * How the app holds out: memory over hundreds of photos and minutes of camera, the graphics process crashing again and again.
 * Shorter with `MIEN_LONG_PHOTOS` and `MIEN_LONG_MINUTES`.
 */
import { cameraFlags, film, still } from "../fixtures/fake-camera.ts";
import { byHandOnly } from "../e2e/camera-by-hand.ts";
import { acceptNotice, addFiles, exampleFile, expect, openReady, openScreen, test } from "../e2e/site.ts";
import { MEASURE_FLAGS, memoryOf, photoFiles } from "../lab/bench/batch.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/browser/chromium.ts";

const PHOTOS = Number(process.env["MIEN_LONG_PHOTOS"] ?? 500);
const MINUTES = Number(process.env["MIEN_LONG_MINUTES"] ?? 10);
/** Memory is compared with what it was after so many photos, or so much of the camera. */
const SETTLED_AFTER = 50;
const SETTLED_SHARE = 0.2;
const LARGEST_GROWTH = 0.1;
const CRASHES = 20;
const RECOVERED_WITHIN_MS = 8000;

const growing = test.extend<object, object>({
  launchOptions: [
    // Playwright reads the fixtures a fixture needs from this pattern; it needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const camera = cameraFlags(film([{ scenes: still(), seconds: 4 }]));
      // Chromium gives up on graphics after a few crashes in a row; these are meant.
      const flags = [...CHROMIUM_FLAGS, ...MEASURE_FLAGS, ...camera, "--disable-gpu-process-crash-limit"];
      await use({ executablePath: ensureChromium(), args: flags });
    },
    { scope: "worker" },
  ],
});

const report = (figures: object): void => console.log(JSON.stringify(figures));
const mb = (value: number): number => Math.round(value * 10) / 10;

growing(`${PHOTOS} photos in one visit take no more memory than ${SETTLED_AFTER}`, async ({ page, site }) => {
  const files = photoFiles(PHOTOS);
  await openReady(page, site);
  const score = async (part: readonly string[], total: number) => {
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles([...part]);
    await acceptNotice(page);
    await page.getByText(`${total} of ${total} finished`).waitFor({ timeout: 1_500_000 });
  };
  await score(files.slice(0, SETTLED_AFTER), SETTLED_AFTER);
  const settled = await memoryOf(page);
  await score(files.slice(SETTLED_AFTER), PHOTOS);
  const atEnd = await memoryOf(page);
  report({ photos: PHOTOS, settledMb: mb(settled), atEndMb: mb(atEnd), growth: atEnd / settled - 1 });
  expect(atEnd / settled - 1).toBeLessThanOrEqual(LARGEST_GROWTH);
});

growing(`${MINUTES} minutes of camera take no more memory than its beginning`, async ({ page, site }) => {
  await page.addInitScript(() => localStorage.setItem("mien.notice-read", "yes"));
  await byHandOnly(page);
  await openReady(page, site);
  await page.getByRole("button", { name: "Use camera" }).click();
  const frames = () => page.locator(".stage").evaluate((stage) => Number(stage.getAttribute("data-frames")));
  await expect.poll(frames, { timeout: 60_000 }).toBeGreaterThan(10);
  await page.waitForTimeout(MINUTES * SETTLED_SHARE * 60_000);
  const [settled, before] = [await memoryOf(page), await frames()];
  await page.waitForTimeout(MINUTES * (1 - SETTLED_SHARE) * 60_000);
  const [atEnd, after] = [await memoryOf(page), await frames()];
  report({
    minutes: MINUTES,
    frames: after,
    settledMb: mb(settled),
    atEndMb: mb(atEnd),
    growth: atEnd / settled - 1,
  });
  expect(after).toBeGreaterThan(before + 10);
  expect(atEnd / settled - 1).toBeLessThanOrEqual(LARGEST_GROWTH);
});

growing(`${CRASHES} crashes of the graphics process cost no photo`, async ({ page, site, browser }) => {
  await openReady(page, site);
  const session = await browser.newBrowserCDPSession();
  const scored = async (name: string): Promise<number> => {
    await openScreen(page, "#/", "Score a photo");
    const from = performance.now();
    await addFiles(page, [exampleFile("a", `${name}.jpg`)]);
    if (name !== "first")
      await page.getByRole("button", { name: new RegExp(`^${name}\\.jpg: PSL`) }).waitFor();
    else await page.getByRole("heading", { name: "How the number is made" }).waitFor();
    return performance.now() - from;
  };
  await scored("first");
  const plainMs = await scored("plain");
  const times: number[] = [];
  for (let crash = 1; crash <= CRASHES; crash += 1) {
    await session.send("Browser.crashGpuProcess");
    times.push(await scored(`after-${crash}`));
  }
  report({ crashes: CRASHES, recovered: times.length, plainMs, slowestMs: Math.max(...times) });
  expect(times).toHaveLength(CRASHES);
  expect(Math.max(...times)).toBeLessThanOrEqual(RECOVERED_WITHIN_MS + plainMs);
});
