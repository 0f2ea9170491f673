/** Whether the site itself is kept on this device, and whether a newer version of it waits. */
import { createStore, type StoreApi } from "zustand/vanilla";

/** Whether this site works without a network, and whether a newer version waits. */
export type Offline =
  /** Not known yet. */
  | { readonly phase: "unknown" }
  /** The browser cannot keep it, or the host did not give every file. */
  | { readonly phase: "not-kept" }
  | { readonly phase: "kept" }
  /** A new version is kept and waits for the person's word. */
  | { readonly phase: "update-ready" }
  /** The word was given; photos are still under way. */
  | { readonly phase: "update-waits" }
  /** Another tab took the new version; this one goes on with its own. */
  | { readonly phase: "replaced" };

/** The state of what is kept for offline. */
export type OfflineStore = StoreApi<Offline>;

/** What a screen may do about it. */
export interface OfflineActions {
  /** Take the new version as soon as no photo is under way; the page then starts anew. */
  update(): void;
}

/** Return the store before anything is known. */
export function createOfflineStore(): OfflineStore {
  return createStore<Offline>(() => ({ phase: "unknown" }));
}
