/** The photos of this visit that somebody marked as one person's. Said, never looked at; gone when the page closes. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ReadResult } from "../core/score/read-result.ts";
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

/** A marked photo that has a result. */
export interface MarkedPhoto {
  readonly id: PhotoId;
  readonly report: ReadResult;
}

/** Return the marked photos that have a result, in the order they came; one that was removed is marked no more. */
export function markedPhotos({ order, byId }: Photos, marked: readonly PhotoId[]): MarkedPhoto[] {
  return order.flatMap((id) => {
    const state = marked.includes(id) ? byId[id]?.state : undefined;
    return state?.phase === "done" ? [{ id, report: state.report }] : [];
  });
}
