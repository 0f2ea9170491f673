import type { Page } from "@playwright/test";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/browser/chromium.ts";
import { findings } from "./axe.ts";
import { byHandOnly } from "./camera-by-hand.ts";
import { cameraFlags, film, sitter, still } from "../fixtures/fake-camera.ts";
import type { Site } from "./site.ts";
import { expect, openReady, resultHeading, test as onSite, untilSettled } from "./site.ts";

/** A camera that sees a head turned to its left for three seconds and a well placed one for seven, again and again. */
const test = onSite.extend<object, object>({
  launchOptions: [
    // Playwright reads the fixtures a fixture needs from this pattern; it needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const file = film([
        { scenes: [sitter({ pose: { yaw: 22, pitch: 0, roll: 0 } })], seconds: 3 },
        { scenes: still(), seconds: 7 },
      ]);
      await use({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS, ...cameraFlags(file)] });
    },
    { scope: "worker" },
  ],
});

test.describe.configure({ timeout: 120_000 });

declare global {
  interface Window {
    mienTracks: MediaStreamTrack[];
  }
}

/** Keep every track that the page gets, so that a test can look at it after the page let go of it. */
function keepTracks(): void {
  window.mienTracks = [];
  localStorage.setItem("mien.notice-read", "yes");
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const stream = await ask(wanted);
    window.mienTracks.push(...stream.getTracks());
    return stream;
  };
}

const takeByItself = (page: Page) => page.getByLabel("Take it by itself when all is well");

/** Open the site and turn the camera on from the start screen, with photos taken by hand only. */
async function openCameraByHand(page: Page, site: Site): Promise<void> {
  await page.addInitScript(keepTracks);
  await byHandOnly(page);
  await openReady(page, site);
  await page.getByRole("button", { name: "Use camera" }).click();
  await expect(page.getByRole("button", { name: /Take the photo/ })).toBeVisible();
  await expect(takeByItself(page)).not.toBeChecked();
}

/** Let `leave` happen in the page and return how long every track then lives on, or a first that is still to come, in milliseconds. */
async function msUntilOff(page: Page, leave: () => unknown): Promise<number> {
  await page.evaluate(`window.mienLeave = ${leave.toString()}`);
  return page.evaluate(async () => {
    let from = performance.now();
    (window as unknown as { mienLeave: () => void }).mienLeave();
    for (; window.mienTracks.length === 0; from = performance.now())
      await new Promise((resolve) => setTimeout(resolve, 5));
    while (window.mienTracks.some((track) => track.readyState === "live")) {
      if (performance.now() - from > 5000) return Infinity;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return performance.now() - from;
  });
}

const framesRead = (page: Page) =>
  page.locator(".stage").evaluate((stage) => Number(stage.getAttribute("data-frames")));

test("guides, takes a burst by itself, and gives one result with its spread and interval", async ({
  page,
  site,
}) => {
  await openCameraByHand(page, site);
  await expect(page.getByText("Turn your face a little to your right.").first()).toBeVisible({
    timeout: 30_000,
  });
  await takeByItself(page).click();
  const title = page.getByRole("heading", { level: 1, name: /^Result for Camera, \d\d:\d\d$/ });
  await expect(title).toBeAttached({ timeout: 60_000 });
  expect(await page.evaluate(() => window.mienTracks.every((track) => track.readyState === "ended"))).toBe(
    true,
  );
  await expect(
    page.getByText(/^Mean of [2-5] of 5 frames of the camera\. They differ by \d+\.\d points/),
  ).toBeVisible();
  await expect(page.getByText("90 % interval").first()).toBeVisible();
  await expect(page.getByText(/^\d+\.\d to \d+\.\d$/).first()).toBeVisible();
  await expect(page.getByRole("img", { name: /Camera, \d\d:\d\d/ }).first()).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Photos" })).toHaveCount(0);
});

test("asks nothing of the network while it runs, and says little at a time", async ({ page, site }) => {
  await page.addInitScript(keepTracks);
  await byHandOnly(page);
  await openReady(page, site);
  await untilSettled(page);
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("blob:")) requests.push(request.url());
  });
  const served = site.log.length;
  await page.getByRole("button", { name: "Use camera" }).click();
  await expect.poll(() => framesRead(page), { timeout: 30_000 }).toBeGreaterThan(3);
  const gaps = await page.evaluate(async () => {
    const said: number[] = [];
    const region = document.querySelector("main [role=status]");
    if (!region) return [];
    new MutationObserver(() => said.push(performance.now())).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    const from = performance.now();
    while (said.length < 3 && performance.now() - from < 50_000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return said.slice(1).map((at, k) => at - (said[k] ?? 0));
  });
  expect(gaps.length).toBeGreaterThan(0);
  expect(Math.min(...gaps)).toBeGreaterThan(1900);
  expect(requests).toEqual([]);
  expect(site.log.length).toBe(served);
  await expect(page.getByText(/Photo bytes sent\s*0/)).toBeVisible();
});

test("is off within 500 ms of leaving, of hiding the page and of being turned off", async ({
  page,
  site,
}) => {
  await openCameraByHand(page, site);
  expect(await msUntilOff(page, () => (location.hash = "#/"))).toBeLessThan(500);
  await expect(page.getByRole("heading", { level: 1, name: "Score a photo" })).toBeVisible();

  await page.getByRole("button", { name: "Use camera" }).click();
  await expect(page.getByRole("button", { name: /Take the photo/ })).toBeVisible();
  const hide = () => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Object.defineProperty(document, "hidden", { value: false, configurable: true });
  };
  expect(await msUntilOff(page, hide)).toBeLessThan(500);
  await expect(page.getByText("turned off because this page was out of sight")).toBeVisible();

  await page.getByRole("button", { name: "Turn the camera on" }).click();
  await expect(page.getByRole("button", { name: /Take the photo/ })).toBeVisible();
  const turnOff = () =>
    [...document.querySelectorAll("button")].find((b) => b.textContent === "Turn the camera off")?.click();
  expect(await msUntilOff(page, turnOff)).toBeLessThan(500);
  await expect(page.getByText("The camera is off.")).toBeVisible();
});

