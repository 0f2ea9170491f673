import { defineConfig } from "@playwright/test";
import { lacking } from "./e2e-engines/engines.ts";
import { FIREFOX } from "./e2e-engines/open-firefox.ts";
import base from "./playwright.config.ts";

/** Chromium's own tests that run in Firefox as they are. Firefox takes no clipboard from a script, so nothing can be pasted there. */
const firefox = {
  name: "firefox",
  testDir: "e2e",
  testMatch: ["score.spec.ts", "translation.spec.ts"],
  grepInvert: /dropped and a pasted photo/,
  use: {
    browserName: "firefox" as const,
    channel: FIREFOX.channel,
    headless: FIREFOX.headless,
    launchOptions: FIREFOX,
    // A screenshot is taken with a style in the page, which the site's policy refuses: its message would count as an error.
    screenshot: "off" as const,
  },
};

/** Tests that take minutes each: `npm run test:long`. The same site and browser as the others, and Firefox where it is installed. */
export default defineConfig({
  ...base,
  testDir: "e2e-long",
  outputDir: ".cache/e2e-long",
  globalSetup: "./e2e-engines/global-setup.ts",
  // They measure memory and time: nothing else runs beside them.
  workers: 1,
  timeout: 1_800_000,
  reporter: [["list"], ["json", { outputFile: ".cache/playwright-long.json" }]],
  projects: [{ name: "chromium" }, ...(lacking("firefox") === null ? [firefox] : [])],
});
