import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../scripts/build/ensure-built.ts";
import { addFiles, exampleFile, expect, openReady, PROVOKED, scorePhoto, test } from "./site.ts";

const compactIsHere = existsSync(path.join(ROOT, "public", "models", "compact", "model.json"));

test("the site sends its security headers with the page, the scripts and the models", async ({
  page,
  site,
}) => {
  const seen = new Map<string, Record<string, string>>();
  page.on("response", (response) => {
    if (response.url().startsWith(site.url)) seen.set(new URL(response.url()).pathname, response.headers());
  });
  await openReady(page, site);
  expect([...seen.keys()].some((name) => name.endsWith(".bin"))).toBe(true);
  for (const [name, headers] of seen) {
    expect(headers["content-security-policy"], name).toContain("default-src 'none'");
    expect(headers["cross-origin-embedder-policy"], name).toBe("require-corp");
  }
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test("without an appearance model the result is geometric only, and says so", async ({ page, site }) => {
  await page.route("**/models/manifest.json", async (route) => {
    const response = await route.fetch();
    const manifest = (await response.json()) as { models: { role: string }[] };
    const models = manifest.models.filter((model) => model.role === "face-landmarker");
    await route.fulfill({ response, json: { ...manifest, models } });
  });
  await openReady(page, site);
  await scorePhoto(page, exampleFile("b"));
  await expect(page.getByText("PSL, geometry alone").first()).toBeVisible();
});

test("a corrupted appearance model is caught before it runs, and the rest scores", async ({ page, site }) => {
  test.skip(!compactIsHere, "the compact model is not in this checkout");
  await page.route("**/models/compact/*.onnx", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[5000] = (body[5000] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
  await openReady(page, site);
  await scorePhoto(page, exampleFile("b"));
  await expect(page.getByText("PSL, geometry alone").first()).toBeVisible();
});

test("a landmark model that is missing ends in a clear message, not in silence", async ({ page, site }) => {
  await page.route("**/models/face-landmarker-*/**", (route) =>
    route.fulfill({ status: 404, body: "Not found" }),
  );
  await page.goto(site.url);
  await expect(page.getByText("The scoring engine could not start.")).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText("A model file is missing on this site.").first()).toBeVisible();
});

test("a web page in place of a model is told from a model", async ({ page, site }) => {
  await page.route("**/models/manifest.json", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Sign in</title>" }),
  );
  await page.goto(site.url);
  await expect(page.getByText("The scoring engine could not start.")).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(/something else in place of a model/).first()).toBeVisible();
});

test("a worker that dies is replaced and the next photo is scored", async ({ page, site }) => {
  await openReady(page, site);
  await scorePhoto(page, exampleFile("a", "before.jpg"));
  const worker = page.workers().find((w) => w.url().includes("worker"));
  expect(worker).toBeDefined();
  await worker?.evaluate((message) => {
    setTimeout(() => {
      throw new Error(message);
    }, 0);
  }, PROVOKED);
  await addFiles(page, [exampleFile("b", "after.jpg"), exampleFile("c", "later.jpg")]);
  await expect(page.getByText("3 of 3 finished")).toBeVisible({ timeout: 50_000 });
  await expect(page.getByRole("button", { name: /^later\.jpg: PSL/ })).toBeVisible();
});
