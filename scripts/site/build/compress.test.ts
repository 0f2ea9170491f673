import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compressSite } from "./compress.ts";

it("packs what gains by it, the same way each time, and takes what an earlier build packed", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "mien-compress-"));
  const cache = path.join(folder, "..", `${path.basename(folder)}-cache`);
  const script = "export const words = 'a face measured';\n".repeat(100);
  const noise = crypto.getRandomValues(new Uint8Array(4096));
  await writeFile(path.join(folder, "app.js"), script);
  await writeFile(path.join(folder, "noise.bin"), noise);
  await writeFile(path.join(folder, "photo.jpg"), script);
  await compressSite(folder, cache);
  expect((await readdir(folder)).sort()).toEqual([
    "app.js",
    "app.js.br",
    "app.js.gz",
    "noise.bin",
    "photo.jpg",
  ]);
  const packed = (suffix: string) => readFile(path.join(folder, `app.js${suffix}`));
  expect(brotliDecompressSync(await packed(".br")).toString()).toBe(script);
  expect(gunzipSync(await packed(".gz")).toString()).toBe(script);

  const [kept = ""] = (await readdir(cache)).filter((name) => name.endsWith(".gz"));
  const before = await readFile(path.join(cache, kept));
  await writeFile(path.join(cache, kept), before);
  const first = await packed(".br");
  await compressSite(folder, cache);
  expect(await packed(".br")).toEqual(first);
  for (const name of await readdir(cache)) await writeFile(path.join(cache, name), "kept");
  await compressSite(folder, cache);
  expect((await packed(".br")).toString()).toBe("kept");
});

it("packs quickly where that is asked for, and takes the best where it is there", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "mien-compress-"));
  const cache = path.join(folder, "..", `${path.basename(folder)}-cache`);
  const script = Array.from({ length: 2000 }, (_, n) => `export const word${n} = ${n * n};\n`).join("");
  await writeFile(path.join(folder, "app.js"), script);
  const packed = (suffix: string) => readFile(path.join(folder, `app.js${suffix}`));
  await compressSite(folder, cache, "quick");
  const quick = await packed(".br");
  expect(brotliDecompressSync(quick).toString()).toBe(script);
  expect(gunzipSync(await packed(".gz")).toString()).toBe(script);
  await compressSite(folder, cache);
  const best = await packed(".br");
  expect(best.length).toBeLessThan(quick.length);
  await compressSite(folder, cache, "quick");
  expect(await packed(".br")).toEqual(best);
});
