/** Drives the tools page: builds it when it is stale, serves it on 127.0.0.1, opens it in headless Chromium. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import type { AppearanceAnswer, LandmarkModelKind, Outcome } from "../../src/core/report.ts";
import type { EncoderPrepared } from "../../src/inference/protocol/encoder-protocol.ts";
import type { EngineInfo } from "../../src/inference/protocol/protocol.ts";
import { ensureBuilt } from "../site/build/ensure-built.ts";
import { startServer } from "../site/server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "./chromium.ts";
import type { AgeRecord } from "./age-worker.ts";
import type { FeatureRecord, NamedCrops } from "./feature-worker.ts";
import type { FaceLook, FaceRecord } from "./reader-worker.ts";
import type { EncoderSaid, EncoderWanted, FileOutcome, HowScored, ToolsPage } from "./tools-page.ts";

/** A file on disk, or one in memory. */
export type ToolFile = string | { readonly name: string; readonly bytes: Uint8Array };

/** The tools page seen from Node: the same calls, with files instead of addresses. */
export interface Tools {
  start(): Promise<FileOutcome<EngineInfo>>;
  score(file: ToolFile, how?: HowScored): Promise<FileOutcome<Outcome>>;
  startReader(landmarkModel: string): Promise<FileOutcome<string>>;
  read(file: ToolFile): Promise<FileOutcome<FaceRecord | null>>;
  look(file: ToolFile, degrees?: number): Promise<FileOutcome<FaceLook | null>>;
  startAge(landmarkModel: LandmarkModelKind): Promise<FileOutcome<string>>;
  judgeAge(file: ToolFile, degrees: number): Promise<FileOutcome<AgeRecord>>;
  startFeatures(
    network: ToolFile,
    landmarkModel: LandmarkModelKind,
    crops: NamedCrops,
  ): Promise<FileOutcome<string>>;
  readFeatures(file: ToolFile): Promise<FileOutcome<FeatureRecord | null>>;
  /** Return FaceStats' answer for a photo as the app makes it, on the processor; null for a photo without a score. */
  scoreFaceStats(file: ToolFile): Promise<FileOutcome<AppearanceAnswer | null>>;
  startEncoder(wanted: EncoderWanted): Promise<FileOutcome<EncoderPrepared>>;
  /** 224 x 224 pixels, interleaved RGB. */
  askEncoder(pixels: Uint8ClampedArray): Promise<FileOutcome<EncoderSaid>>;
  endEncoder(): Promise<void>;
}

/** Where the tools page runs otherwise than usual. */
export interface ToolsOptions {
  /** A folder of models instead of the repository's own. */
  readonly modelsDir?: string;
  /** More flags for Chromium. */
  readonly flags?: readonly string[];
}

/** Run `work` with an open tools page; browser and server are gone when it returns, also after an error. */
export async function withTools<T>(
  work: (tools: Tools) => Promise<T>,
  { modelsDir, flags = [] }: ToolsOptions = {},
): Promise<T> {
  const root = await ensureBuilt("tools");
  const server = await startServer({ root, port: 0, ...(modelsDir === undefined ? {} : { modelsDir }) });
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, ...flags],
  });
  try {
    const page = await browser.newPage();
    const files = new Map<string, ToolFile>();
    await page.route("**/input/*", async (route) => {
      const file = files.get(new URL(route.request().url()).pathname);
      if (file === undefined) await route.fulfill({ status: 404 });
      else {
        const body = typeof file === "string" ? await readFile(file) : Buffer.from(file.bytes);
        await route.fulfill({ body, contentType: "application/octet-stream" });
      }
    });
    await page.goto(new URL("/scripts/browser/tools.html", server.url).href);
    await page.waitForFunction(() => "mienTools" in globalThis);
    return await work(toolsOver(page, files));
  } finally {
    await browser.close();
    await server.close();
  }
}

function toolsOver(page: Page, files: Map<string, ToolFile>): Tools {
  let count = 0;
  const offered = async <T>(file: ToolFile, call: (url: string, name: string) => Promise<T>): Promise<T> => {
    count += 1;
    const url = `/input/${count}`;
    files.set(url, file);
    try {
      return await call(url, typeof file === "string" ? path.basename(file) : file.name);
    } finally {
      files.delete(url);
    }
  };
  const ask = <K extends keyof ToolsPage>(name: K, ...args: Parameters<ToolsPage[K]>) =>
    page.evaluate(
      ([key, values]) => (globalThis.mienTools[key] as (...given: unknown[]) => Promise<unknown>)(...values),
      [name, args] as const,
    ) as ReturnType<ToolsPage[K]>;
  return {
    start: () => ask("start"),
    score: (file, how) => offered(file, (url, name) => ask("score", url, name, ...(how ? [how] : []))),
    startReader: (kind) => ask("startReader", kind),
    read: (file) => offered(file, (url, name) => ask("read", url, name)),
    look: (file, degrees = 0) => offered(file, (url, name) => ask("look", url, name, degrees)),
    startAge: (kind) => ask("startAge", kind),
    judgeAge: (file, degrees) => offered(file, (url, name) => ask("judgeAge", url, name, degrees)),
    startFeatures: (network, kind, crops) =>
      offered(network, (url, name) => ask("startFeatures", url, name, kind, crops)),
    readFeatures: (file) => offered(file, (url, name) => ask("readFeatures", url, name)),
    scoreFaceStats: (file) => offered(file, (url, name) => ask("scoreFaceStats", url, name)),
    startEncoder: (wanted) => ask("startEncoder", wanted),
    askEncoder: (pixels) => ask("askEncoder", Buffer.from(pixels).toString("base64")),
    endEncoder: () => ask("endEncoder"),
  };
}
