/** Photos that carry a canary go through a whole visit; it must turn up in no request, no storage and no file. */
import type { Page, Request } from "@playwright/test";
import { chunkNames } from "../src/ui/export/plain-png.ts";
import { CANARY, canaryJpeg, canaryPng, spellings } from "./canary.ts";
import { downloaded, switchOn } from "./kept.ts";
import { expect, openReady, openScreen, scorePhoto, test, untilSettled } from "./site.ts";
import { storedEverywhere } from "./storage.ts";

/** What a visit leaves behind with the settings as they come: the models, and that the notice was read. */
const LEFT_BEHIND = ["cache:mien-models-1", "local:mien.notice-read"];

interface UrlCounts {
  created: string[];
  revoked: string[];
}

declare global {
  interface Window {
    mienUrls: UrlCounts;
  }
}

/** Note every object URL that the page makes and gives back. */
function watchObjectUrls(): void {
  const { createObjectURL, revokeObjectURL } = URL;
  window.mienUrls = { created: [], revoked: [] };
  URL.createObjectURL = (object) => {
    const url = createObjectURL.call(URL, object);
    window.mienUrls.created.push(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    window.mienUrls.revoked.push(url);
    revokeObjectURL.call(URL, url);
  };
}

const openUrls = (page: Page) =>
  page.evaluate(() => window.mienUrls.created.filter((url) => !window.mienUrls.revoked.includes(url)));

/** Address, headers and body of a request as one text, body bytes one a character. */
async function wholeRequest(request: Request): Promise<string> {
  const headers = Object.entries(await request.allHeaders()).flat();
  return [request.url(), ...headers, request.postDataBuffer()?.toString("latin1") ?? ""].join("\n");
}

const saysCanary = (text: string) => spellings().some((spelling) => text.includes(spelling));

/** Remove the photos on their screen, one after the other. */
async function removePhotos(page: Page, count: number): Promise<void> {
  const rows = page.locator("[data-photo]");
  for (let left = count; left > 0; left -= 1) {
    await expect(rows).toHaveCount(left);
    await rows
      .first()
      .getByRole("button", { name: /^Remove/ })
      .click();
  }
  await expect(rows).toHaveCount(0);
}

test("a canary in pixels, EXIF, XMP and file name is in no request, no storage and no export", async ({
  page,
  site,
}) => {
  const [jpeg, png] = [canaryJpeg(), canaryPng()];
  // The photos do carry it, and it would be recognised.
  expect(jpeg.buffer.toString("latin1").split(CANARY).length - 1).toBe(4);
  expect(saysCanary(`x${Buffer.from(`ab${CANARY}cd`).toString("base64")}`)).toBe(true);

  const requests: Request[] = [];
  page.context().on("request", (request) => requests.push(request));
  await page.addInitScript(watchObjectUrls);
  await openReady(page, site);
  // The examples' pictures have addresses of their own, and are there once the counting has begun.
  await untilSettled(page);
  const atStart = await openUrls(page);
  await scorePhoto(page, jpeg);
  await expect(page.getByText(CANARY).first()).toBeAttached();
  await openScreen(page, "#/", "Score a photo");
  await scorePhoto(page, png);
  expect(await storedEverywhere(page, spellings())).toEqual({ places: LEFT_BEHIND, found: [] });

  await switchOn(page);
  await openScreen(page, "#/", "Score a photo");
  await scorePhoto(page, jpeg);
  await expect(page.getByText("Kept in the history of this device.")).toBeVisible();
  const click = (name: string) => downloaded(page, () => page.getByRole("button", { name }).click());
  const files = [await click("Download JSON"), await click("Download CSV")];
  await page.getByRole("heading", { name: "Picture to share" }).click();
  await page
    .locator(".card-panel")
    .getByRole("group", { name: "Photo on the card" })
    .getByLabel("Yes")
    .check();
  await expect(page.getByText("Whoever gets this picture sees the face.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Download PNG" })).toBeEnabled();
  const card = await click("Download PNG");
  for (const file of [...files, card]) {
    const text = file.toString("latin1");
    expect(saysCanary(text)).toBe(false);
    expect(text).not.toMatch(/Exif\0|xmpmeta|GPSLatitude/);
  }
  const chunks = chunkNames(new Uint8Array(card)) ?? [];
  expect(chunks).toContain("IDAT");
  expect(chunks.filter((name) => ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"].includes(name))).toEqual([]);

  const kept = await storedEverywhere(page, spellings());
  expect(kept.found).toEqual([]);
  expect(kept.places.filter((place) => !LEFT_BEHIND.includes(place))).toEqual([
    "database:mien-history",
    "local:mien.history",
  ]);
  expect(page.url()).not.toContain("canary");
  expect(await page.evaluate(() => history.state as unknown)).toBeNull();
  const told = await Promise.all(requests.filter((one) => !one.url().startsWith("blob:")).map(wholeRequest));
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter(saysCanary)).toEqual([]);
  expect(site.log.map((record) => JSON.stringify(record)).filter(saysCanary)).toEqual([]);

  // Every address of a picture is given back once its photo is removed: only those of the examples are left.
  expect((await openUrls(page)).length).toBeGreaterThan(atStart.length);
  await openScreen(page, "#/photos", "Several photos");
  await removePhotos(page, 3);
  await expect.poll(() => openUrls(page)).toEqual(atStart);
});
