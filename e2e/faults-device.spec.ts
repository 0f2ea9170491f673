/** Faults of the browser, its storage and its processes, provoked for real. docs/faults.md lists every fault and its test. */
import type { Page } from "@playwright/test";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/browser/chromium.ts";
import { announcedPsl, endsWithin, inNewWindow, prelude, readyLine } from "./fault-window.ts";
import { FILES } from "./load-faults.ts";
import {
  addFiles,
  exampleFile,
  expect,
  openReady,
  openScreen,
  resultHeading,
  scorePhoto,
  test,
  untilBegunAnew,
  untilSettled,
} from "./site.ts";

const WORKER = FILES["worker script"];
const chunksAsked = (log: readonly { url: string }[]) => log.filter(({ url }) => /\.(bin|onnx)$/.test(url));

async function engineWorker(page: Page) {
  const worker = page.workers().find((one) => WORKER.test(one.url()));
  if (!worker) throw new Error("the engine has no worker");
  return worker;
}

test("without shared memory it scores on one thread, and the same", async ({ browser, site }) => {
  const scoreWith = (isolated: boolean) =>
    inNewWindow(browser, async ({ page, context }) => {
      if (!isolated)
        await context.route(site.url, async (route) => {
          const response = await route.fetch();
          const headers = Object.entries(response.headers()).filter(
            ([name]) => !name.startsWith("cross-origin"),
          );
          await route.fulfill({ response, headers: Object.fromEntries(headers) });
        });
      await openReady(page, site);
      expect(await page.evaluate(() => typeof SharedArrayBuffer !== "undefined")).toBe(isolated);
      await untilSettled(page);
      await scorePhoto(page, exampleFile("a"));
      return announcedPsl(page);
    });
  expect(Math.abs((await scoreWith(true)) - (await scoreWith(false)))).toBeLessThanOrEqual(0.5);
});

test("where the browser keeps nothing at all it scores from memory, in English if its words do not come", async ({
  browser,
  site,
}) => {
  await inNewWindow(browser, async ({ page, context }) => {
    await context.addInitScript(() => {
      delete (globalThis as { caches?: unknown }).caches;
      for (const name of ["localStorage", "sessionStorage", "indexedDB"])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("denied", "SecurityError");
          },
        });
      Object.defineProperty(navigator, "languages", { value: ["de-DE"] });
    });
    await prelude(context, WORKER, "delete self.caches; delete WorkerGlobalScope.prototype.caches;");
    await context.route(/assets\/de-[\w-]{8}\.js/, (route) => route.fulfill({ status: 404, body: "no" }));
    await openReady(page, site);
    expect(await (await engineWorker(page)).evaluate(() => "caches" in globalThis)).toBe(false);
    await page.getByLabel("Deutsch").click();
    await scorePhoto(page, exampleFile("c"));
  });
});

test("a chosen language that does not come leaves the choice as it was, and says so", async ({
  browser,
  site,
}) => {
  await inNewWindow(browser, async ({ page, context }) => {
    await context.route(/assets\/de-[\w-]{8}\.js/, (route) => route.abort("connectionreset"));
    await openReady(page, site);
    // The page starts anew once, and its HTML holds the start screen in both languages until the app has come.
    const anew = page.waitForEvent("load");
    await page.getByLabel("Deutsch").click();
    await anew;
    await readyLine(page).waitFor();
    await expect(page.getByLabel("English")).toBeChecked();
    await page.getByLabel("Deutsch").click();
    await expect(page.getByText("Deutsch did not arrive.")).toBeVisible();
    await expect(page.getByLabel("English")).toBeChecked();
    await context.unroute(/assets\/de-[\w-]{8}\.js/);
    await page.getByLabel("Deutsch").click();
    await expect(page.getByRole("heading", { level: 1, name: "Ein Foto bewerten" })).toBeVisible();
    await expect(page.getByText("Deutsch ist nicht angekommen.")).toHaveCount(0);
  });
});

