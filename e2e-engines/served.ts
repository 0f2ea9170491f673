/** `test` with the site served, and no page of Playwright's: for browsers that it does not drive. */
import { test as base } from "@playwright/test";
import path from "node:path";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { startServer } from "../scripts/site/server/static-server.ts";

export const test = base.extend<{ siteUrl: string }>({
  // Playwright reads the fixtures a fixture needs from this pattern; it needs none.
  // eslint-disable-next-line no-empty-pattern
  siteUrl: async ({}, use) => {
    const server = await startServer({ root: path.join(ROOT, "dist"), port: 0 });
    await use(server.url);
    await server.close();
  },
});
