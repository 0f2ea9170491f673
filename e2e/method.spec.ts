import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import type { RealReport } from "../src/core/validity/real-report.ts";
import type { ReferenceReport } from "../src/core/validity/report.ts";
import { findings } from "./axe.ts";
import { expect, openReady, openWithoutEngine, test } from "./site.ts";

const FIGURES = JSON.parse(
  readFileSync(path.join(ROOT, "src/ui/method/validity.json"), "utf8"),
) as ReferenceReport;

const REAL = JSON.parse(readFileSync(path.join(ROOT, "src/ui/method/real.json"), "utf8")) as RealReport;

const ENGINE = /assets\/engine-worker-[\w-]{8}\.js/;

/** Go to a screen as a reader would type it. */
async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${route}`);
}

/** Open everything that is folded on the screen. */
async function unfold(page: Page): Promise<void> {
  await page.locator("main details").evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
}

test("the method's figures are those of the evaluation report, for either landmark model", async ({
  page,
  site,
}) => {
  await openWithoutEngine(page, site);
  await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: "Method" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Method" })).toBeVisible();
  for (const { landmarkModel, parts, baseline } of FIGURES.landmarkModels) {
    const label = landmarkModel === "official" ? "Official" : "Assembled";
    await page.getByLabel(label, { exact: true }).check({ force: true });
    const table = page.getByRole("table", { name: "Agreement with human ratings" });
    const pearson = table.getByRole("row", { name: /Pearson/ });
    const men = table.getByRole("row", { name: /within men/ });
    for (const { agreement } of Object.values(parts)) {
      await expect(pearson).toContainText(agreement.pearson.value.toFixed(3));
      await expect(pearson).toContainText(agreement.pearson.low.toFixed(3));
      await expect(men).toContainText(agreement.men?.value.toFixed(3) ?? "too few");
    }
    await expect(page.getByText(`reach r = ${baseline.pearson.toFixed(3)}`)).toBeVisible();
    const real = REAL.landmarkModels.find((each) => each.landmarkModel === landmarkModel)?.rated;
    const psl = real?.parts["psl"];
    if (!psl) continue;
    const ofReal = page.getByRole("table", { name: "Real photographs: ratings and scores" });
    await expect(ofReal.getByRole("row", { name: /^PSL/ })).toContainText(psl.pearson.value.toFixed(2));
    const errors = page.getByRole("table", { name: "By how much the model errs" });
    await expect(errors.getByRole("row")).toHaveCount(real.signed.length + 1);
  }
  const gate = page.getByRole("table", { name: "Faces that the age gate refuses or asks about" });
  for (const [index, span] of (["under16", "between", "over25"] as const).entries()) {
    const figures = FIGURES.ageGate?.[span];
    if (!figures) throw new Error("the report has no age gate");
    const row = gate.getByRole("row").nth(index + 1);
    await expect(row).toContainText(`${(100 * figures.refused).toFixed(1)}%`);
    await expect(row).toContainText(`${(100 * figures.asked).toFixed(1)}%`);
  }
});

test("every chart of the method has its numbers as a table", async ({ page, site }) => {
  await openWithoutEngine(page, site);
  await goTo(page, "method");
  const charts = page.getByRole("figure");
  await expect(charts).toHaveCount(5);
  for (const chart of await charts.all()) {
    await expect(chart.getByRole("img")).toHaveAttribute("aria-label", /\d/);
    await chart.locator("summary").click();
    await expect(chart.getByRole("table")).toBeVisible();
    expect(await chart.getByRole("row").count()).toBeGreaterThan(4);
  }
  for (const part of ["Geometry", "Compact model"]) {
    const points = FIGURES.landmarkModels[0]?.parts[part === "Geometry" ? "geometry" : "compact"]?.points;
    await page.getByLabel(part, { exact: true }).check({ force: true });
    const scatter = page.getByRole("figure", { name: "Ratings over scores" });
    await expect(scatter.getByRole("img")).toHaveAttribute(
      "aria-label",
      new RegExp(`^${points?.length} faces`),
    );
  }
});

test("the contents lead to their sections and leave the address alone", async ({ page, site }) => {
  await openWithoutEngine(page, site);
  await goTo(page, "method");
  await page
    .getByRole("navigation", { name: "On this page" })
    .getByRole("button", { name: "Sources" })
    .click();
  const heading = page.getByRole("heading", { name: "Sources" });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  expect(new URL(page.url()).hash).toBe("#/method");
});

test("the compact model's card is there, whole", async ({ page, site }) => {
  // The list of models, in which its card is, comes after the engine.
  await openReady(page, site);
  await goTo(page, "method");
  await page.getByText("The whole model card").first().click();
  await expect(page.getByRole("heading", { level: 4, name: "Failures and limits" })).toBeVisible();
  const card = readFileSync(path.join(ROOT, "public/models/compact/MODEL_CARD.md"), "utf8");
  const headings = [...card.matchAll(/^## (.+)$/gm)].map(([, name]) => name ?? "");
  for (const name of headings) await expect(page.getByRole("heading", { level: 4, name })).toBeVisible();
});

test("the benchmark can be cancelled, times an example, and gives its figures as JSON", async ({
  page,
  site,
}) => {
  test.slow();
  await openReady(page, site);
  await page.getByRole("link", { name: "Benchmark" }).click();
  // It starts an engine of its own: held, so that it runs for as long as the test looks at it.
  await page.route(ENGINE, () => undefined);
  await page.getByLabel("24", { exact: true }).check({ force: true });
  const start = page.getByRole("button", { name: "Start" });
  await start.click();
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Cancelled. Nothing is kept of it.")).toBeVisible();
  await expect(start).toBeEnabled();

  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.getByLabel("1", { exact: true }).check({ force: true });
  await start.click();
  await expect(page.getByText(/^\s*Finished: [\d,]+ ms for a warm photo/)).toBeVisible({ timeout: 120_000 });
  const times = page.getByRole("table", { name: "Time of each stage, in milliseconds" });
  await expect(times.getByRole("row")).toHaveCount(9);
  await expect(page.getByText("Not installed: this site does not have FaceStats.")).toBeVisible();
  const agent = await page.evaluate(() => navigator.userAgent);
  await expect(page.getByRole("definition").filter({ hasText: agent })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download JSON" }).click();
  const file = await (await waiting).path();
  const saved = JSON.parse(readFileSync(file, "utf8")) as { cold: { total: number }; warm: object };
  expect(saved).toMatchObject({
    format: "mien-benchmark-1",
    device: { userAgent: agent, crossOriginIsolated: true, simd: true },
    warm: { total: { count: 1 } },
    facestats: null,
  });
  expect(saved.cold.total).toBeGreaterThan(0);
  expect(saved.warm).toHaveProperty("steps.landmarks");
});

test("axe finds nothing on method, benchmark and help", async ({ page, site }) => {
  await page.goto(new URL("#/method", site.url).href);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Method");
  await expect(page.getByRole("article").first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await goTo(page, "benchmark");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Benchmark");
  expect(await findings(page)).toEqual([]);
  for (const help of ["help.html", "hilfe.html"]) {
    await page.goto(new URL(help, site.url).href);
    expect(await findings(page)).toEqual([]);
  }
});

test("axe finds nothing in the method's folded tables and its model card", async ({ page, site }) => {
  test.slow();
  await page.goto(new URL("#/method", site.url).href);
  await expect(page.getByRole("article").first()).toBeVisible();
  await unfold(page);
  await expect(page.getByRole("heading", { level: 4, name: "Licence" })).toBeVisible();
  expect(await findings(page, "details[open]")).toEqual([]);
});

test("nothing scrolls sideways at 320 pixels on method, benchmark and help", async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openReady(page, site);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  for (const route of ["method", "benchmark"]) {
    await goTo(page, route);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await unfold(page);
    expect(await overflow(), route).toBeLessThanOrEqual(0);
  }
  await page.goto(new URL("hilfe.html", site.url).href);
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test("help is reached from the foot of the page, beside the app, in the chosen language", async ({
  page,
  site,
  context,
}) => {
  await openWithoutEngine(page, site);
  const footer = page.getByRole("contentinfo");
  const opened = context.waitForEvent("page");
  await footer.getByRole("link", { name: /^Help/ }).click();
  const help = await opened;
  await expect(help.getByRole("heading", { level: 1, name: "Help" })).toBeVisible();
  await help.getByRole("link", { name: "When numbers weigh on you" }).click();
  await expect(help.getByRole("heading", { name: /numbers about looks/ })).toBeInViewport();
  await help.getByRole("link", { name: "Deutsch" }).click();
  await expect(help.getByRole("heading", { level: 1, name: "Hilfe" })).toBeVisible();
  await help.close();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("help keeps the chosen theme, and reads without scripts", async ({ browser, site }) => {
  const chosen = await browser.newPage();
  await chosen.addInitScript(() => localStorage.setItem("mien.theme", "dark"));
  await chosen.goto(new URL("help.html", site.url).href);
  await expect(chosen.locator("html")).toHaveAttribute("data-theme", "dark");
  await chosen.close();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(new URL("hilfe.html", site.url).href);
  await expect(plain.getByRole("heading", { level: 1, name: "Hilfe" })).toBeVisible();
  await context.close();
});
