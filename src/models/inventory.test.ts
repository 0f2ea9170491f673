import { describe, expect, it } from "vitest";
import { FaultError } from "../core/fault.ts";
import { importModel } from "./import-model.ts";
import { deleteStored, deleteUnlisted, keepStorage, storedModels } from "./inventory.ts";
import { parseManifest, type Manifest, type Variant } from "./manifest.ts";
import { openModel } from "./store.ts";
import { BASE_URL, cutVariant, fakeBrowser, noise } from "./testing/fake-browser.ts";

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
  const browser = fakeBrowser(files);
  return { browser, options: { baseUrl: BASE_URL, parts: browser.parts } };
}

const codeOf = (error: unknown): string => (error instanceof FaultError ? error.fault.code : String(error));

describe("storedModels", () => {
  it("tells what is stored, complete or in part, and the room it takes", async () => {
    const { browser, options } = setUp();
    await openModel(one.variant, options);
    await openModel(two.variant, options);
    browser.disk.delete(two.variant.chunks[1]?.sha256 ?? "");
    browser.quotaBytes = 1e6;
    const inventory = await storedModels(manifest, options);
    expect(inventory.variants.map((v) => [v.modelId, v.storedBytes, v.isComplete])).toEqual([
      ["one", 9000, true],
      ["two", 4096, false],
    ]);
    expect(inventory).toMatchObject({ usage: 13096, quota: 1e6, persisted: false });
    await keepStorage(browser.parts);
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
    const parts = { ...options.parts, storage: null, caches: null };
    const inventory = await storedModels(manifest, { ...options, parts });
    expect(inventory).toMatchObject({ usage: null, quota: null, persisted: null, modelBytes: 0 });
    expect(inventory.variants.every((v) => v.storedBytes === 0 && !v.isComplete)).toBe(true);
    expect(await keepStorage(parts)).toBeNull();
  });
});

describe("deleteStored", () => {
  it("frees one model and leaves the other", async () => {
    const { browser, options } = setUp();
    await openModel(one.variant, options);
    await openModel(two.variant, options);
    expect(await deleteStored(manifest, { modelId: "one" }, options)).toBe(9000);
    expect(browser.disk.size).toBe(two.variant.chunks.length);
    expect(await deleteStored(manifest, { modelId: "one" }, options)).toBe(0);
  });

  it("keeps a chunk that another variant needs", async () => {
    const { browser, options } = setUp();
    await openModel(one.variant, options);
    const sharing = manifestOf({ one: [one.variant], twin: [one.variant] });
    expect(await deleteStored(sharing, { modelId: "one" }, options)).toBe(0);
    expect(browser.disk.size).toBe(one.variant.chunks.length);
  });

  it("clears what no listed variant needs", async () => {
    const { browser, options } = setUp();
    await openModel(one.variant, options);
    await openModel(two.variant, options);
    expect(await deleteUnlisted(manifestOf({ one: [one.variant] }), options)).toBe(2);
    expect(browser.disk.size).toBe(one.variant.chunks.length);
  });
});

describe("importModel", () => {
  it("finds the variant, stores it, and opening it needs no network", async () => {
    const { browser, options } = setUp();
    const imported = await importModel(manifest, new Blob([noise(5000, 2)]), options);
    expect(imported).toMatchObject({ modelId: "two", part: "bundle", stored: "cache" });
    const opened = await openModel(two.variant, options);
    expect(opened.bytes).toEqual(noise(5000, 2));
    expect(browser.requests).toEqual([]);
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
      const { browser, options } = setUp();
      const error: unknown = await importModel(manifest, new Blob([part]), options).catch((e: unknown) => e);
      expect(codeOf(error)).toBe(code);
      expect(browser.disk.has(one.variant.chunks[2]?.sha256 ?? "")).toBe(false);
    }
  });

  it("says so when there is no room", async () => {
    const { browser, options } = setUp();
    browser.quotaBytes = 10;
    const imported = await importModel(manifest, new Blob([noise(9000, 1)]), options);
    expect(imported).toMatchObject({ stored: "memory", notStored: "quota-exceeded" });
  });
});

describe("keepStorage", () => {
  it("asks the browser to keep what is stored", async () => {
    const { browser } = setUp();
    expect(await keepStorage(browser.parts)).toBe(true);
    expect(browser.persisted).toBe(1);
  });
});

