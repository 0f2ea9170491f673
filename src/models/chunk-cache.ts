/**
 * Verified chunks in Cache Storage, addressed by their hash.
 *
 * Nothing read from here is trusted: a stored byte can flip, and then a model loads without error and answers wrongly.
 */
import type { CacheLike, StoreParts } from "./store-parts.ts";
import type { Chunk } from "./manifest.ts";
import { sha256Hex } from "./verify.ts";

/** Name of the cache; a change of how chunks are stored takes a new number. */
export const CACHE_NAME = "mien-models-1";

/** Why verified bytes are not stored. */
export type NotStored = "quota-exceeded" | "storage-unavailable";

/** Return the address under which a chunk is stored: the same chunk is stored once, whichever model it belongs to. */
export function chunkKey(chunk: Pick<Chunk, "sha256">, baseUrl: string): string {
  return new URL(`stored/${chunk.sha256}`, baseUrl).href;
}

/**
 * The chunks that are stored on this device, in Cache Storage. What cannot be stored is told by `notStored`.
 */
export class ChunkCache {
  #cache: CacheLike | null;
  #notStored: NotStored | null;
  readonly #baseUrl: string;
  readonly #parts: StoreParts;

  private constructor(cache: CacheLike | null, baseUrl: string, parts: StoreParts) {
    this.#cache = cache;
    this.#notStored = cache === null ? "storage-unavailable" : null;
    this.#baseUrl = baseUrl;
    this.#parts = parts;
  }

  /** Return the cache of this origin; where the browser gives none (private mode), one that stores nothing and says so. */
  static async open(baseUrl: string, parts: StoreParts): Promise<ChunkCache> {
    const cache = await (parts.caches?.open(CACHE_NAME) ?? Promise.resolve(null)).catch(() => null);
    return new ChunkCache(cache, baseUrl, parts);
  }

  /** Why the last write, and so every one since, was not stored; null while all were. */
  get notStored(): NotStored | null {
    return this.#notStored;
  }

  /** Fill the target with the stored chunk; false when it is not stored, was evicted, or failed its hash (then it is deleted). */
  async readInto(target: Uint8Array<ArrayBuffer>, chunk: Chunk): Promise<boolean> {
    const key = chunkKey(chunk, this.#baseUrl);
    const response = await this.#cache?.match(key).catch(() => undefined);
    const stored = await response?.arrayBuffer().catch(() => undefined);
    if (stored === undefined) return false;
    if (stored.byteLength === chunk.bytes) {
      target.set(new Uint8Array(stored));
      if ((await sha256Hex(target, this.#parts)) === chunk.sha256) return true;
    }
    await this.remove(chunk);
    return false;
  }

  /** Store verified bytes. A full disk is no error here: storing stops, and `notStored` tells. */
  async write(bytes: Uint8Array<ArrayBuffer>, chunk: Chunk): Promise<void> {
    if (this.#cache === null || this.#notStored !== null) return;
    const headers = { "content-type": "application/octet-stream", "content-length": String(chunk.bytes) };
    try {
      await this.#cache.put(chunkKey(chunk, this.#baseUrl), new Response(bytes, { headers }));
    } catch (error) {
      const isQuota = error instanceof Error && error.name === "QuotaExceededError";
      this.#notStored = isQuota ? "quota-exceeded" : "storage-unavailable";
    }
  }

  /** Delete a chunk; true when it was there. */
  async remove(chunk: Pick<Chunk, "sha256">): Promise<boolean> {
    return (await this.#cache?.delete(chunkKey(chunk, this.#baseUrl)).catch(() => false)) ?? false;
  }

  /** Return the hashes of the chunks that are stored; their bytes are not checked here. */
  async storedHashes(): Promise<ReadonlySet<string>> {
    const keys = (await this.#cache?.keys().catch(() => [])) ?? [];
    return new Set(keys.map((key) => key.url.slice(key.url.lastIndexOf("/") + 1)));
  }
}
