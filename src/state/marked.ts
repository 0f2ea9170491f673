/** The photos of this visit that somebody marked as one person's. Said, never looked at; gone when the page closes. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PhotoId } from "./photo.ts";
import type { Photos } from "./photos.ts";

/** The marked photos, in the order in which they were marked. */
export type MarkedStore = StoreApi<{ readonly ids: readonly PhotoId[] }>;

/** Return the store with no photo marked. */
export function createMarkedStore(): MarkedStore {
  return createStore<{ readonly ids: readonly PhotoId[] }>(() => ({ ids: [] }));
}

/** Mark a photo, or take its mark away. */
export function toggleMark(store: MarkedStore, id: PhotoId): void {
  store.setState(({ ids }) => ({
    ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id],
  }));
}

/** Take every mark away. */
export function clearMarks(store: MarkedStore): void {
  store.setState({ ids: [] });
}

/** Return the marked photos that have a result, in the order they came; one that was removed is marked no more. */
export function markedPhotos({ order, byId }: Photos, marked: readonly PhotoId[]): PhotoId[] {
  return order.filter((id) => marked.includes(id) && byId[id]?.state.phase === "done");
}
