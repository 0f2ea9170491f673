/** FaceStats from the first click to the result it joins, on tiny stand-ins: random weights, so no score here means anything. */
import type { Page, Route } from "@playwright/test";
import { findings } from "./axe.ts";
import {
  CHUNK_BYTES,
  CHUNKS,
  chunksAsked,
  faceStatsEntry,
  modelRow,
  openModels,
  openResult,
  test,
  turnOn,
} from "./facestats-site.ts";
import { longestOf, tasksDuring } from "../lab/bench/main-thread.ts";
import { exampleFile, expect, openReady, openScreen, scorePhoto } from "./site.ts";

const NAME = "Stand-in";

async function scored(page: Page, id: string): Promise<void> {
  await openScreen(page, "#/", "Score a photo");
  await scorePhoto(page, exampleFile(id));
}

/** Let every chunk wait until the test lets them go, and then take its time. Returns what lets them go. */
async function slowChunks(page: Page, ms: number): Promise<() => void> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => (letGo = resolve));
  await page.context().route(CHUNKS, async (route) => {
    await released;
    await new Promise((resolve) => setTimeout(resolve, ms));
    await route.continue().catch(() => {});
  });
  return letGo;
}

/** Let so many chunks through and hold the others, so that the download is under way for as long as a test looks at it. */
async function holdChunksAfter(page: Page, count: number): Promise<void> {
  let passed = 0;
  await page.context().route(CHUNKS, (route) => {
    passed += 1;
    return passed > count ? undefined : route.continue();
  });
}

/** What the page announces of the photo in view. */
const announced = (page: Page, text: RegExp) => page.getByRole("status").filter({ hasText: text });

test("the first score comes before FaceStats, which joins it after its download", async ({
  page,
  site,
  folder,
}) => {
  await openReady(page, site);
  await scored(page, "a");
  expect(chunksAsked(site.log)).toEqual([]);
  await expect(modelRow(page, NAME)).toHaveCount(0);
  await page.evaluate(() => Object.assign(window, { sameVisit: true }));
  const joining = page.getByRole("region", { name: "FaceStats and this result" });
  await expect(joining).toContainText("its answer would be 0.13 of the PSL");
  await joining.getByRole("button", { name: /^Add FaceStats: up to/ }).click();
  const row = modelRow(page, NAME);
  await expect(row).toContainText(/weight 0\.13/);
  await expect(row).toContainText(/raw output \d\.\d{3}/);
  await expect(row).toContainText("calibration by rank among the reference faces");
  await expect(modelRow(page, "Appearance")).toContainText("mean of 3 models");
  await expect(announced(page, /another model joined: PSL/)).toBeAttached();
  await expect(page.getByText(/^Stand-in.* joined: \d+\.\d → \d+\.\d$/)).toBeVisible();
  await expect(joining).toHaveCount(0);
  await expect(page.getByText(/has not been compared with human ratings yet/)).toBeVisible();
  expect(await page.evaluate(() => "sameVisit" in window)).toBe(true);
  const [encoder, head] = [await folder.chunks("q4"), await folder.chunks("float32")];
  // Three come at a time, and the log is in the order in which they ended.
  expect(chunksAsked(site.log).sort()).toEqual([...encoder.paths, ...head.paths].sort());
  expect(site.log.every(({ method, bodyBytes }) => method === "GET" && bodyBytes === 0)).toBe(true);
});

test("where data is saved it asks once more, and a download can be ended where it is seen", async ({
  page,
  site,
}) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setDataSaverOverride", { dataSaverEnabled: true });
  await openReady(page, site);
  await scored(page, "b");
  const joining = page.getByRole("region", { name: "FaceStats and this result" });
  await expect(joining).toContainText("Your browser is set to save data.");
  await holdChunksAfter(page, 4);
  await joining.getByRole("button", { name: /^Add FaceStats/ }).click();
  await expect(joining.getByRole("button", { name: "Not now" })).toBeFocused();
  await joining.getByRole("button", { name: "Not now" }).click();
  await expect(joining.getByRole("button", { name: /^Add FaceStats/ })).toBeVisible();
  expect(chunksAsked(site.log)).toEqual([]);
  await joining.getByRole("button", { name: /^Add FaceStats/ }).click();
  await joining.getByRole("button", { name: /^Download/ }).click();
  await expect(joining.getByRole("progressbar", { name: "Download of FaceStats" })).toBeVisible();
  await expect.poll(() => chunksAsked(site.log).length).toBeGreaterThanOrEqual(4);
  await joining.getByRole("button", { name: "Cancel the download" }).click();
  await expect(joining.getByRole("button", { name: /^Go on: .* to come$/ })).toBeVisible();
});

