/** What a page could leave behind in the tab or on the host: seen by another port of the same host, to which the tab goes next. */
import type { Page } from "@playwright/test";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, openWithoutEngine, test as onSite } from "./site.ts";

/** A site on the same host that notes the cookies it gets. */
interface Neighbour {
  readonly url: string;
  readonly cookies: string[];
}

async function neighbour(servers: Server[]): Promise<Neighbour> {
  const cookies: string[] = [];
  const server = createServer((request, response) => {
    cookies.push(request.headers.cookie ?? "");
    response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Neighbour</title>");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, cookies };
}

const test = onSite.extend<{ one: Neighbour; other: Neighbour; servers: Server[] }>({
  // Playwright reads the fixtures a fixture needs from this pattern; it needs none.
  // eslint-disable-next-line no-empty-pattern
  servers: async ({}, use) => {
    const servers: Server[] = [];
    await use(servers);
    for (const server of servers) server.close();
  },
  one: async ({ servers }, use) => use(await neighbour(servers)),
  other: async ({ servers }, use) => use(await neighbour(servers)),
});

const SECRET = "what-a-photo-holds";

/** Leave as much as a script can: a named window, cookies of every kind, some by way of another document's own functions. */
async function leaveAll(page: Page): Promise<void> {
  await page.evaluate(async (secret) => {
    window.name = secret;
    document.cookie = `plain=${secret}`;
    document.cookie = `lasting=${secret}; path=/; max-age=3600`;
    document.cookie = secret;
    await cookieStore.set("stored", secret);
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const inner = frame.contentDocument;
    if (inner) inner.cookie = `framed=${secret}; path=/`;
  }, SECRET);
}

test("a tab that has been on a page without our script carries its name and cookies on", async ({
  page,
  one,
  other,
}) => {
  await page.goto(one.url);
  await leaveAll(page);
  await page.goto(other.url);
  expect(other.cookies[0]?.split(SECRET)).toHaveLength(6);
  expect(await page.evaluate(() => window.name)).toBe(SECRET);
});

test("a tab that has been here carries nothing on", async ({ page, site, other }) => {
  await openWithoutEngine(page, site);
  await leaveAll(page);
  await page.goto(other.url);
  expect(other.cookies[0]).toBe("");
  expect(await page.evaluate(() => window.name)).toBe("");
});

test("a cookie that appears while the page is open is gone before the page is left", async ({
  page,
  site,
}) => {
  await openWithoutEngine(page, site);
  await leaveAll(page);
  await expect.poll(async () => (await page.context().cookies()).length).toBe(0);
});

test("a name and cookies that were left before are emptied before the page can read them", async ({
  page,
  site,
  one,
}) => {
  await page.goto(one.url);
  await leaveAll(page);
  await page.goto(site.url);
  expect(await page.evaluate(() => [window.name, document.cookie])).toEqual(["", ""]);
});
