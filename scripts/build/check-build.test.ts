import { mkdtemp, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { METRICS_HOST, refuseCallingHome } from "./check-build.ts";

describe("the check of a finished build", () => {
  it("refuses a file that names the metrics host, in whatever folder and type", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "mien-build-"));
    await mkdir(path.join(folder, "assets"));
    await writeFile(path.join(folder, "index.html"), "<!doctype html>");
    await expect(refuseCallingHome(folder)).resolves.toBeUndefined();
    await writeFile(path.join(folder, "assets", "x.wasm"), `\0\x01https://${METRICS_HOST}/v1\0`);
    await expect(refuseCallingHome(folder)).rejects.toThrow("0.10.35");
  });
});
