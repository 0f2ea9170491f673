import { addFiles, exampleFile, expect, openReady, PROVOKED, scorePhoto, test } from "./site.ts";

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

test("a landmark model that is missing ends in a clear message, not in silence", async ({ page, site }) => {
  await page.route("**/models/face-landmarker-*/**", (route) =>
    route.fulfill({ status: 404, body: "Not found" }),
  );
  await page.goto(site.url);
  await expect(page.getByText("The scoring engine could not start.")).toBeVisible();
  await expect(page.getByText("A model file is missing on this site.").first()).toBeVisible();
});

test("a web page in place of a model is told from a model", async ({ page, site }) => {
  await page.route("**/models/manifest.json", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Sign in</title>" }),
  );
  await page.goto(site.url);
  await expect(page.getByText("The scoring engine could not start.")).toBeVisible();
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
  await expect(page.getByText("3 of 3 finished")).toBeVisible();
  await expect(page.getByRole("button", { name: /^later\.jpg: PSL/ })).toBeVisible();
});
