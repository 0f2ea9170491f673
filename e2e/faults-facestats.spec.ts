/** Faults of FaceStats beyond its download: docs/faults.md lists every fault and its test. */
import { CHUNKS, faceStatsEntry, modelRow, openModels, openResult, test } from "./facestats-site.ts";
import { exampleFile, expect, openReady, openScreen, PROVOKED, scorePhoto } from "./site.ts";

const ENCODER = /assets\/encoder-worker-[\w-]{8}\.js/;

test("a chunk that never comes is asked for again, and the score does not wait for it", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await openModels(page);
  await page.context().route(CHUNKS, () => undefined);
  const entry = faceStatsEntry(page);
  await entry.getByRole("button", { name: /turn on$/ }).click();
  await expect(entry.getByText(/The connection was cut\. Trying again, \d of 3\./)).toBeVisible();
  await page.context().unrouteAll({ behavior: "ignoreErrors" });
  await openScreen(page, "#/", "Score a photo");
  await scorePhoto(page, exampleFile("a"));
  await expect(modelRow(page, "Stand-in")).toContainText(/weight 0\.13/);
});

test("a damaged head, a missing worker and a crash leave the score, and trying again brings FaceStats", async ({
  page,
  site,
  folder,
}) => {
  await openReady(page, site);
  await scorePhoto(page, exampleFile("a"));
  await openModels(page);
  const entry = faceStatsEntry(page);
  const [head = ""] = (await folder.chunks("float32")).paths;

  await page.context().route(`**/models/${head}`, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[9] = (body[9] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
  await entry.getByRole("button", { name: /turn on$/ }).click();
  await expect(entry.getByRole("alert")).toContainText("arrived damaged");
  await page.context().unroute(`**/models/${head}`);

  await page.context().route(ENCODER, (route) => route.fulfill({ status: 404, body: "no" }));
  await entry.getByRole("button", { name: "Try again" }).click();
  await expect(entry.getByRole("alert")).toContainText(/stopped/);
  await page.context().unroute(ENCODER);

  await entry.getByRole("button", { name: "Try again" }).click();
  await expect(entry.getByText(/^On\. Ready after/)).toBeVisible();
  const worker = page.workers().find((one) => ENCODER.test(one.url()));
  await worker?.evaluate((message) => {
    setTimeout(() => {
      throw new Error(message);
    }, 0);
  }, PROVOKED);
  await openResult(page);
  await expect(modelRow(page, "Stand-in")).toContainText(/weight 0\.13/);
  await openScreen(page, "#/", "Score a photo");
  await scorePhoto(page, exampleFile("b", "after.jpg"));
  await page.getByRole("button", { name: /^after\.jpg: PSL/ }).click();
  await expect(modelRow(page, "Stand-in")).toContainText(/weight 0\.13/);
});
