import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PreviewServer, ViteDevServer } from "vite";
import { build, createServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HeaderRule } from "./headers.ts";
import { HEADERS } from "./headers.ts";
import { devHeaders, viteHeaders } from "./vite-headers.ts";

async function expectOnEvery(base: string, rules: readonly HeaderRule[]): Promise<void> {
  for (const target of ["/", "/index.html", "/nothing.js"]) {
    const response = await fetch(new URL(target, base));
    for (const { name, value } of rules) expect(response.headers.get(name), `${target} ${name}`).toBe(value);
  }
}

describe("Vite's own servers", () => {
  let root: string;
  let dev: ViteDevServer;
  let shown: PreviewServer;

  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), "mien-vite-"));
    writeFileSync(path.join(root, "index.html"), "<!doctype html><title>Mien</title>");
    const server = { host: "127.0.0.1", port: 0 };
    const common = { configFile: false as const, root, logLevel: "error" as const, plugins: [viteHeaders()] };
    dev = await createServer({ ...common, server });
    await dev.listen();
    await build(common);
    shown = await preview({ ...common, preview: server });
  }, 60_000);

  afterAll(async () => {
    await dev.close();
    await shown.close();
    rmSync(root, { recursive: true });
  });

  it("send the production headers from `vite preview`, also with what is missing", async () => {
    await expectOnEvery(shown.resolvedUrls?.local[0] ?? "", HEADERS);
  });

  it("send the development headers from `vite dev`, also with what is missing", async () => {
    await expectOnEvery(dev.resolvedUrls?.local[0] ?? "", devHeaders());
  });
});
