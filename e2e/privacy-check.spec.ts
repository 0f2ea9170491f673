/** The privacy check of the built site. Its address that does not exist leads to a trap here, which hears what would get out. */
import type { Page } from "@playwright/test";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { HEADERS } from "../scripts/site/server/headers.ts";
import { startServer, type ServerOptions } from "../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/browser/chromium.ts";
import { NOWHERE } from "../src/ui/privacy-check/verdict.ts";
import { findings } from "./axe.ts";
import { expect, openReady, test as onSite, untilAppIsThere, untilSettled } from "./site.ts";

interface Trap {
  readonly port: number;
  connections: number;
}

const test = onSite.extend<object, { trap: Trap }>({
  trap: [
    // Playwright reads the fixtures a fixture needs from this pattern; it needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = createServer((socket) => {
        trap.connections += 1;
        socket.destroy();
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
      const trap = { port: (server.address() as AddressInfo).port, connections: 0 };
      await use(trap);
      server.close();
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ trap }, use) => {
      const host = new URL(NOWHERE).hostname;
      const rule = `--host-resolver-rules=MAP ${host}:443 127.0.0.1:${trap.port}`;
      await use({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS, rule] });
    },
    { scope: "worker" },
  ],
});

const verdictCells = (page: Page) => page.locator(".check__verdict");
const row = (page: Page, name: string) => page.getByRole("row", { name });

async function check(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Try to get out|Try again/ }).click();
  await expect(page.getByRole("heading", { name: "Ways out" })).toBeVisible();
}

test("every way that is tried is refused, said so, and nothing is heard outside", async ({
  page,
  site,
  trap,
}) => {
  trap.connections = 0;
  await page.goto(site.url);
  await untilAppIsThere(page);
  await page.getByText("How this is counted").click();
  await page.getByRole("link", { name: "Try it yourself: privacy check" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Privacy check" })).toBeVisible();
  await check(page);
  expect(await findings(page)).toEqual([]);
  await expect(page.getByText(/^(\d+) of \1 ways out were refused\. None is open\.$/)).toBeVisible();
  const verdicts = await verdictCells(page).allInnerTexts();
  expect(verdicts.length).toBe(31);
  expect(new Set(verdicts)).toEqual(new Set(["Blocked"]));
  await expect(page.getByText("Missing", { exact: true })).toHaveCount(0);
  await expect(page.getByText("This page came from the host", { exact: false })).toBeVisible();
  for (const { name } of HEADERS) await expect(row(page, name)).toContainText(/In force$|Sent$/);
  for (const name of ["Content-Security-Policy", "Connection-Allowlist", "Cross-Origin-Opener-Policy"])
    await expect(row(page, name)).toContainText("In force");
  const fact = (name: string) => page.locator(".check__facts > div", { hasText: name });
  await expect(fact("Photo bytes sent")).toContainText(/0$/);
  await expect(fact("Stored here: History")).toContainText("nothing");
  await page.getByLabel("Deutsch").check();
  await expect(page.getByRole("heading", { level: 1, name: "Datenschutz-Prüfung" })).toBeVisible();
  expect(new Set(await verdictCells(page).allInnerTexts())).toEqual(new Set(["Abgelehnt"]));
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(trap.connections).toBe(0);
  expect(site.log.every(({ method }) => method === "GET")).toBe(true);
});

test("a host without the headers is told from one without the allowlist alone", async ({ page, trap }) => {
  const checkUnder = async (headers: NonNullable<ServerOptions["headers"]>) => {
    trap.connections = 0;
    const server = await startServer({ root: path.join(ROOT, "dist"), port: 0, headers });
    await page.goto(`${server.url}#/privacy-check`);
    await check(page);
    return server;
  };
  const bare = await checkUnder("off");
  await expect(page.getByText("Content-Security-Policy is missing", { exact: false })).toBeVisible();
  await expect(row(page, "A request fetch")).toContainText("Not blocked");
  await expect(page.getByText(/^(\d+) of \d+ ways out were refused/)).toHaveCount(0);
  await expect(page.getByText("Missing", { exact: true })).toHaveCount(HEADERS.length);
  expect(trap.connections).toBeGreaterThan(0);
  expect(await findings(page)).toEqual([]);
  await bare.close();

  const partial = await checkUnder("no-allowlist");
  await expect(page.getByText("came without Connection-Allowlist", { exact: false })).toBeVisible();
  await expect(row(page, "A request fetch")).not.toContainText("Not blocked");
  for (const name of ["by UDP", "by TCP"]) await expect(row(page, name)).toContainText("Not blocked");
  await partial.close();
});

test("a page that came without headers is told from one that the host would send now", async ({ page }) => {
  const root = path.join(ROOT, "dist");
  const bare = await startServer({ root, port: 0, headers: "off" });
  await page.goto(`${bare.url}#/privacy-check`);
  await expect(page.getByRole("button", { name: "Try to get out" })).toBeVisible();
  // A part that could not be had while nobody serves would let the page start anew, with headers.
  await untilSettled(page);
  await bare.close();
  const mended = await startServer({ root, port: bare.port });
  await check(page);
  await expect(page.getByText("This page came without headers", { exact: false })).toBeVisible();
  for (const name of ["Content-Security-Policy", "Connection-Allowlist"])
    await expect(row(page, name)).toContainText("Sent, not in force");
  await expect(row(page, "A request fetch")).toContainText("Not blocked");
  await mended.close();
});

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("the page says that the worker answered, and what with", async ({ page, site }) => {
    await openReady(page, site);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(`${site.url}#/privacy-check`);
    await page.reload();
    await check(page);
    await expect(page.getByText("site’s own service worker", { exact: false })).toBeVisible();
    await expect(row(page, "Content-Security-Policy")).toContainText("In force");
    expect(site.log.every(({ method }) => method === "GET")).toBe(true);
  });
});
