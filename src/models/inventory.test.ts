import { describe, expect, it } from "vitest";
import { FaultError } from "../core/fault.ts";
import { importModel } from "./import-model.ts";
import { deleteStored, deleteUnlisted, keepStorage, storedModels } from "./inventory.ts";
import { parseManifest, type Manifest, type Variant } from "./manifest.ts";
import { openModel } from "./store.ts";
import { BASE_URL, cutVariant, fakeWorld, noise } from "./testing/fake-environment.ts";

const one = await cutVariant(noise(9000, 1), 4096);
const two = await cutVariant(noise(5000, 2), 4096);
const files = [...one.files, ...two.files];

function manifestOf(entries: Record<string, Variant[]>): Manifest {
  const models = Object.entries(entries).map(([id, variants]) => ({
    id,
    role: "face-landmarker",
    kind: "official",
    name: id,
    version: "1",
    licence: "MIT",
    source: { url: "https://example.org" },
    parts: { bundle: { variants } },
  }));
  return parseManifest({ version: 1, models });
}

const manifest = manifestOf({ one: [one.variant], two: [{ ...two.variant, id: "other" }] });

function setUp() {
  const world = fakeWorld(files);
  return { world, options: { baseUrl: BASE_URL, environment: world.environment } };
}

const codeOf = (error: unknown): string => (error instanceof FaultError ? error.fault.code : String(error));

describe("storedModels", () => {
  it("tells what is stored, complete or in part, and the room it takes", async () => {
    const { world, options } = setUp();
    await openModel(one.variant, options);
    await openModel(two.variant, options);
    world.disk.delete(two.variant.chunks[1]?.sha256 ?? "");
    world.quotaBytes = 1e6;
    const inventory = await storedModels(manifest, options);
    expect(inventory.variants.map((v) => [v.modelId, v.storedBytes, v.isComplete])).toEqual([
      ["one", 9000, true],
      ["two", 4096, false],
    ]);
    expect(inventory).toMatchObject({ usage: 13096, quota: 1e6, persisted: false });
    await keepStorage(world.environment);
    expect((await storedModels(manifest, options)).persisted).toBe(true);
  });

  it("counts a chunk that two variants share once, and what no listed variant needs apart", async () => {
    const { options } = setUp();
    await openModel(one.variant, options);
    await openModel(two.variant, options);
    const twice = manifestOf({ one: [one.variant], twin: [one.variant] });
    expect(await storedModels(twice, options)).toMatchObject({ modelBytes: 9000, unlistedChunks: 2 });
  });

  it("tells nothing where the browser tells nothing", async () => {
    const { options } = setUp();
    const environment = { ...options.environment, storage: null, caches: null };
    const inventory = await storedModels(manifest, { ...options, environment });
    expect(inventory).toMatchObject({ usage: null, quota: null, persisted: null, modelBytes: 0 });
    expect(inventory.variants.every((v) => v.storedBytes === 0 && !v.isComplete)).toBe(true);
    expect(await keepStorage(environment)).toBeNull();
  });
});

describe("deleteStored", () => {
  it("frees one model and leaves the other", async () => {
    const { world, options } = setUp();
    await openModel(one.variant, options);
    await openModel(two.variant, options);
    expect(await deleteStored(manifest, { modelId: "one" }, options)).toBe(9000);
    expect(world.disk.size).toBe(two.variant.chunks.length);
    expect(await deleteStored(manifest, { modelId: "one" }, options)).toBe(0);
  });

  it("keeps a chunk that another variant needs", async () => {
    const { world, options } = setUp();
    await openModel(one.variant, options);
    const sharing = manifestOf({ one: [one.variant], twin: [one.variant] });
    expect(await deleteStored(sharing, { modelId: "one" }, options)).toBe(0);
    expect(world.disk.size).toBe(one.variant.chunks.length);
  });

  it("clears what no listed variant needs", async () => {
    const { world, options } = setUp();
    await openModel(one.variant, options);
    await openModel(two.variant, options);
    expect(await deleteUnlisted(manifestOf({ one: [one.variant] }), options)).toBe(2);
    expect(world.disk.size).toBe(one.variant.chunks.length);
  });
});

describe("importModel", () => {
  it("finds the variant, stores it, and opening it needs no network", async () => {
    const { world, options } = setUp();
    const imported = await importModel(manifest, new Blob([noise(5000, 2)]), options);
    expect(imported).toMatchObject({ modelId: "two", part: "bundle", stored: "cache" });
    const opened = await openModel(two.variant, options);
    expect(opened.bytes).toEqual(noise(5000, 2));
    expect(world.requests).toEqual([]);
  });

  it("tells a damaged, a truncated, a foreign file and a web page apart, and keeps no damaged chunk", async () => {
    const damaged = noise(9000, 1);
    damaged[8500] = (damaged[8500] ?? 0) ^ 1;
    const cases: [string, Uint8Array<ArrayBuffer> | string][] = [
      ["model-corrupt", damaged],
      ["model-truncated", noise(9000, 1).slice(0, 8000)],
      ["model-corrupt", noise(4500, 3)],
      ["model-not-a-model", "<!doctype html><title>Sign in</title>"],
    ];
    for (const [code, part] of cases) {
      const { world, options } = setUp();
      const error: unknown = await importModel(manifest, new Blob([part]), options).catch((e: unknown) => e);
      expect(codeOf(error)).toBe(code);
      expect(world.disk.has(one.variant.chunks[2]?.sha256 ?? "")).toBe(false);
    }
  });

  it("says so when there is no room", async () => {
    const { world, options } = setUp();
    world.quotaBytes = 10;
    const imported = await importModel(manifest, new Blob([noise(9000, 1)]), options);
    expect(imported).toMatchObject({ stored: "memory", notStored: "quota-exceeded" });
  });
});

describe("keepStorage", () => {
  it("asks the browser to keep what is stored", async () => {
    const { world } = setUp();
    expect(await keepStorage(world.environment)).toBe(true);
    expect(world.persisted).toBe(1);
  });
});
