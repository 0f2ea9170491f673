/** Which results of this visit a person took along: as a file, a copy, or through the device's own sheet. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PhotoId } from "./photo.ts";

/** The photos whose results were taken along. */
export type TakenStore = StoreApi<{ readonly ids: ReadonlySet<PhotoId> }>;

/** Return the store of a visit of which nothing was taken along. */
export function createTakenStore(): TakenStore {
  return createStore(() => ({ ids: new Set<PhotoId>() }));
}

/** Remember that these results were taken along. */
export function take(store: TakenStore, ids: readonly PhotoId[]): void {
  store.setState(({ ids: known }) => ({ ids: new Set([...known, ...ids]) }));
}
