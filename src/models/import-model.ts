/** A variant from a file on the user's own device, instead of a download. */
import { FaultError } from "../core/fault.ts";
import { ChunkCache, type NotStored } from "./chunk-cache.ts";
import { browserStoreParts } from "./store-parts.ts";
import { allVariants } from "./inventory.ts";
import type { Manifest, Variant } from "./manifest.ts";
import { ProgressMeter } from "./progress.ts";
import type { StoreOptions } from "./store.ts";
import { looksLikeHtml, sha256Hex } from "./verify.ts";

/** Which variant the file is, and whether it could be stored. */
export interface ImportedModel {
  readonly modelId: string;
  readonly part: string;
  readonly variant: Variant;
  readonly stored: "cache" | "memory";
  readonly notStored: NotStored | null;
}

/**
 * Find which listed variant a file is, verify every chunk of it and store them as a download would have.
 *
 * The file is read once, chunk by chunk, so its size in memory is one chunk; the whole is verified when the variant is
 * opened. With `stored: "memory"` nothing remains of it. Throws `model-not-a-model` when it is a web page, `model-truncated`
 * when it is the beginning of a listed variant, and `model-corrupt` when it is of a listed size but damaged, or no listed
 * model at all.
 */
export async function importModel(
  manifest: Manifest,
  file: Blob,
  options: StoreOptions,
): Promise<ImportedModel> {
  const parts = options.parts ?? browserStoreParts();
  const candidates = allVariants(manifest).filter(({ variant }) => variant.bytes === file.size);
  if (candidates.length === 0) throw await unknownFile(manifest, file, options);
  const cache = await ChunkCache.open(options.baseUrl, parts);
  let reason = new FaultError("model-corrupt", "no listed model");
  for (const candidate of candidates) {
    try {
      await storeFile(candidate.variant, file, cache, options);
      return {
        ...candidate,
        stored: cache.notStored === null ? "cache" : "memory",
        notStored: cache.notStored,
      };
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      reason = error;
    }
  }
  throw reason;
}

async function storeFile(
  variant: Variant,
  file: Blob,
  cache: ChunkCache,
  options: StoreOptions,
): Promise<void> {
  const parts = options.parts ?? browserStoreParts();
  const meter = new ProgressMeter(variant.bytes, parts.now, options.onProgress);
  let offset = 0;
  for (const chunk of variant.chunks) {
    options.signal?.throwIfAborted();
    const bytes = new Uint8Array(await file.slice(offset, offset + chunk.bytes).arrayBuffer());
    const hash = await sha256Hex(bytes, parts);
    if (hash !== chunk.sha256) {
      throw new FaultError(
        "model-corrupt",
        `bytes ${offset} to ${offset + chunk.bytes} of ${variant.id}: sha256 is ${hash}`,
      );
    }
    await cache.write(bytes, chunk);
    meter.found(chunk.bytes);
    offset += chunk.bytes;
  }
}

async function unknownFile(manifest: Manifest, file: Blob, options: StoreOptions): Promise<FaultError> {
  const parts = options.parts ?? browserStoreParts();
  if (looksLikeHtml(new Uint8Array(await file.slice(0, 256).arrayBuffer()))) {
    return new FaultError("model-not-a-model", "the file is a web page");
  }
  for (const { variant } of allVariants(manifest)) {
    const [first] = variant.chunks;
    if (first === undefined || file.size < first.bytes || file.size > variant.bytes) continue;
    const hash = await sha256Hex(new Uint8Array(await file.slice(0, first.bytes).arrayBuffer()), parts);
    if (hash === first.sha256) {
      return new FaultError("model-truncated", `${file.size} of the ${variant.bytes} bytes of ${variant.id}`);
    }
  }
  return new FaultError("model-corrupt", `no listed model has ${file.size} bytes`);
}