test("no task of the page takes over 50 ms of processor time while it comes", async ({
  page,
  site,
  browser,
}) => {
  await openReady(page, site);
  await scored(page, "a");
  await openModels(page);
  const entry = faceStatsEntry(page);
  const letGo = await slowChunks(page, 180);
  await entry.getByRole("button", { name: /and turn on$/ }).click();
  await expect(entry.getByText("Downloading FaceStats.")).toBeVisible();
  const tasks = await tasksDuring(browser, page, async () => {
    letGo();
    await expect(entry.getByText(/^On\. Ready after/)).toBeVisible();
  });
  expect(tasks.length).toBeGreaterThan(50);
  expect(longestOf(tasks).cpuMs).toBeLessThanOrEqual(50);
});

test("a photo that comes later is scored at once and joined as well", async ({ page, site }) => {
  await openReady(page, site);
  await openModels(page);
  await turnOn(page);
  await scored(page, "b");
  await expect(modelRow(page, NAME)).toContainText(/weight 0\.13/);
});

test("switching models off and on rescores from kept answers, without an encoder", async ({ page, site }) => {
  await openReady(page, site);
  await scored(page, "a");
  await expect(modelRow(page, "Face networks")).toContainText("weight 0.20");
  const psl = () => page.locator(".made").innerText();
  const alone = await psl();
  await openModels(page);
  await turnOn(page);
  await openResult(page);
  await expect(modelRow(page, NAME)).toContainText(/weight 0\.13/);
  const both = await psl();

  await openModels(page);
  await faceStatsEntry(page).getByRole("button", { name: "Turn off" }).click();
  await expect(faceStatsEntry(page).getByText("On this device, switched off.")).toBeVisible();
  // From here on no encoder can start: what comes back comes from the answers that are there.
  await page.context().route("**/encoder-worker*.js", (route) => void route);
  await openResult(page);
  await expect(modelRow(page, NAME)).toContainText("switched off, not counted");
  const equation = (text: string) => text.split("\n").slice(0, 6);
  expect(equation(await psl())).toEqual(equation(alone));
  await expect(announced(page, /made anew: PSL/)).toBeAttached();

  await openModels(page);
  await faceStatsEntry(page).getByRole("button", { name: "Turn on" }).click();
  await openResult(page);
  await expect(page.getByText("FaceStats is starting")).toBeVisible();
  expect(equation(await psl())).toEqual(equation(both));

  await openModels(page);
  await page.getByRole("switch", { name: /^Compact appearance model/ }).click();
  await openResult(page);
  await expect(modelRow(page, "Compact appearance model")).toContainText("switched off, not counted");
  await expect(modelRow(page, NAME)).toContainText("weight 0.20");
});

test("with every model off the result is geometry alone and says why, also for new photos", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await openModels(page);
  await page.getByRole("switch", { name: /^Compact appearance model/ }).click();
  await page.getByRole("switch", { name: /^Face networks/ }).click();
  await scored(page, "c");
  await expect(page.getByText("Every appearance model that answered is switched off")).toBeVisible();
  await expect(page.getByText("PSL, geometry alone").first()).toBeVisible();
});

test("a cancelled download goes on where it stopped and repeats only what was under way", async ({
  page,
  site,
  folder,
}) => {
  await openReady(page, site);
  await openModels(page);
  await holdChunksAfter(page, 4);
  const entry = faceStatsEntry(page);
  await entry.getByRole("button", { name: /^Download up to .* and turn on$/ }).click();
  await expect(entry.getByText("Downloading FaceStats.")).toBeVisible();
  await expect(entry.getByText(/of .* · .* a second · about \d+ s left/)).toBeVisible();
  await expect.poll(() => chunksAsked(site.log).length).toBeGreaterThanOrEqual(4);
  await entry.getByRole("button", { name: "Cancel the download" }).click();
  await expect(entry.getByText(/are on this device\. The download goes on from there\./)).toBeVisible();
  await page.context().unroute(CHUNKS);
  await turnOn(page);
  const asked = chunksAsked(site.log);
  const [encoder, head] = [await folder.chunks("q4"), await folder.chunks("float32")];
  expect(new Set(asked)).toEqual(new Set([...encoder.paths, ...head.paths]));
  expect(encoder.bytes).toBeGreaterThan(10 * CHUNK_BYTES);
  // Those on their way had not been answered; as many may have been here and not written yet.
  expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(3);
});

