import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";
import { FIREFOX } from "./e2e-engines/open-firefox.ts";

const { launchOptions, ...use } = base.use ?? {};
// A screenshot is taken with a style in the page, which the site's policy refuses: its message would count as an error.
const plain = { ...use, screenshot: "off" as const };

/** Tests in Firefox and WebKit, beside what Chromium answered just before: a part of `npm test` where they are installed. */
export default defineConfig({
  ...base,
  testDir: "e2e-engines",
  outputDir: ".cache/e2e-engines",
  globalSetup: "./e2e-engines/global-setup.ts",
  reporter: [["list"], ["json", { outputFile: ".cache/playwright-engines.json" }]],
  // Drivers of other engines lose a browser now and then. What is wrong with the site is wrong twice.
  retries: 1,
  use: plain,
  projects: [
    { name: "chromium", testMatch: "reference.spec.ts", use: { launchOptions: launchOptions ?? {} } },
    {
      name: "firefox",
      testMatch: "firefox.spec.ts",
      dependencies: ["chromium"],
      use: {
        browserName: "firefox",
        channel: FIREFOX.channel,
        headless: FIREFOX.headless,
        launchOptions: FIREFOX,
      },
    },
    { name: "webkit", testMatch: "webkit.spec.ts", dependencies: ["chromium"] },
  ],
});
