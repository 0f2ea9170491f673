import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { siteFiles } from "./service-worker.ts";

it("lists what a visit needs by path and hash, and leaves out models, copies, what stores show and other hosts' papers", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "mien-files-"));
  const rare = "assets/ort-wasm-simd-threaded.jspi-CZzFqCHi.wasm";
  const kept = ["index.html", "help.html", "assets/app.js", "examples/a.jpg", "models/manifest.json", rare];
  const left = [
    "sw.js",
    "_headers",
    "assets/app.js.br",
    "assets/app.js.gz",
    "models/x/00.bin",
    "models/x/model.json",
    "screenshots/wide.webp",
  ];
  for (const name of [...kept, ...left]) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), name);
  }
  const files = await siteFiles(folder);
  expect(files.map(({ path }) => path).sort()).toEqual(
    kept.map((name) => name.replace("index.html", "")).sort(),
  );
  expect(files.filter(({ keep }) => keep === "asked").map(({ path }) => path)).toEqual([rare]);
  const page = files.find(({ path }) => path === "");
  expect(page).toMatchObject({
    bytes: "index.html".length,
    type: "text/html; charset=utf-8",
    sha256: createHash("sha256").update("index.html").digest("base64"),
  });
});