type DownloadFault = Partial<Record<"html" | "flip" | "cut" | "offline", boolean>> & {
  readonly status?: number;
};

/** Answer for a chunk as the fault wants it. */
async function spoilt(route: Route, fault: DownloadFault): Promise<void> {
  if (fault.offline) return route.abort("internetdisconnected");
  if (fault.html) return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
  if (fault.status) return route.fulfill({ status: fault.status, body: "no" });
  const response = await route.fetch();
  const body = await response.body();
  if (fault.flip) body[100] = (body[100] ?? 0) ^ 1;
  return route.fulfill({
    contentType: "application/octet-stream",
    body: fault.cut ? body.subarray(0, 999) : body,
  });
}

test("each fault of a download has its own words, and trying again goes on", async ({ page, site }) => {
  await openReady(page, site);
  await scored(page, "a");
  await openModels(page);
  const entry = faceStatsEntry(page);
  const faults = [
    { status: 404, words: /a piece of it is missing/, next: /bring the model in from a file/ },
    { html: true, words: /A web page came in place of the model/, next: /sign in/ },
    { flip: true, words: /arrived damaged: its hash is wrong/, next: /the copy on this site is damaged/ },
    { cut: true, words: /arrived cut short/, next: /Check the connection/ },
    { offline: true, words: /The connection was lost/, next: /When you are online/ },
  ] as const;
  for (const fault of faults) {
    // One that fails ends the others: they need no answer any more.
    await page.context().route(CHUNKS, (route) => spoilt(route, fault).catch(() => {}));
    await entry.getByRole("button", { name: /turn on$|Try again/ }).click();
    await expect(
      entry.getByText("Downloading FaceStats.").or(entry.getByRole("alert")).first(),
    ).toBeVisible();
    const alert = entry.getByRole("alert").filter({ hasText: fault.words });
    await expect(alert).toContainText(fault.next);
    await page.context().unroute(CHUNKS);
  }
  await openResult(page);
  await expect(page.getByText("FaceStats is on but could not be loaded.")).toBeVisible();
  await expect(modelRow(page, NAME)).toHaveCount(0);
  await openModels(page);
  await entry.getByRole("button", { name: "Try again" }).click();
  await expect(entry.getByText(/^On\. Ready after/)).toBeVisible();
});

test("deleting frees the storage, and what is gone can be had again", async ({ page, site, folder }) => {
  await openReady(page, site);
  await openModels(page);
  await turnOn(page);
  const storage = page.getByRole("region", { name: "On this device" });
  const stored = () => storage.getByRole("definition").first().innerText();
  const before = await stored();
  const entry = faceStatsEntry(page);
  await entry.getByText("How FaceStats runs").click();
  await entry.getByRole("button", { name: "Delete 4-bit from this device" }).click();
  await expect(storage.getByText(/^Deleted: .* are free again\.$/)).toBeVisible();
  await expect.poll(stored).not.toBe(before);
  const { paths } = await folder.chunks("q4");
  const left = await page.evaluate(async (names) => {
    const cache = await caches.open("mien-models-1");
    const keys = (await cache.keys()).map(({ url }) => url.slice(url.lastIndexOf("/") + 1));
    return names.filter((name) => keys.some((key) => name.includes(key)));
  }, paths);
  expect(left).toEqual([]);
  await turnOn(page);
});

test("a variant can be brought in from a file, and a wrong file is refused with what to do", async ({
  page,
  site,
  folder,
}) => {
  await openReady(page, site);
  await openModels(page);
  const region = page.getByRole("region", { name: "From a file" });
  const choose = region.getByLabel("Choose a model file");
  const buffer = await folder.file("q4");
  const file = (name: string, bytes: Buffer) => ({
    name,
    mimeType: "application/octet-stream",
    buffer: bytes,
  });
  const damaged = Buffer.from(buffer);
  damaged[70_000] = (damaged[70_000] ?? 0) ^ 1;
  const refused = [
    [file("page.onnx", Buffer.from("<!doctype html><title>Sign in</title>")), /page\.onnx is a web page/],
    [file("half.onnx", buffer.subarray(0, 200_000)), /half\.onnx is only the beginning/],
    [file("bad.onnx", damaged), /bad\.onnx is none of the models listed here, or it is damaged/],
  ] as const;
  for (const [wrong, words] of refused) {
    await choose.setInputFiles([wrong]);
    await expect(region.getByRole("alert")).toContainText(words);
  }
  await choose.setInputFiles([file("vision_model_q4.onnx", buffer)]);
  await expect(region.getByText(/vision_model_q4\.onnx is Stand-in.*, q4\. It was verified/)).toBeVisible();
  await region.getByRole("button", { name: "Turn FaceStats on" }).click();
  await expect(faceStatsEntry(page).getByText(/^On\. Ready after/)).toBeVisible();
  const head = await folder.chunks("float32");
  expect(chunksAsked(site.log).sort()).toEqual([...head.paths].sort());
});

