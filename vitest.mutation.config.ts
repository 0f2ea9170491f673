import { defineConfig, mergeConfig } from "vitest/config";
import site from "./vite.config.ts";

/** The unit tests that `npm run mutation` may ask: those beside the five folders, without the ones that start a Chromium. */
export default defineConfig((environment) => {
  const { test, ...rest } = site(environment);
  return mergeConfig(rest, {
    test: {
      ...test,
      include: ["src/{core,inference,models,state}/**/*.test.ts"],
      exclude: [...(test?.exclude ?? []), "**/*.chromium.test.ts"],
    },
  });
});