test("a full disk, an emptied store and a damaged one cost a download and no score", async ({
  browser,
  site,
}) => {
  await inNewWindow(browser, async ({ page, context }) => {
    const session = await context.newCDPSession(page);
    const origin = new URL(site.url).origin;
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1000 });
    await openReady(page, site);
    expect(await page.evaluate(async () => (await (await caches.open("mien-models-1")).keys()).length)).toBe(
      0,
    );
    // Every model answers for this photo, and later for the same one.
    await untilSettled(page);
    await scorePhoto(page, exampleFile("a"));
    const psl = await announcedPsl(page);

    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await openReady(page, site);
    const asked = chunksAsked(site.log).length;
    await page.evaluate(() => caches.delete("mien-models-1"));
    await scorePhoto(page, exampleFile("b"));
    expect(chunksAsked(site.log)).toHaveLength(asked);
    await openReady(page, site);
    expect(chunksAsked(site.log).length).toBeGreaterThan(asked);

    const whole = chunksAsked(site.log).length;
    await page.evaluate(async () => {
      const cache = await caches.open("mien-models-1");
      for (const key of await cache.keys()) {
        const bytes = new Uint8Array((await (await cache.match(key))?.arrayBuffer()) ?? new ArrayBuffer(0));
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        await cache.put(key, new Response(bytes));
      }
    });
    await openReady(page, site);
    expect(chunksAsked(site.log).length).toBeGreaterThan(whole);
    await untilSettled(page);
    await scorePhoto(page, exampleFile("a"));
    expect(await announcedPsl(page)).toBe(psl);
  });
});

test("without a network it goes on scoring, and so does a page that was frozen", async ({
  browser,
  site,
}) => {
  await inNewWindow(browser, async ({ page, context }) => {
    await openReady(page, site);
    // The screen of several photos comes after what a score needs.
    await untilSettled(page);
    await context.setOffline(true);
    const session = await context.newCDPSession(page);
    await addFiles(page, [exampleFile("a"), exampleFile("b"), exampleFile("c")]);
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await expect(page.getByText("3 of 3 finished")).toBeVisible();
    await expect(page.getByRole("button", { name: /: PSL \d/ })).toHaveCount(3);
  });
});

test("a device without memory says so and gives no score", async ({ browser, site }) => {
  const timeout = await endsWithin(browser, site);
  await inNewWindow(browser, async ({ page, context }) => {
    await prelude(
      context,
      WORKER,
      `const noMemory = new RangeError("WebAssembly.Memory(): could not allocate memory");
       WebAssembly.Memory = class { constructor() { throw noMemory; } };
       WebAssembly.instantiate = () => Promise.reject(noMemory);`,
    );
    await page.goto(site.url);
    await expect(page.getByRole("alert")).toContainText("The device ran out of memory", { timeout });
  });
});

test("an insecure address says what it lacks, and a photo given to it is refused in words", async ({
  browser,
  site,
}) => {
  await inNewWindow(browser, async ({ page, context }) => {
    const address = "http://mien.test/";
    await context.route(`${address}**`, async (route) => {
      const url = route
        .request()
        .url()
        .replace(address, site.url.endsWith("/") ? site.url : `${site.url}/`);
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    await page.goto(address);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await expect(page.getByText("This page did not come over a secure connection").first()).toBeVisible({
      timeout: await endsWithin(browser, site),
    });
    await addFiles(page, [exampleFile("a")]);
    await expect(page.getByText("What to do")).toBeVisible();
    await expect(resultHeading(page)).toHaveCount(0);
  });
});

test("two tabs that start at once download once, and both score", async ({ browser, site }) => {
  await inNewWindow(browser, async ({ page, context }) => {
    const other = await context.newPage();
    await Promise.all([openReady(page, site), openReady(other, site)]);
    const asked = chunksAsked(site.log).map(({ url }) => url);
    expect(asked.filter((url) => url.endsWith(".bin")).length).toBe(
      new Set(asked.filter((url) => url.endsWith(".bin"))).size,
    );
    await Promise.all([untilSettled(page), untilSettled(other)]);
    await scorePhoto(page, exampleFile("a"));
    await scorePhoto(other, exampleFile("a"));
    expect(await announcedPsl(page)).toBe(await announcedPsl(other));
  });
});

test("a worker that hangs is ended after 15 seconds, and the photo can be tried again", async ({
  browser,
  site,
}) => {
  await inNewWindow(browser, async ({ page, context }) => {
    // Heard before the engine hears it, which scores a photo without a break.
    await prelude(
      context,
      WORKER,
      `addEventListener("message", ({ data }) => {
         if (globalThis.mienHangs && data?.path?.[0] === "score") for (;;);
       });`,
    );
    await openReady(page, site);
    // The page scores an example for itself first: with that over, it is the photo that meets the hanging worker.
    await scorePhoto(page, exampleFile("a"));
    await openScreen(page, "#/", "Score a photo");
    const worker = await engineWorker(page);
    await worker.evaluate(() => {
      Object.assign(globalThis, { mienHangs: true });
    });
    await addFiles(page, [exampleFile("b")]);
    await expect(page.getByText("Scoring took too long and was stopped.").first()).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).first().click();
    await expect(resultHeading(page)).toBeVisible();
  });
});

test("a worker that hangs while it warms up is ended too, and the photo behind it is scored", async ({
  browser,
  site,
}) => {
  await inNewWindow(browser, async ({ page, context }) => {
    await prelude(
      context,
      WORKER,
      `addEventListener("message", ({ data }) => {
         if (data?.path?.[0] !== "score") return;
         console.log("hangs");
         for (;;);
       });`,
    );
    const hangs = page.waitForEvent("console", (message) => message.text() === "hangs");
    await openReady(page, site);
    await hangs;
    await context.unroute(WORKER);
    await addFiles(page, [exampleFile("a")]);
    await expect(resultHeading(page)).toBeVisible();
  });
});

test("a photo gets the same score after a crash of the graphics process, and without graphics", async ({
  browser,
  site,
}) => {
  const before = await inNewWindow(browser, async ({ page }) => {
    await openReady(page, site);
    await untilSettled(page);
    await scorePhoto(page, exampleFile("a"));
    const psl = await announcedPsl(page);
    const session = await browser.newBrowserCDPSession();
    await session.send("Browser.crashGpuProcess");
    await openScreen(page, "#/", "Score a photo");
    await addFiles(page, [exampleFile("a", "again.jpg")]);
    const again = page.getByRole("button", { name: /^again\.jpg: PSL/ });
    await expect(again).toBeVisible();
    expect(await again.getAttribute("aria-label")).toContain(`PSL ${psl}`);
    return psl;
  });
  const blind = await browser.browserType().launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, "--disable-gpu", "--disable-software-rasterizer"],
  });
  await inNewWindow(blind, async ({ page }) => {
    await openReady(page, site);
    const hasWebGL = () => new OffscreenCanvas(1, 1).getContext("webgl") !== null;
    expect(await (await engineWorker(page)).evaluate(hasWebGL)).toBe(false);
    await untilSettled(page);
    await scorePhoto(page, exampleFile("a"));
    expect(await announcedPsl(page)).toBe(before);
  });
  await blind.close();
});