test("the next visit starts it again from the store, after a first score that does not wait", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await openModels(page);
  await turnOn(page);
  const asked = chunksAsked(site.log).length;
  await page.goto(site.url);
  await openReady(page, site);
  await scored(page, "b");
  await expect(modelRow(page, NAME)).toContainText("weight 0.13");
  expect(chunksAsked(site.log)).toHaveLength(asked);
});

test("another variant is downloaded only when its button is pressed, and answers anew", async ({
  page,
  site,
  folder,
}) => {
  await openReady(page, site);
  await scored(page, "a");
  await openModels(page);
  await turnOn(page);
  const asked = chunksAsked(site.log).length;
  const entry = faceStatsEntry(page);
  await entry.getByText("How FaceStats runs").click();
  await entry.getByRole("radio", { name: /8-bit, unsigned/ }).check();
  const apply = entry.getByRole("button", { name: /^Download .* and use this$/ });
  await expect(apply).toBeVisible();
  expect(chunksAsked(site.log)).toHaveLength(asked);
  await apply.click();
  await expect(entry.getByText("8-bit, unsigned, processor")).toBeVisible();
  await expect(apply).toHaveCount(0);
  const { paths } = await folder.chunks("uint8");
  expect(chunksAsked(site.log).slice(asked).sort()).toEqual([...paths].sort());
});

test("a full disk lets it run from memory and says so", async ({ page, site }) => {
  await openReady(page, site);
  const session = await page.context().newCDPSession(page);
  const origin = new URL(site.url).origin;
  await openModels(page);
  const { usage } = await page.evaluate(() => navigator.storage.estimate());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: (usage ?? 0) + 100_000 });
  await turnOn(page);
  await expect(faceStatsEntry(page).getByText(/There was no room to store it/)).toBeVisible();
});

test("a site without FaceStats says so, in words for visitors", async ({ page, site }) => {
  await page.route("**/models/manifest.json", async (route) => {
    const response = await route.fetch();
    const manifest = (await response.json()) as { models: { id: string }[] };
    const models = manifest.models.filter(({ id }) => id !== "facestats");
    await route.fulfill({ response, json: { ...manifest, models } });
  });
  await openReady(page, site);
  await scored(page, "e");
  await expect(page.getByRole("region", { name: "FaceStats and this result" })).toHaveCount(0);
  await openModels(page);
  await expect(page.getByText(/^This site does not carry FaceStats/)).toBeVisible();
  await expect(page.getByText(/npm run/)).toHaveCount(0);
  await expect(page.getByText(/the appearance score \(0\.40 of the PSL\)/)).toBeVisible();
});

test("axe finds nothing on the models screen, and nothing scrolls sideways", async ({ page, site }) => {
  const setWidth = (width: number) => page.setViewportSize({ width, height: 900 });
  await setWidth(1280);
  await openReady(page, site);
  await openModels(page);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await findings(page)).toEqual([]);
  await faceStatsEntry(page).getByText("How FaceStats runs").click();
  await page
    .getByText(/show all$/)
    .first()
    .click();
  expect(await findings(page)).toEqual([]);
  await setWidth(320);
  expect(await findings(page)).toEqual([]);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await turnOn(page);
  expect(await findings(page)).toEqual([]);
  await page.context().route(CHUNKS, (route) => route.fulfill({ status: 404, body: "no" }));
  await page.getByRole("radio", { name: /8-bit, unsigned/ }).check();
  await page.getByRole("button", { name: /and use this$/ }).click();
  await expect(faceStatsEntry(page).getByRole("alert")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await setWidth(1280);
  expect(await findings(page)).toEqual([]);
});
