import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseModel, partsOf } from "../../../src/models/manifest.ts";
import { ASSEMBLED_SHA256 } from "./face-landmarker.ts";
import { ensureAssembled } from "./provision.ts";

const repository = join(import.meta.dirname, "../../..");
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "mien-assemble-"));
  await symlink(join(repository, "node_modules"), join(root, "node_modules"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("ensureAssembled", () => {
  it("writes the chunk and a manifest that names it, and leaves nothing else", async () => {
    const made = await ensureAssembled(root);
    expect(made).toMatchObject({ written: true, sha256: ASSEMBLED_SHA256 });
    expect((await readdir(join(root, "public/models"))).sort()).toEqual(["face-landmarker-assembled"]);
    expect((await readdir(made.path)).sort()).toEqual([`${ASSEMBLED_SHA256}.bin`, "model.json"].sort());
    const model = parseModel(JSON.parse(await readFile(join(made.path, "model.json"), "utf8")));
    expect(model).toMatchObject({
      id: "face-landmarker-assembled",
      kind: "assembled",
      licence: "Apache-2.0",
    });
    const [chunk] = partsOf(model)[0]?.part.variants[0]?.chunks ?? [];
    const file = await readFile(join(root, "public/models", chunk?.path ?? ""));
    expect(chunk).toMatchObject({
      bytes: file.length,
      sha256: createHash("sha256").update(file).digest("hex"),
    });
  });

  it("does nothing the second time", async () => {
    await ensureAssembled(root);
    expect((await ensureAssembled(root)).written).toBe(false);
  });

  it("writes again over a damaged file", async () => {
    const { path } = await ensureAssembled(root);
    await writeFile(join(path, `${ASSEMBLED_SHA256}.bin`), "damaged");
    expect((await ensureAssembled(root)).written).toBe(true);
    expect((await ensureAssembled(root)).written).toBe(false);
  });

  it("says what to do when the package is missing", async () => {
    const bare = join(root, "bare");
    await mkdir(bare);
    await expect(ensureAssembled(bare)).rejects.toThrow(
      "@mediapipe/face_mesh is not installed: run `npm ci` first",
    );
  });
});
