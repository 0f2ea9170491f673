/**
 * `npm run screenshots`: what stores and installing browsers show of the app, as pictures in `public/screenshots/`. Every face in them is
 * one of the site's rendered examples.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, ensureChromium } from "./browser/chromium.ts";
import { ensureBuilt } from "./site/build/ensure-built.ts";
import { ROOT } from "./site/build/root.ts";
import { startServer } from "./site/server/static-server.ts";

export interface Screenshot {
  /** Width and height of the window, in CSS pixels, and how many pixels of the picture each has. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly screen: "result" | "photos";
}

/** File name below `public/screenshots` -> what it shows. */
export const SCREENSHOTS: Readonly<Record<string, Screenshot>> = {
  "wide-result.webp": { width: 1280, height: 800, scale: 1, screen: "result" },
  "wide-photos.webp": { width: 1280, height: 800, scale: 1, screen: "photos" },
  "narrow-result.webp": { width: 400, height: 800, scale: 1.5, screen: "result" },
};

const FACES = ["a", "b", "c", "d"];
const QUALITY = 0.8;

async function shoot(browser: Browser, url: string, { width, height, scale, screen }: Screenshot) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "en",
  });
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem("mien.notice-read", "yes"));
  await page.goto(url);
  await page.getByText("Ready. Everything needed is on this device.").waitFor({ timeout: 120_000 });
  // Every model is there when requests are counted: the scores no longer move.
  await page
    .getByText(/Requests since ready\s*0/)
    .first()
    .waitFor({ timeout: 120_000 });
  const ids = screen === "result" ? FACES.slice(0, 1) : FACES;
  const files = ids.map((id) => ({
    name: `example-${id}.jpg`,
    mimeType: "image/jpeg",
    buffer: readFileSync(path.join(ROOT, "public", "examples", `example-${id}.jpg`)),
  }));
  await page.locator('input[type="file"]').first().setInputFiles(files);
  if (screen === "result") await page.locator("#measurements-title").waitFor({ state: "attached" });
  else await page.getByText(`${ids.length} of ${ids.length} finished`).first().waitFor({ timeout: 60_000 });
  const png = await page.screenshot({ animations: "disabled" });
  await context.close();
  return webpOf(browser, png);
}

/** Chromium writes WebP too: no other program is needed. */
async function webpOf(browser: Browser, png: Buffer): Promise<Buffer> {
  const page: Page = await browser.newPage();
  const text = await page.evaluate(
    async ({ source, quality }) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
      const blob = await canvas.convertToBlob({ type: "image/webp", quality });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    },
    { source: png.toString("base64"), quality: QUALITY },
  );
  await page.close();
  return Buffer.from(text, "base64");
}

async function main(): Promise<void> {
  const root = await ensureBuilt("site");
  const folder = path.join(ROOT, "public", "screenshots");
  mkdirSync(folder, { recursive: true });
  const server = await startServer({ root, port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  try {
    for (const [name, shot] of Object.entries(SCREENSHOTS)) {
      const bytes = await shoot(browser, server.url, shot);
      writeFileSync(path.join(folder, name), bytes);
      process.stdout.write(`${name}: ${Math.round(bytes.length / 1000)} kB\n`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
