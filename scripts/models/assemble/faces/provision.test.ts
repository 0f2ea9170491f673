import { existsSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { buildManifest } from "../../build-manifest.ts";
import { ensureFaces, FACES_ID } from "./provision.ts";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

function emptySite(): { readonly root: string; readonly models: string } {
  const root = mkdtempSync(path.join(tmpdir(), "mien-site-"));
  folders.push(root);
  return { root, models: path.join(root, "public", "models") };
}

describe("the face networks of a site", () => {
  it("are made of the installed packages, listed, and left alone the next time", async () => {
    const { root, models } = emptySite();
    symlinkSync(path.join(ROOT, "node_modules"), path.join(root, "node_modules"));
    expect(await ensureFaces(root)).toMatchObject({ status: "written" });
    const { manifest, leftOut } = buildManifest(models);
    expect(leftOut).toEqual([]);
    const [faces] = manifest.models;
    expect(faces).toMatchObject({ id: FACES_ID, kind: "several-crops", ageGate: { output: "age" } });
    const [{ bytes, chunks } = { bytes: 0, chunks: [] }] =
      Object.values(faces?.parts ?? {})[0]?.variants ?? [];
    expect(chunks.length).toBe(3);
    expect(bytes).toBeLessThan(10e6);
    expect(readFileSync(path.join(models, FACES_ID, "MODEL_CARD.md"), "utf8")).toContain("trained");
    expect(await ensureFaces(root)).toEqual({ status: "present", bytes });
  }, 120_000);

  it("are gone, with a reason, where a package is not there; the other models stay", async () => {
    const { root, models } = emptySite();
    await mkdir(path.join(models, FACES_ID), { recursive: true });
    await writeFile(path.join(models, FACES_ID, "model.json"), "{}");
    expect(await ensureFaces(root)).toEqual({
      status: "missing",
      reason: expect.stringMatching(/@vladmandic\/.* is missing: .* Run `npm ci`\./) as string,
    });
    expect(existsSync(path.join(models, FACES_ID))).toBe(false);
    expect(buildManifest(models).manifest.models).toEqual([]);
  });
});
