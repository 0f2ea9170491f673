/** The photos of this visit, in the order they came, and the one being looked at. Gone when the page closes. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Photo, PhotoId } from "./photo.ts";

export interface Photos {
  readonly order: readonly PhotoId[];
  readonly byId: Readonly<Record<PhotoId, Photo>>;
  readonly selected: PhotoId | null;
}

export type PhotosStore = StoreApi<Photos>;

export function createPhotosStore(): PhotosStore {
  return createStore<Photos>(() => ({ order: [], byId: {}, selected: null }));
}

export function selectPhoto(store: PhotosStore, id: PhotoId): void {
  if (store.getState().byId[id]) store.setState({ selected: id });
}

/** Return the photo being looked at, if any. */
export function selectedPhoto({ byId, selected }: Photos): Photo | null {
  return selected === null ? null : (byId[selected] ?? null);
}
