/** The language that was asked for last and whose words did not come, so that it can be said; null when all is well. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Language } from "../words/language.ts";

/** The language whose words could not be loaded, if any. */
export type LostLanguageStore = StoreApi<{ readonly lost: Language | null }>;

/** Return the store with no language lost. */
export function createLostLanguageStore(): LostLanguageStore {
  return createStore(() => ({ lost: null }));
}
