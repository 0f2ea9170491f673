/** A throw-away site that carries stand-ins as FaceStats, and a Chromium to open it in. */
import { cp, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { build } from "vite";
import { ensureModels, ROOT } from "../../scripts/site/build/ensure-built.ts";
import type { RequestRecord } from "../../scripts/site/server/static-server.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { ensureStandIn, publishForTests } from "../../scripts/models/standins/cli.ts";
import type { Format } from "../../scripts/models/standins/vit.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";

/** Flags that give WebGPU without a GPU. */
export const SOFTWARE_GPU_FLAGS = [
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--use-vulkan=swiftshader",
  "--enable-features=Vulkan",
];

/** Makes `measureUserAgentSpecificMemory` collect garbage and answer at once. */
const MEASURE_FLAGS = ["--enable-blink-features=ForceEagerMeasureMemory"];

export interface EncoderSite {
  readonly url: string;
  readonly browser: Browser;
  readonly requests: RequestRecord[];
  /** Open the page in a context of its own, with an empty store. */
  open(): Promise<Page>;
  close(): Promise<void>;
}

/** Return the site, built into `folder` (which is emptied), served on 127.0.0.1, with a headless Chromium. */
export async function openEncoderSite(
  folder: string,
  formats: readonly Format[],
  isTiny: boolean,
): Promise<EncoderSite> {
  await rm(folder, { recursive: true, force: true });
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    base: "./",
    resolve: {
      conditions: ["onnxruntime-web-use-extern-wasm", "module", "browser", "development|production"],
    },
    worker: { format: "es" },
    build: {
      outDir: folder,
      target: "es2023",
      assetsInlineLimit: 0,
      rollupOptions: { input: path.join(ROOT, "lab/bench/encoder-page.html") },
    },
  });
  await publish(folder, formats, isTiny);
  const requests: RequestRecord[] = [];
  const server = await startServer({ root: folder, port: 0, onRequest: (record) => requests.push(record) });
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, ...SOFTWARE_GPU_FLAGS, ...MEASURE_FLAGS],
  });
  return {
    url: server.url,
    browser,
    requests,
    async open() {
      const page = await (await browser.newContext()).newPage();
      await page.goto(new URL("/lab/bench/encoder-page.html", server.url).href);
      await page.waitForFunction("globalThis.mienEncoder !== undefined");
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function publish(folder: string, formats: readonly Format[], isTiny: boolean): Promise<void> {
  const modelsDir = path.join(folder, "models");
  await mkdir(modelsDir, { recursive: true });
  await ensureModels();
  // The appearance models are there for the age alone: without them no photo is scored.
  for (const model of ["face-landmarker-assembled", "compact", "faces"])
    await cp(path.join(ROOT, "public/models", model), path.join(modelsDir, model), { recursive: true });
  await cp(path.join(ROOT, "public/examples"), path.join(folder, "examples"), { recursive: true });
  const out = path.join(ROOT, ".cache/standins");
  const files = new Map<Format, string>();
  for (const format of formats) files.set(format, await ensureStandIn(format, { isTiny, seed: 1, out }));
  await publishForTests(modelsDir, files);
}
