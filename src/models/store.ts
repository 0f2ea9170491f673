/** The model store: verified bytes of a variant, from Cache Storage or else from this site. */
import { FaultError } from "../core/fault.ts";
import { ChunkCache, type NotStored } from "./chunk-cache.ts";
import { downloadChunk, refuseWrongResponse, SAME_ORIGIN_GET } from "./download.ts";
import { abortReason, browserStoreParts, type StoreParts } from "./store-parts.ts";
import { parseManifest, type Chunk, type Manifest, type Variant } from "./manifest.ts";
import { ProgressMeter, type OnProgress } from "./progress.ts";
import { looksLikeHtml, sha256Hex } from "./verify.ts";

/** Chunks of one model that are on their way at once: browsers open six connections to a host, and the page wants some of them. */
export const CHUNKS_AT_ONCE = 3;

/** Where the models are, and how a caller may follow or stop what is asked. */
export interface StoreOptions {
  /** Address of the folder that holds `manifest.json`, on this very origin, with a trailing slash. */
  readonly baseUrl: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** The browser's own unless a test brings another. */
  readonly parts?: StoreParts;
}

/** A variant's verified bytes. They belong to the caller, who may transfer them. */
export interface OpenedModel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the next visit finds the model here, or must download it again. */
  readonly stored: "cache" | "memory";
  readonly notStored: NotStored | null;
}

/**
 * Return the manifest of this site, always as the server has it now.
 *
 * Throws `model-not-found`, `model-not-a-model` (a web page came), `model-network` or `model-manifest-invalid`.
 */
export async function fetchManifest(options: Omit<StoreOptions, "onProgress">): Promise<Manifest> {
  const parts = options.parts ?? browserStoreParts();
  const url = new URL("manifest.json", options.baseUrl).href;
  const signal = options.signal ? { signal: options.signal } : {};
  const init: RequestInit = { ...SAME_ORIGIN_GET, cache: "no-cache", ...signal };
  const text = await readText(url, init, parts, options.signal);
  if (looksLikeHtml(new TextEncoder().encode(text.slice(0, 256)))) {
    throw new FaultError("model-not-a-model", "manifest.json: a web page came instead");
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new FaultError("model-manifest-invalid", `manifest.json: ${String(error)}`);
  }
  return parseManifest(json);
}

async function readText(
  url: string,
  init: RequestInit,
  parts: StoreParts,
  signal?: AbortSignal,
): Promise<string> {
  try {
    const response = await parts.fetch(url, init);
    refuseWrongResponse(response, { path: "manifest.json" });
    return await response.text();
  } catch (error) {
    if (error instanceof FaultError || signal?.aborted === true) throw error;
    throw new FaultError("model-network", `manifest.json: ${String(error)}`);
  }
}

/**
 * Return a variant's bytes, every chunk and the whole checked against the manifest's hashes.
 *
 * Chunks that are stored are read, checked and, if damaged, deleted and fetched again; missing ones are downloaded three at
 * a time and each is stored, so that a cancelled or cut download goes on with those that are missing. See: [Note: Written
 * behind]. Two tabs that ask at once download once. Throws the faults of `downloadChunk`, `model-manifest-invalid` when the chunks do not make the declared
 * whole, `engine-out-of-memory`; an aborted signal rejects with an `AbortError`.
 */
export async function openModel(variant: Variant, options: StoreOptions): Promise<OpenedModel> {
  const parts = options.parts ?? browserStoreParts();
  const load = (): Promise<OpenedModel> => loadVariant(variant, options, parts);
  if (parts.locks === null) return load();
  const lockOptions = options.signal ? { signal: options.signal } : {};
  return parts.locks.request(`mien-model-${variant.sha256}`, lockOptions, load);
}

async function loadVariant(variant: Variant, options: StoreOptions, parts: StoreParts): Promise<OpenedModel> {
  const bytes = allocated(variant.bytes);
  const cache = await ChunkCache.open(options.baseUrl, parts);
  const meter = new ProgressMeter(variant.bytes, parts.now, options.onProgress);
  await fillChunks(bytes, variant, { cache, meter, options, parts });
  meter.flush();
  await refuseWrongWhole(bytes, variant, cache, parts);
  const { notStored } = cache;
  return { bytes, stored: notStored === null ? "cache" : "memory", notStored };
}

interface Filling {
  readonly cache: ChunkCache;
  readonly meter: ProgressMeter;
  readonly options: StoreOptions;
  readonly parts: StoreParts;
}

/**
 * Fill every chunk, some at a time, and resolve when all that came is stored as well.
 *
 * [Note: Written behind]
 * A line is idle while the next chunk is asked for and while the last one is written to a disk, so several are on their way
 * at once and none waits for a write. One that fails ends those under way; what came whole is stored even then.
 */
async function fillChunks(
  bytes: Uint8Array<ArrayBuffer>,
  { chunks }: Variant,
  { cache, meter, options, parts }: Filling,
): Promise<void> {
  const { baseUrl } = options;
  const stopper = new AbortController();
  const passOn = (): void => stopper.abort(options.signal?.reason);
  options.signal?.addEventListener("abort", passOn, { once: true });
  if (options.signal?.aborted === true) passOn();
  const { signal } = stopper;
  const places = placesOf(chunks, bytes).values();
  let written: Promise<void> = Promise.resolve();
  const lane = async (): Promise<void> => {
    for (const { chunk, target } of places) {
      if (signal.aborted) throw abortReason(signal);
      if (await cache.readInto(target, chunk)) meter.found(chunk.bytes);
      else {
        await downloadChunk({ chunk, baseUrl, target, meter, signal }, parts);
        written = written.then(() => cache.write(target, chunk));
      }
    }
  };
  const lanes = Array.from({ length: CHUNKS_AT_ONCE }, () =>
    lane().catch((error: unknown) => {
      stopper.abort(error);
      throw error;
    }),
  );
  try {
    // The first fault is the cause; the others were ended by it.
    await Promise.all(lanes);
  } finally {
    options.signal?.removeEventListener("abort", passOn);
    await Promise.allSettled(lanes);
    await written;
  }
}

function placesOf(chunks: readonly Chunk[], bytes: Uint8Array<ArrayBuffer>) {
  let offset = 0;
  return chunks.map((chunk) => ({ chunk, target: bytes.subarray(offset, (offset += chunk.bytes)) }));
}

async function refuseWrongWhole(
  bytes: Uint8Array<ArrayBuffer>,
  variant: Variant,
  cache: ChunkCache,
  parts: StoreParts,
): Promise<void> {
  const hash = await sha256Hex(bytes, parts);
  if (hash === variant.sha256) return;
  for (const chunk of variant.chunks) await cache.remove(chunk);
  throw new FaultError(
    "model-manifest-invalid",
    `${variant.id}: the chunks make ${hash}, not ${variant.sha256}`,
  );
}

function allocated(bytes: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(bytes);
  } catch (error) {
    throw new FaultError("engine-out-of-memory", `${bytes} bytes for a model: ${String(error)}`);
  }
}
