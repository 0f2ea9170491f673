import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, ensureChromium } from "./scripts/browser/chromium.ts";

/** End-to-end tests against the built site, served with the production headers on 127.0.0.1. */
export default defineConfig({
  testDir: "e2e",
  // `*.test.ts` beside the specs are Vitest's.
  testMatch: "**/*.spec.ts",
  outputDir: ".cache/e2e",
  globalSetup: "./e2e/global-setup.ts",
  // Two files of tests at a time: a test waits for a thread, a timer or the disk for half of its time. Each has a server of its own.
  workers: Math.min(2, availableParallelism()),
  // Ends to what hangs, no measures: what takes a second alone takes ten beside other work, and runners are not always free.
  timeout: 300_000,
  expect: { timeout: 90_000 },
  reporter: [["list"], ["json", { outputFile: ".cache/playwright.json" }]],
  use: {
    launchOptions: { executablePath: ensureChromium(), args: CHROMIUM_FLAGS },
    screenshot: "only-on-failure",
    // Filling the service worker's cache costs each visit a second of both cores; `offline.spec.ts` lets it.
    serviceWorkers: "block",
  },
});
