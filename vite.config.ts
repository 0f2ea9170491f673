import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstPaint } from "./scripts/site/build/first-paint.ts";
import { HELP_FILES, helpPages } from "./scripts/site/build/help-pages.ts";
import { integrity } from "./scripts/site/build/integrity.ts";
import { modelCards } from "./scripts/site/build/model-cards.ts";
import { licencesFile } from "./scripts/site/supply/licences.ts";
import { viteHeaders } from "./scripts/site/server/vite-headers.ts";
import { configDefaults } from "vitest/config";

/** The decoder's loader and wasm, which its package does not export by name. */
const HEVC_WASM = path.join(import.meta.dirname, "node_modules", "@hevcjs", "core", "dist", "wasm");

/**
 * What the first paint needs, in one file: thirty small ones compress worse by a tenth. The help documents share none of it.
 */
const SHELL = {
  name: "shell",
  tags: ["$initial" as const],
  test: /node_modules|\/src\/(?!app\/(?:main|help-theme|chosen-theme)|help\/|ui\/styles\/(?:base|tokens|fonts))/,
};

/**
 * What a photo needs to become a result, in one file: on a second visit forty small ones cost more time than their code.
 */
const SCORING = {
  name: "scoring",
  test: /\/src\/(?:app\/services|ui\/result\/screen)\.tsx?$/,
};

/** Every screen's file is `screen.tsx`: its chunk is named by its folder. */
function chunkName({ facadeModuleId }: { readonly facadeModuleId: string | null }): string {
  const [, screen] = /\/ui\/([\w-]+)\/screen\.tsx$/.exec(facadeModuleId ?? "") ?? [];
  return `assets/${screen ?? "[name]"}-[hash].js`;
}

/** Who runs the app is told what is wrong with it, not which part of the bundler took how long. */
const CHECKS = { bundlerTimings: false } as const;

/**
 * Two builds share one configuration: the site (`dist/`), and with `--mode tools` the page that the command-line tools
 * drive in headless Chromium (`.cache/tools/`). The tools page runs the very same pipeline and is never deployed.
 */
export default defineConfig(({ mode }) => {
  const tools = mode === "tools";
  return {
    base: "./",
    plugins: [
      react(),
      viteHeaders(),
      modelCards(path.join(import.meta.dirname, "public", "models")),
      helpPages(import.meta.dirname),
      ...(tools ? [] : [licencesFile(), firstPaint(import.meta.dirname)]),
      integrity(),
    ],
    resolve: {
      // onnxruntime-web's own loader stays a file of its own: bundled into our worker, its threads would run our worker again.
      // React has what this package brings to older ones.
      alias: { "@hevcjs/core/wasm": HEVC_WASM, "use-sync-external-store/shim": "react" },
      conditions: ["onnxruntime-web-use-extern-wasm", "module", "browser", "development|production"],
    },
    worker: { format: "es" as const },
    build: {
      outDir: tools ? ".cache/tools" : "dist",
      emptyOutDir: true,
      target: "es2023",
      assetsInlineLimit: 0,
      rolldownOptions: tools
        ? { input: "scripts/browser/tools.html", checks: CHECKS }
        : {
            checks: CHECKS,
            input: ["index.html", ...HELP_FILES],
            output: { chunkFileNames: chunkName, codeSplitting: { groups: [SHELL, SCORING] } },
          },
    },
    test: {
      include: ["{src,scripts,lab,fixtures,e2e,e2e-engines,eslint}/**/*.test.{ts,tsx}"],
      exclude: [...configDefaults.exclude, ".cache/**"],
      environment: "node" as const,
      // No measure, but an end to what hangs: what takes a second alone takes ten beside other work.
      testTimeout: 120_000,
      // The page's entry runs when it is imported; browser tests see it.
      coverage: { exclude: ["**/*.css", "**/*.test.*", "**/testing/**", "src/app/main.tsx"] },
    },
  };
});
