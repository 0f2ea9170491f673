/** What of the manifest is stored in this browser, how much room that takes, and deleting it. */
import { ChunkCache } from "./chunk-cache.ts";
import { browserStoreParts, type StoreParts, type StorageEstimate } from "./store-parts.ts";
import { partsOf, type Manifest, type Variant } from "./manifest.ts";

interface InventoryOptions {
  /** Address of the folder that holds `manifest.json`, with a trailing slash. */
  readonly baseUrl: string;
  readonly parts?: StoreParts;
}

/** One variant of one part of one model, and how much of it is stored. */
export interface StoredVariant {
  readonly modelId: string;
  readonly part: string;
  readonly variant: Variant;
  /** Bytes of its chunks that are in the cache; chunks that two variants share count for both. */
  readonly storedBytes: number;
  /** Whether the next `openModel` needs no network, unless a stored chunk turns out damaged. */
  readonly isComplete: boolean;
}

/** What is stored of the listed models, and how much room it takes. */
export interface Inventory {
  readonly variants: readonly StoredVariant[];
  /** Bytes of all stored chunks of listed variants, each counted once. */
  readonly modelBytes: number;
  /** Stored chunks that no listed variant needs; see `deleteUnlisted`. */
  readonly unlistedChunks: number;
  /** Room that this whole site takes and may take on this device, in bytes; null where the browser does not tell. */
  readonly usage: number | null;
  readonly quota: number | null;
  /** Whether the browser promised to keep what is stored; null where it does not tell. */
  readonly persisted: boolean | null;
}

/** Return what is stored of every variant that the manifest lists. The bytes are not read: `openModel` verifies them. */
export async function storedModels(manifest: Manifest, options: InventoryOptions): Promise<Inventory> {
  const parts = options.parts ?? browserStoreParts();
  const cache = await ChunkCache.open(options.baseUrl, parts);
  const hashes = await cache.storedHashes();
  const variants = allVariants(manifest).map((entry): StoredVariant => {
    const stored = entry.variant.chunks.filter((chunk) => hashes.has(chunk.sha256));
    const storedBytes = stored.reduce((sum, chunk) => sum + chunk.bytes, 0);
    return { ...entry, storedBytes, isComplete: stored.length === entry.variant.chunks.length };
  });
  const chunks = new Map(
    variants.flatMap(({ variant }) => variant.chunks).map(({ sha256, bytes }) => [sha256, bytes]),
  );
  const listed = [...hashes].flatMap((sha256) => chunks.get(sha256) ?? []);
  const estimate = await parts.storage?.estimate?.().catch((): StorageEstimate => ({}));
  return {
    variants,
    modelBytes: listed.reduce((sum, bytes) => sum + bytes, 0),
    unlistedChunks: hashes.size - listed.length,
    usage: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    persisted: (await parts.storage?.persisted?.().catch(() => null)) ?? null,
  };
}

/**
 * Delete what is stored of one model, or of one of its variants, and return the number of bytes that this freed.
 *
 * A chunk that another listed variant also needs stays.
 */
export async function deleteStored(
  manifest: Manifest,
  chosen: { readonly modelId: string; readonly variantId?: string },
  options: InventoryOptions,
): Promise<number> {
  const isChosen = (entry: { modelId: string; variant: Variant }): boolean =>
    entry.modelId === chosen.modelId &&
    (chosen.variantId === undefined || entry.variant.id === chosen.variantId);
  const all = allVariants(manifest);
  const needed = new Set(
    all.filter((e) => !isChosen(e)).flatMap((e) => e.variant.chunks.map((chunk) => chunk.sha256)),
  );
  const doomed = all.filter(isChosen).flatMap((entry) => entry.variant.chunks);
  const cache = await ChunkCache.open(options.baseUrl, options.parts ?? browserStoreParts());
  let freed = 0;
  for (const chunk of doomed) {
    if (!needed.has(chunk.sha256) && (await cache.remove(chunk))) freed += chunk.bytes;
  }
  return freed;
}

/** Delete chunks that no listed variant needs (left by an older version of the site); return how many. */
export async function deleteUnlisted(manifest: Manifest, options: InventoryOptions): Promise<number> {
  const cache = await ChunkCache.open(options.baseUrl, options.parts ?? browserStoreParts());
  const listed = new Set(
    allVariants(manifest).flatMap((entry) => entry.variant.chunks.map((chunk) => chunk.sha256)),
  );
  let deleted = 0;
  for (const sha256 of await cache.storedHashes()) {
    if (!listed.has(sha256) && (await cache.remove({ sha256 }))) deleted++;
  }
  return deleted;
}

/**
 * Ask the browser not to evict what this site stores; null where it cannot be asked (in a worker, on an insecure origin).
 *
 * Some browsers ask the person, so call it on their click on a large download, never at start.
 */
export async function keepStorage(parts: StoreParts = browserStoreParts()): Promise<boolean | null> {
  return (await parts.storage?.persist?.().catch(() => false)) ?? null;
}

interface ListedVariant {
  readonly modelId: string;
  readonly part: string;
  readonly variant: Variant;
}

/** Return every variant of every part of every model, in the manifest's order. */
export function allVariants(manifest: Manifest): readonly ListedVariant[] {
  return manifest.models.flatMap((model) =>
    partsOf(model).flatMap(({ name, part }) =>
      part.variants.map((variant) => ({ modelId: model.id, part: name, variant })),
    ),
  );
}
