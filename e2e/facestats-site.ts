/** The built site with tiny stand-ins in FaceStats' place, cut into many small chunks; and what its tests do with it. */
import { expect, type Page } from "@playwright/test";
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { startServer } from "../scripts/site/server/static-server.ts";
import type { RequestRecord } from "../scripts/site/server/static-server.ts";
import { ensureStandIn, publishForTests } from "../scripts/models/standins/cli.ts";
import type { Format } from "../scripts/models/standins/vit.ts";
import { test as base } from "./site.ts";

/** Length of the stand-ins' chunks: the smallest stand-in has several. */
export const CHUNK_BYTES = 64 * 1024;

const FORMATS: readonly Format[] = ["q4f16", "q4", "uint8"];
const STAND_INS = path.join(ROOT, ".cache/standins");

interface Chunks {
  readonly paths: readonly string[];
  readonly bytes: number;
}

interface FaceStatsFolder {
  readonly root: string;
  /** The ONNX file of a variant. */
  file(format: Format): Promise<Buffer>;
  /** The chunks of a variant of the encoder, or of the head. */
  chunks(variant: string): Promise<Chunks>;
}

interface Listed {
  models: {
    id: string;
    parts: Record<string, { variants: { id: string; bytes: number; chunks: { path: string }[] }[] }>;
  }[];
}

/** `test` whose site carries the stand-ins; the folder is made once for each run. */
export const test = base.extend<object, { folder: FaceStatsFolder }>({
  folder: [
    // Playwright reads the fixtures a fixture needs from this pattern; it needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const root = path.join(ROOT, ".cache", `e2e-facestats-${process.pid}`);
      await rm(root, { recursive: true, force: true });
      await mkdir(root, { recursive: true });
      await cp(path.join(ROOT, "dist"), root, { recursive: true });
      const files = new Map<Format, string>();
      for (const format of FORMATS)
        files.set(format, await ensureStandIn(format, { isTiny: true, seed: 1, out: STAND_INS }));
      await publishForTests(path.join(root, "models"), files, { chunkBytes: CHUNK_BYTES });
      await use({
        root,
        file: async (format) => readFile(files.get(format) ?? ""),
        async chunks(id) {
          const text = await readFile(path.join(root, "models/manifest.json"), "utf8");
          const model = (JSON.parse(text) as Listed).models.find((entry) => entry.id === "facestats");
          const variants = Object.values(model?.parts ?? {}).flatMap((part) => part.variants);
          const variant = variants.find((entry) => entry.id === id);
          if (!variant) throw new Error(`no variant ${id}`);
          return { paths: variant.chunks.map((chunk) => chunk.path), bytes: variant.bytes };
        },
      });
      await rm(root, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  site: async ({ folder }, use) => {
    const log: RequestRecord[] = [];
    const server = await startServer({ root: folder.root, port: 0, onRequest: (r) => log.push(r) });
    await use({ url: server.url, log });
    await server.close();
  },
});

/** Every request for FaceStats' chunks, as a Playwright pattern. */
export const CHUNKS = "**/models/facestats/*.bin";

/** Return the chunks that the server was asked for, in order. */
export function chunksAsked(log: readonly RequestRecord[]): string[] {
  return log
    .filter(({ url }) => /\/models\/facestats\/.*\.bin$/.test(url))
    .map(({ url }) => url.slice("/models/".length));
}

/** Go to the models screen by its link. */
export async function openModels(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Models" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Models" })).toBeVisible();
}

/** The stand-in's entry on the models screen. */
export function faceStatsEntry(page: Page) {
  return page.getByRole("article", { name: /^Stand-in/ });
}

/** Turn the stand-in on and wait until it runs. */
export async function turnOn(page: Page): Promise<void> {
  const entry = faceStatsEntry(page);
  await entry.getByRole("button", { name: /turn on$|^Turn on$|^Go on with/ }).click();
  await expect(entry.getByText(/^On\. Ready after/)).toBeVisible();
}

/** Go back to the result. */
export async function openResult(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = "#/result"));
  await expect(page.getByRole("heading", { name: "How the number is made" })).toBeVisible();
}

/** The row of the stand-in in the table of the result. */
export function modelRow(page: Page, name: string) {
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(name) }) });
}
