/** Everything that this origin stores: looking at it, deleting it, and settings that change in another tab. */
import { CACHE_NAME } from "../models/chunk-cache.ts";
import { SITE_CACHE } from "../offline/site-cache.ts";
import { UNTOUCHED, type ModelChoiceStore } from "../state/model-choice.ts";
import { defaultSettings, isOwnKey, rememberedSettings, type SettingsStore } from "../state/settings.ts";
import {
  STORED_PARTS,
  type StoredActions,
  type StoredPart,
  type StoredReport,
  type StoredSize,
} from "../state/stored.ts";
import type { StartedHistory } from "./history.ts";
import type { Page } from "./page.ts";

interface StoredActionParts {
  readonly settings: SettingsStore;
  readonly choice: ModelChoiceStore;
  readonly history: Pick<StartedHistory, "size" | "destroy">;
  readonly page: Pick<Page, "storage" | "languages" | "siteUrl" | "events">;
}

/** What is asked of the browser; tests put their own in. */
export interface StoredBrowserParts {
  readonly caches: CacheStorage;
  /** Undefined on an insecure origin. */
  readonly container: Pick<ServiceWorkerContainer, "getRegistrations"> | undefined;
  readonly estimate: () => Promise<StorageEstimate | undefined>;
}

function browserStored(): StoredBrowserParts {
  return {
    get caches() {
      // Missing on an insecure origin: then each part of it is unknown.
      return caches;
    },
    container: navigator.serviceWorker as ServiceWorkerContainer | undefined,
    estimate: async () => navigator.storage?.estimate?.(),
  };
}

type Keeper = { readonly size: () => Promise<StoredSize>; readonly wipe: () => Promise<void> };

/** Return what can be asked of the stored things, and keep settings the same in every tab. */
export function watchStored(
  parts: StoredActionParts,
  browser: StoredBrowserParts = browserStored(),
): StoredActions {
  const { settings, page } = parts;
  const { storage } = page;
  page.events.addEventListener("storage", (event) => {
    const { key } = event as StorageEvent;
    if (key === null || isOwnKey(key)) settings.setState(rememberedSettings(storage, page.languages));
  });
  const keepers: Readonly<Record<StoredPart, Keeper>> = {
    site: { size: () => cacheSize(browser, SITE_CACHE), wipe: () => wipeSite(browser, page.siteUrl) },
    models: {
      size: () => cacheSize(browser, CACHE_NAME),
      wipe: async () => void (await browser.caches.delete(CACHE_NAME)),
    },
    history: {
      size: parts.history.size,
      async wipe() {
        settings.setState({ history: false });
        await parts.history.destroy();
      },
    },
    settings: { size: async () => settingsSize(storage), wipe: async () => wipeSettings(parts) },
  };
  return {
    async look(): Promise<StoredReport> {
      const sizes = await Promise.all(
        STORED_PARTS.map(async (part) => [part, await keepers[part].size().catch(() => null)] as const),
      );
      const estimate = await browser.estimate().catch(() => null);
      return {
        parts: Object.fromEntries(sizes) as Record<StoredPart, StoredSize>,
        usage: estimate?.usage ?? null,
        quota: estimate?.quota ?? null,
      };
    },
    async wipe(parts) {
      const failed: StoredPart[] = [];
      for (const part of parts) await keepers[part].wipe().catch(() => failed.push(part));
      return failed;
    },
  };
}

/** By the entries' own lengths: what came compressed counts as it came. */
async function cacheSize({ caches }: StoredBrowserParts, name: string): Promise<StoredSize> {
  if (!(await caches.has(name))) return { count: 0, bytes: 0 };
  const cache = await caches.open(name);
  const keys = await cache.keys();
  const lengths = await Promise.all(
    keys.map(async (key) => Number((await cache.match(key))?.headers.get("content-length") ?? 0)),
  );
  return { count: keys.length, bytes: lengths.reduce((sum, length) => sum + length, 0) };
}

/** The worker first: it would keep the files again. It goes on for the pages that are open. */
async function wipeSite({ caches, container }: StoredBrowserParts, siteUrl: string): Promise<void> {
  const site = new URL("./", siteUrl).href;
  const known = (await container?.getRegistrations()) ?? [];
  await Promise.all(known.filter(({ scope }) => scope === site).map((one) => one.unregister()));
  await caches.delete(SITE_CACHE);
}

function ownKeys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter(isOwnKey);
}

function settingsSize(storage: Storage | null): StoredSize {
  if (!storage) return null;
  const keys = ownKeys(storage);
  const bytes = keys.reduce((sum, key) => sum + key.length + (storage.getItem(key)?.length ?? 0), 0);
  return { count: keys.length, bytes };
}

/** The stores first: what they would still write has to be gone before the keys are. */
function wipeSettings({ settings, choice, page: { storage, languages } }: StoredActionParts): void {
  settings.setState(defaultSettings(languages));
  choice.setState(UNTOUCHED);
  if (storage) for (const key of ownKeys(storage)) storage.removeItem(key);
}
