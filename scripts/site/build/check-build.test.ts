import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  LARGEST_FILE_BYTES,
  METRICS_HOST,
  refuseCallingHome,
  refuseLargeFiles,
  refuseUnknownHosts,
  refuseUnknownRuntime,
} from "./check-build.ts";
import { ROOT } from "./ensure-built.ts";

describe("the check of a finished build", () => {
  it("refuses a file that names the metrics host, in whatever folder and type", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "mien-build-"));
    await mkdir(path.join(folder, "assets"));
    await writeFile(path.join(folder, "index.html"), "<!doctype html>");
    await expect(refuseCallingHome(folder)).resolves.toBeUndefined();
    await writeFile(path.join(folder, "assets", "x.wasm"), `\0\x01https://${METRICS_HOST}/v1\0`);
    await expect(refuseCallingHome(folder)).rejects.toThrow("0.10.35");
  });

  it("refuses wasm, and a loader of it, that is not the recorded one", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "mien-build-"));
    const packages = path.join(ROOT, "node_modules");
    const own = [
      [
        path.join(packages, "onnxruntime-web/dist/ort-wasm-simd-threaded.mjs"),
        "ort-wasm-simd-threaded-a1.mjs",
      ],
      [
        path.join(packages, "@mediapipe/tasks-vision/wasm/vision_wasm_module_internal.wasm"),
        "vision-a1.wasm",
      ],
    ] as const;
    for (const [from, name] of own) await copyFile(from, path.join(folder, name));
    await expect(refuseUnknownRuntime(folder)).resolves.toBe(2);
    const bytes = await readFile(path.join(folder, "vision-a1.wasm"));
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    await writeFile(path.join(folder, "vision-a1.wasm"), bytes);
    await expect(refuseUnknownRuntime(folder)).rejects.toThrow(
      /vision-a1\.wasm: SHA-256 [0-9a-f]{64} is not/,
    );
  });

  it("finds every recorded file in its package", async () => {
    const record = JSON.parse(
      await readFile(path.join(import.meta.dirname, "runtime-files.json"), "utf8"),
    ) as Record<string, string>;
    const hashes = new Set<string>();
    for (const folder of ["onnxruntime-web/dist", "@mediapipe/tasks-vision/wasm", "@hevcjs/core/dist/wasm"])
      for (const name of await readdir(path.join(ROOT, "node_modules", folder)))
        if (Object.keys(record).some((file) => file.endsWith(`/${name}`)))
          hashes.add(
            createHash("sha256")
              .update(await readFile(path.join(ROOT, "node_modules", folder, name)))
              .digest("hex"),
          );
    expect(new Set(Object.values(record))).toEqual(hashes);
  });

  it("refuses a file that a host would not take, and takes one that just fits", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "mien-build-"));
    const file = path.join(folder, "x.wasm");
    await writeFile(file, "");
    await truncate(file, LARGEST_FILE_BYTES);
    await expect(refuseLargeFiles(folder)).resolves.toBeUndefined();
    await truncate(file, LARGEST_FILE_BYTES + 1);
    await expect(refuseLargeFiles(folder)).rejects.toThrow("x.wasm");
  });

  it("refuses a host that nobody has looked at, and no link of the help or source of a model", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "mien-build-"));
    await mkdir(path.join(folder, "models"));
    await writeFile(path.join(folder, "index.html"), '<svg xmlns="http://www.w3.org/2000/svg"></svg>');
    await writeFile(path.join(folder, "help.html"), '<a href="https://example.org/">x</a>');
    await writeFile(path.join(folder, "models", "model.json"), '{"source":"https://example.org/x"}');
    await expect(refuseUnknownHosts(folder)).resolves.toBeUndefined();
    await writeFile(path.join(folder, "app.js"), 'new WebSocket("wss://cdn.example.org/x")');
    await expect(refuseUnknownHosts(folder)).rejects.toThrow("cdn.example.org in app.js");
  });
});