test("says that it was unplugged, and goes on when it is back", async ({ page, site }) => {
  await openCameraByHand(page, site);
  const unplug = () => {
    for (const track of window.mienTracks) track.dispatchEvent(new Event("ended"));
  };
  expect(await msUntilOff(page, unplug)).toBeLessThan(500);
  await expect(page.getByText("The camera went away.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No camera" })).toBeFocused();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: /Take the photo/ })).toBeVisible();
});

const FAULTS = [
  { name: "NotAllowedError", says: /may not use the camera/ },
  { name: "NotFoundError", says: /No camera was found/ },
  { name: "NotReadableError", says: /could not be started/ },
] as const;

test("each way of having no camera has its words, a next step, and a photo instead", async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    localStorage.setItem("mien.notice-read", "yes");
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException("from a test", sessionStorage.getItem("fault") ?? "AbortError"));
  });
  await openReady(page, site);
  await page.getByRole("link", { name: "Camera" }).click();
  for (const { name, says } of FAULTS) {
    await page.evaluate((fault) => sessionStorage.setItem("fault", fault), name);
    await page.getByRole("button", { name: /Turn the camera on|Try again/ }).click();
    await expect(page.getByText(says)).toBeVisible();
    await expect(page.getByText("What to do")).toBeVisible();
    await expect(page.getByText("Choose a photo instead")).toBeVisible();
  }
  expect(await findings(page)).toEqual([]);
});

test("tells an insecure page from a browser without cameras", async ({ page, site }) => {
  await page.addInitScript(() => {
    localStorage.setItem("mien.notice-read", "yes");
    Object.defineProperty(navigator, "mediaDevices", { value: undefined });
    Object.defineProperty(window, "isSecureContext", {
      get: () => sessionStorage.getItem("insecure") === null,
    });
  });
  await openReady(page, site);
  await page.evaluate(() => sessionStorage.setItem("insecure", "yes"));
  await page.getByRole("button", { name: "Use camera" }).click();
  await expect(page.getByText("Browsers hand a camera only to secure pages")).toBeVisible();
  await page.evaluate(() => sessionStorage.removeItem("insecure"));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("This browser gives pages no camera.")).toBeVisible();
});

test("gives a hint when the browser’s question is ignored, and stops a camera that comes too late", async ({
  page,
  site,
}) => {
  await page.addInitScript(keepTracks);
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
      await new Promise((resolve) => window.addEventListener("answer", resolve, { once: true }));
      return ask(wanted);
    };
  });
  await openReady(page, site);
  await page.getByRole("button", { name: "Use camera" }).click();
  await expect(page.getByRole("heading", { name: "Waiting for the browser’s permission" })).toBeVisible();
  await expect(page.getByText("No answer yet.")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Score" }).click();
  expect(await msUntilOff(page, () => window.dispatchEvent(new Event("answer")))).toBeLessThan(500);
});

test("takes a photo without a pointer, also before the models are there", async ({ page, site }) => {
  await page.addInitScript(keepTracks);
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/models/**/*.bin", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(site.url);
  const start = page.getByRole("button", { name: "Use camera" });
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("Tab");
    if (await start.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  const shutter = page.getByRole("button", { name: /Take the photo/ });
  await expect(shutter).toBeFocused({ timeout: 30_000 });
  await expect(page.getByText(/The models are still loading/).first()).toBeVisible();
  await page.locator("main").evaluate((main) => main.focus());
  await page.keyboard.press("Space");
  await expect(page.getByRole("heading", { name: "Waiting for the models" })).toBeVisible();
  release();
  await expect(resultHeading(page)).toBeVisible({ timeout: 60_000 });
});

test("shows the notice before the first face, and the camera only after it", async ({ page, site }) => {
  await byHandOnly(page);
  await openReady(page, site);
  await page.getByRole("button", { name: "Use camera" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.locator("video")).toHaveCount(0);
  await page.getByRole("button", { name: "Not now" }).click();
  await expect(page.getByRole("button", { name: "Turn the camera on" })).toBeVisible();
  await page.getByRole("button", { name: "Turn the camera on" }).click();
  await page.getByRole("button", { name: "I am 18 or older, go on" }).click();
  await expect(page.getByRole("button", { name: /Take the photo/ })).toBeVisible();
});

test("axe finds nothing on the camera, and nothing scrolls sideways at 320 pixels", async ({
  page,
  site,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 320, height: 640 });
  await openCameraByHand(page, site);
  await expect.poll(() => framesRead(page), { timeout: 30_000 }).toBeGreaterThan(3);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await page.getByLabel("Mirror the preview").uncheck();
  await expect(page.locator(".stage__picture--mirrored")).toHaveCount(0);
  await page.getByLabel("Deutsch").check();
  await expect(page.getByRole("button", { name: /Foto aufnehmen/ })).toBeVisible();
  await page.getByRole("button", { name: "Kamera ausschalten" }).click();
  await expect(page.getByText("Die Kamera ist aus.")).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
});
