/** Network silence: what browser, server and proxy see of a visit, and the visit itself, as long as a test wants it. */
import type { Page } from "@playwright/test";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/browser/chromium.ts";
import { cameraFlags, film, still } from "../fixtures/fake-camera.ts";
import { byHandOnly } from "./camera-by-hand.ts";
import { proxyFlags, startForwardProxy, type ForwardProxy } from "./forward-proxy.ts";
import {
  addFiles,
  exampleFile,
  expect,
  openReady,
  openScreen,
  untilSettled,
  test as onSite,
  type Site,
  type UploadedFile,
} from "./site.ts";

/** `test` in a Chromium whose every request goes through a counting proxy, and whose camera sees a rendered face. */
export const test = onSite.extend<object, { forward: ForwardProxy }>({
  forward: [
    // Playwright reads the fixtures a fixture needs from this pattern; it needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const proxy = await startForwardProxy();
      await use(proxy);
      proxy.close();
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ forward }, use) => {
      const camera = cameraFlags(film([{ scenes: still(), seconds: 7 }]));
      const args = [...CHROMIUM_FLAGS, ...camera, ...proxyFlags(forward)];
      await use({ executablePath: ensureChromium(), args });
    },
    { scope: "worker" },
  ],
});

/** How long each part of the visit lasts. */
export interface Visit {
  readonly photos: number;
  /** Photos that the system's file manager opens with the installed app. */
  readonly opened: number;
  readonly cameraSeconds: number;
  readonly idleSeconds: number;
}

const FACES = ["a", "b", "c", "d", "e", "f"];
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, 1000 * count));

const faces = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) =>
    exampleFile(FACES[at % FACES.length] ?? "a", `${name}-${at + 1}.jpg`),
  );

async function expectScored(page: Page, count: number): Promise<void> {
  await expect(page.getByText(`${count} of ${count} finished`).first()).toBeVisible({
    timeout: 60_000 + 5_000 * count,
  });
  await expect(page.getByText(`${count} scored`, { exact: true })).toBeVisible();
}

type Launch = (launch: { readonly files: readonly { getFile(): Promise<File> }[] }) => void;

/** Stand in for the system's file manager, which a test cannot click: the page's consumer of launches is kept for `launch`. */
async function takeLaunches(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const setConsumer = (consumer: Launch) => Object.assign(window, { mienLaunch: consumer });
    Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
  });
}

/** Open files with the app as the system's file manager does. */
async function launch(page: Page, files: readonly UploadedFile[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    text: buffer.toString("base64"),
  }));
  await page.evaluate((all) => {
    const handles = all.map(({ name, mimeType, text }) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      return { getFile: () => Promise.resolve(new File([bytes], name, { type: mimeType })) };
    });
    (window as unknown as { mienLaunch: Launch }).mienLaunch({ files: handles });
  }, given);
}

/** Make the visit, and expect that each of the three observers sees nothing of it after the page was ready. */
export async function expectSilence(
  { page, site, forward }: { readonly page: Page; readonly site: Site; readonly forward: ForwardProxy },
  visit: Visit,
): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("mien.notice-read", "yes"));
  await byHandOnly(page);
  await takeLaunches(page);
  const seen: { method: string; url: string }[] = [];
  page.context().on("request", (request) => {
    if (/^(blob|data):/.test(request.url())) return;
    seen.push({ method: request.method(), url: request.url() });
  });
  await openReady(page, site);
  await untilSettled(page);
  const observers = { browser: seen, server: site.log, proxy: forward.log };
  const counts = () => ({ browser: seen.length, server: site.log.length, proxy: forward.log.length });
  const atReady = counts();
  // An observer that is blind sees silence everywhere: each has to have seen the site being loaded.
  for (const count of Object.values(atReady)) expect(count).toBeGreaterThan(20);

  await addFiles(page, faces(visit.photos, "photo"));
  await expectScored(page, visit.photos);
  await launch(page, faces(visit.opened, "opened"));
  await expectScored(page, visit.photos + visit.opened);
  await openScreen(page, "#/", "Score a photo");
  await page.getByRole("button", { name: "Use camera" }).click();
  const framesRead = () =>
    page.locator(".stage").evaluate((stage) => Number(stage.getAttribute("data-frames")));
  await expect.poll(framesRead).toBeGreaterThan(3);
  await seconds(visit.cameraSeconds);
  await openScreen(page, "#/", "Score a photo");
  await seconds(visit.idleSeconds);

  const since = Object.entries(observers).map(
    ([observer, log]) => [observer, log.slice(atReady[observer as keyof typeof atReady])] as const,
  );
  expect(Object.fromEntries(since)).toEqual({ browser: [], server: [], proxy: [] });
  await expect(page.getByText(/Requests since ready\s*0/)).toBeVisible();
  await expect(page.getByText(/Photo bytes sent\s*0/)).toBeVisible();
  // And of the whole life: plain reading of the site's own files, nothing else.
  for (const { method, url } of Object.values(observers).flat()) {
    expect(method).toBe("GET");
    expect(new URL(url, site.url).origin).toBe(new URL(site.url).origin);
  }
  expect(site.log.every(({ bodyBytes }) => bodyBytes === 0)).toBe(true);
}
