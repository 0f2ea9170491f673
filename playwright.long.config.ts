import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

/** Tests that take minutes each: `npm run test:long`. The same site and browser as the others. */
export default defineConfig({
  ...base,
  testDir: "e2e-long",
  outputDir: ".cache/e2e-long",
  // They measure memory and time: nothing else runs beside them.
  workers: 1,
  timeout: 1_800_000,
  reporter: [["list"], ["json", { outputFile: ".cache/playwright-long.json" }]],
});
