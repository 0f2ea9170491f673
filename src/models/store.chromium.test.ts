import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunningServer } from "../../scripts/site/server/static-server.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, foundChromium } from "../../scripts/browser/chromium.ts";
import { CHUNK_BYTES } from "./manifest.ts";
import { cutVariant, noise } from "./testing/fake-browser.ts";

const executablePath = foundChromium();
const { variant, files } = await cutVariant(noise(2 * CHUNK_BYTES + 777), CHUNK_BYTES);

const PAGE = `
import { openModel } from "./store.js";
import { keepStorage } from "./inventory.js";
const baseUrl = new URL("models/", location.href).href;
globalThis.open = async (variant) => {
  try {
    const { bytes, stored, notStored } = await openModel(variant, { baseUrl });
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return { hash: Array.from(digest, (b) => b.toString(16).padStart(2, "0")).join(""), stored, notStored };
  } catch (error) {
    return error.fault?.code ?? error.name;
  }
};
globalThis.flip = async (sha256) => {
  const cache = await caches.open("mien-models-1");
  const key = (await cache.keys()).find((request) => request.url.endsWith(sha256));
  const bytes = new Uint8Array(await (await cache.match(key)).arrayBuffer());
  bytes[bytes.length >> 1] ^= 4;
  await cache.put(key, new Response(bytes));
};
globalThis.keep = () => keepStorage();
globalThis.ready = true;
`;

describe.skipIf(executablePath === null)("the model store in Chromium (skipped where there is none)", () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const requested: string[] = [];
  const chunkRequests = (): string[] => requested.filter((url) => url.includes("/models/"));

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "mien-store-"));
    const entry = (name: string): string => path.join(import.meta.dirname, `${name}.ts`);
    await build({
      configFile: false,
      logLevel: "error",
      publicDir: false,
      build: {
        outDir: folder,
        lib: { entry: { store: entry("store"), inventory: entry("inventory") }, formats: ["es"] },
      },
    });
    mkdirSync(path.join(folder, "models/test"), { recursive: true });
    for (const [name, bytes] of files) writeFileSync(path.join(folder, "models", name), bytes);
    writeFileSync(path.join(folder, "page.js"), PAGE);
    writeFileSync(
      path.join(folder, "index.html"),
      `<!doctype html><script type="module" src="page.js"></script>`,
    );
    server = await startServer({ root: folder, port: 0, onRequest: ({ url }) => requested.push(url) });
    browser = await chromium.launch({
      ...(executablePath === null ? {} : { executablePath }),
      args: [...CHROMIUM_FLAGS],
    });
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext();
    page = await freshPage();
    requested.length = 0;
  }, 60_000);

  const freshPage = async (): Promise<Page> => {
    const opened = await context.newPage();
    await opened.goto(server.url);
    await opened.waitForFunction("globalThis.ready === true");
    return opened;
  };
  const open = (on: Page, wanted: object = variant): Promise<unknown> =>
    on.evaluate(`open(${JSON.stringify(wanted)})`);
  const whole = { hash: variant.sha256, stored: "cache", notStored: null };

  it("downloads once, and then opens in a new page without the network", async () => {
    expect(await open(page)).toEqual(whole);
    expect(chunkRequests()).toHaveLength(3);
    const later = await freshPage();
    await context.setOffline(true);
    expect(await open(later)).toEqual(whole);
    expect(chunkRequests()).toHaveLength(3);
  });

  it("downloads once for two tabs", async () => {
    const other = await freshPage();
    expect(await Promise.all([open(page), open(other)])).toEqual([whole, whole]);
    expect(chunkRequests()).toHaveLength(3);
  });

  it("notices a flipped byte in Cache Storage and fetches that chunk alone", async () => {
    await open(page);
    await page.evaluate(`flip(${JSON.stringify(variant.chunks[1]?.sha256)})`);
    requested.length = 0;
    expect(await open(page)).toEqual(whole);
    expect(chunkRequests().filter((url) => url.includes(variant.chunks[1]?.sha256 ?? "-"))).toHaveLength(
      chunkRequests().length,
    );
    requested.length = 0;
    expect(await open(page)).toEqual(whole);
    expect(chunkRequests()).toEqual([]);
  });

  it("runs from memory when the browser gives no room", async () => {
    const session = await context.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", {
      origin: new URL(server.url).origin,
      quotaSize: 5_000_000,
    });
    expect(await open(page)).toEqual({ ...whole, stored: "memory", notStored: "quota-exceeded" });
  });

  it("tells a missing file from a missing network", async () => {
    const [chunk] = variant.chunks;
    const missing = { ...variant, chunks: [{ ...chunk, path: "test/none.bin" }, ...variant.chunks.slice(1)] };
    expect(await open(page, missing)).toBe("model-not-found");
    await context.setOffline(true);
    expect(await open(page)).toBe("model-network");
  });

  it("can ask the browser to keep what is stored", async () => {
    expect(typeof (await page.evaluate("keep()"))).toBe("boolean");
  });
});