describe("where the browser answers badly", () => {
  it("nothing is told that it fails to tell", async () => {
    const { options } = setUp();
    const fail = () => Promise.reject(new Error("blocked"));
    const storage = { estimate: fail, persisted: fail, persist: fail };
    const parts = { ...options.parts, storage };
    expect(await storedModels(manifest, { ...options, parts })).toMatchObject({
      usage: null,
      quota: null,
      persisted: null,
    });
    expect(await keepStorage(parts)).toBe(false);
    const bare = { ...options.parts, storage: { estimate: () => Promise.resolve({}) } };
    expect(await storedModels(manifest, { ...options, parts: bare })).toMatchObject({
      usage: null,
      quota: null,
      persisted: null,
    });
    expect(await keepStorage(bare)).toBeNull();
  });
});

describe("deleting one variant", () => {
  it("leaves the model's other variants and frees only what was there", async () => {
    const { browser, options } = setUp();
    const both = manifestOf({ one: [one.variant, { ...two.variant, id: "small" }] });
    await openModel(one.variant, options);
    await openModel(two.variant, options);
    browser.disk.delete(two.variant.chunks[0]?.sha256 ?? "");
    expect(await deleteStored(both, { modelId: "one", variantId: "small" }, options)).toBe(904);
    expect(browser.disk.size).toBe(one.variant.chunks.length);
    expect(await deleteStored(both, { modelId: "other", variantId: "test" }, options)).toBe(0);
    expect(await deleteStored(both, { modelId: "one", variantId: "gone" }, options)).toBe(0);
    expect(browser.disk.size).toBe(one.variant.chunks.length);
  });

  it("tidies nothing where everything is listed", async () => {
    const { browser, options } = setUp();
    await openModel(one.variant, options);
    expect(await deleteUnlisted(manifest, options)).toBe(0);
    expect(browser.disk.size).toBe(one.variant.chunks.length);
  });
});

describe("importing", () => {
  it("tells its progress chunk by chunk, and no speed", async () => {
    const { options } = setUp();
    const seen: unknown[] = [];
    await importModel(manifest, new Blob([noise(5000, 2)]), {
      ...options,
      onProgress: ({ bytes, total, bytesPerSecond }) => seen.push([bytes, total, bytesPerSecond]),
    });
    expect(seen).toEqual([
      [4096, 5000, null],
      [5000, 5000, null],
    ]);
  });

  it("stops at the next chunk when it is cancelled", async () => {
    const { browser, options } = setUp();
    const stop = new AbortController();
    const imported = importModel(manifest, new Blob([noise(5000, 2)]), {
      ...options,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(imported).rejects.toMatchObject({ name: "AbortError" });
    expect(browser.disk.size).toBe(1);
  });

  it("finds the variant among several of one size", async () => {
    const { options } = setUp();
    const other = await cutVariant(noise(5000, 7), 4096);
    const twins = manifestOf({ other: [other.variant], two: [two.variant] });
    const imported = await importModel(twins, new Blob([noise(5000, 2)]), options);
    expect(imported).toEqual({
      modelId: "two",
      part: "bundle",
      variant: expect.objectContaining({ sha256: two.variant.sha256 }),
      stored: "cache",
      notStored: null,
    });
  });

  it("says how much of which variant a file is the beginning of, or what else is wrong with it", async () => {
    const { options } = setUp();
    const detail = (part: Uint8Array<ArrayBuffer> | string) =>
      importModel(manifest, new Blob([part]), options).then(
        () => "imported",
        (error: unknown) => (error instanceof FaultError ? error.fault.detail : String(error)),
      );
    expect(await detail(noise(9000, 1).slice(0, 4096))).toBe("4096 of the 9000 bytes of test");
    expect(await detail(noise(9000, 1).slice(0, 4095))).toBe("no listed model has 4095 bytes");
    expect(await detail(noise(9001, 1))).toBe("no listed model has 9001 bytes");
    expect(await detail("<html>")).toBe("the file is a web page");
    const damaged = noise(9000, 1);
    damaged[8500] = (damaged[8500] ?? 0) ^ 1;
    expect(await detail(damaged)).toMatch(/^bytes 8192 to 9000 of test: sha256 is [0-9a-f]{64}$/);
  });

  it("does not hide what is no fault of the file", async () => {
    const { options } = setUp();
    const blob = new Blob([noise(5000, 2)]);
    const broken = Object.assign(blob, {
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error("the disk is gone")) }),
    });
    await expect(importModel(manifest, broken, options)).rejects.toThrow("the disk is gone");
  });
});
