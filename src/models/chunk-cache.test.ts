import { describe, expect, it } from "vitest";
import { CACHE_NAME, ChunkCache, chunkKey } from "./chunk-cache.ts";
import type { CacheLike, StoreParts } from "./store-parts.ts";
import { BASE_URL, cutVariant, fakeBrowser, namedError, noise } from "./testing/fake-browser.ts";

const { variant, files } = await cutVariant(noise(6000), 4096);
const [chunk, second] = variant.chunks;
if (!chunk || !second) throw new Error("the variant has two chunks");
const bytes = noise(6000).slice(0, 4096);

const KEY = `${BASE_URL}stored/${chunk.sha256}`;

/** A cache over a browser cache of which some calls are told to fail. */
async function cacheWith(broken: Partial<CacheLike>) {
  const browser = fakeBrowser(files);
  const whole = await browser.parts.caches?.open(CACHE_NAME);
  if (!whole) throw new Error("the browser has a cache");
  const parts: StoreParts = {
    ...browser.parts,
    caches: { open: () => Promise.resolve({ ...whole, ...broken }) },
  };
  return { browser, cache: await ChunkCache.open(BASE_URL, parts) };
}

const target = () => new Uint8Array(4096);

describe("the cache of chunks", () => {
  it("opens the cache of its version", async () => {
    const names: string[] = [];
    const { parts } = fakeBrowser([]);
    const caches: StoreParts["caches"] = {
      open: (name) => {
        names.push(name);
        return Promise.reject(namedError("SecurityError"));
      },
    };
    const cache = await ChunkCache.open(BASE_URL, { ...parts, caches });
    expect(names).toEqual(["mien-models-1"]);
    expect(cache.notStored).toBe("storage-unavailable");
  });

  it("addresses a chunk by its hash, below the models' folder", () => {
    expect(chunkKey({ sha256: "ab" }, BASE_URL)).toBe("https://mien.test/models/stored/ab");
  });

  it("stores a chunk under its address, with its type and length", async () => {
    const stored: [string, Response][] = [];
    const put: CacheLike["put"] = (key, response) => Promise.resolve(void stored.push([key, response]));
    const { cache } = await cacheWith({ put });
    await cache.write(bytes, chunk);
    const [[key, response] = ["", new Response()]] = stored;
    expect(key).toBe(KEY);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "application/octet-stream",
      "content-length": "4096",
    });
    expect(cache.notStored).toBeNull();
  });

  it("gives a stored chunk back, and false for one that is not there", async () => {
    const { cache } = await cacheWith({});
    const read = target();
    expect(await cache.readInto(read, chunk)).toBe(false);
    await cache.write(bytes, chunk);
    expect(await cache.readInto(read, chunk)).toBe(true);
    expect(read).toEqual(bytes);
  });

  it("deletes a chunk that fails its hash or has another length, and says that it is not there", async () => {
    const { cache, browser } = await cacheWith({});
    for (const wrong of [noise(4096, 9), noise(5, 9), noise(5000, 9)]) {
      browser.disk.set(chunk.sha256, wrong);
      expect(await cache.readInto(target(), chunk)).toBe(false);
      expect(browser.disk.has(chunk.sha256)).toBe(false);
    }
  });

  it("reads as not stored what the browser fails to find, to read or to delete", async () => {
    const fail = () => Promise.reject(namedError("UnknownError"));
    const broken = new Response(new ReadableStream({ start: (stream) => stream.error(new Error("disk")) }));
    const unfound = await cacheWith({ match: fail });
    expect(await unfound.cache.readInto(target(), chunk)).toBe(false);
    const unread = await cacheWith({ match: () => Promise.resolve(broken) });
    expect(await unread.cache.readInto(target(), chunk)).toBe(false);
    const kept = await cacheWith({
      match: () => Promise.resolve(new Response(noise(7))),
      delete: fail,
    });
    expect(await kept.cache.readInto(target(), chunk)).toBe(false);
    expect(await kept.cache.remove(chunk)).toBe(false);
    const unlisted = await cacheWith({ keys: fail });
    expect(await unlisted.cache.storedHashes()).toEqual(new Set());
  });

  it.each([
    ["QuotaExceededError", "quota-exceeded"],
    ["InvalidStateError", "storage-unavailable"],
  ] as const)("stops storing after a write that fails with %s, and says why", async (name, reason) => {
    let writes = 0;
    const { cache } = await cacheWith({
      put: () => {
        writes += 1;
        return Promise.reject(namedError(name));
      },
    });
    await cache.write(bytes, chunk);
    await cache.write(bytes, chunk);
    expect(cache.notStored).toBe(reason);
    expect(writes).toBe(1);
  });

  it("takes what is no error for storage that is not available", async () => {
    const { cache } = await cacheWith({ put: () => Promise.reject("QuotaExceededError") });
    await cache.write(bytes, chunk);
    expect(cache.notStored).toBe("storage-unavailable");
  });

  it("lists the hashes that are stored and tells whether one was there to be deleted", async () => {
    const { cache } = await cacheWith({});
    await cache.write(bytes, chunk);
    await cache.write(noise(6000).slice(4096), second);
    expect(await cache.storedHashes()).toEqual(new Set([chunk.sha256, second.sha256]));
    expect(await cache.remove(chunk)).toBe(true);
    expect(await cache.remove(chunk)).toBe(false);
    expect(await cache.storedHashes()).toEqual(new Set([second.sha256]));
  });

  it("stores, finds, lists and deletes nothing where the browser has no Cache Storage", async () => {
    const { parts } = fakeBrowser([]);
    const cache = await ChunkCache.open(BASE_URL, { ...parts, caches: null });
    await cache.write(bytes, chunk);
    expect(await cache.readInto(target(), chunk)).toBe(false);
    expect(await cache.remove(chunk)).toBe(false);
    expect(await cache.storedHashes()).toEqual(new Set());
    expect(cache.notStored).toBe("storage-unavailable");
  });
});