test("a crash of the page is over with a reload, which downloads no model again", async ({
  browser,
  site,
}) => {
  await inNewWindow(browser, async ({ page, context }) => {
    await openReady(page, site);
    await untilSettled(page);
    const asked = chunksAsked(site.log).length;
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    void session.send("Page.crash").catch(() => undefined);
    await crashed;
    const fresh = await context.newPage();
    await openReady(fresh, site);
    expect(chunksAsked(site.log)).toHaveLength(asked);
    await scorePhoto(fresh, exampleFile("d"));
  });
});

test("a screen that was lost comes when it is asked for again", async ({ browser, site }) => {
  await inNewWindow(browser, async ({ page, context }) => {
    await context.route(FILES["method screen"], (route) => route.abort("connectionreset"));
    await page.goto(`${site.url}#/method`);
    await untilBegunAnew(page);
    await expect(page.getByRole("alert")).toContainText("This screen could not be loaded");
    await context.unroute(FILES["method screen"]);
    await openScreen(page, "#/", "Score a photo");
    await openScreen(page, "#/method", "Method");
  });
});

test("a photo that is given while the rest of the app cannot be had waits, and is scored when it can", async ({
  browser,
  site,
}) => {
  await inNewWindow(browser, async ({ page, context }) => {
    await context.route(FILES.services, (route) => route.abort("connectionreset"));
    await page.goto(site.url);
    // What is given to the page before it begins anew is lost with it.
    await untilBegunAnew(page);
    const failed = page.getByText("The scoring engine could not start.");
    await expect(failed).toBeVisible();
    await addFiles(page, [exampleFile("b")]);
    await expect(failed).toBeVisible();
    await context.unroute(FILES.services);
    await page.getByRole("link", { name: "Settings" }).click();
    await expect(resultHeading(page)).toBeVisible();
  });
});

test("a camera that cannot do what is asked, or sends nothing, says so", async ({ browser, site }) => {
  await inNewWindow(browser, async ({ page, context }) => {
    await context.addInitScript(() => {
      localStorage.setItem("mien.notice-read", "yes");
      let asked = 0;
      navigator.mediaDevices.getUserMedia = () => {
        asked += 1;
        if (asked === 1) return Promise.reject(new OverconstrainedError("deviceId", "from a test"));
        const canvas = document.createElement("canvas");
        canvas.getContext("2d");
        return Promise.resolve(canvas.captureStream(0));
      };
    });
    await openReady(page, site);
    await page.getByRole("button", { name: "Use camera" }).click();
    await expect(page.getByText("The chosen camera cannot be used here.")).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("The camera is on but sends no picture.")).toBeVisible();
  });
});
