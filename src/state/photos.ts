/** The photos of this visit, in the order they came, and the one being looked at. Gone when the page closes. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { isSettled, type Photo, type PhotoId } from "./photo.ts";

/** The photos of this visit and the one that is looked at. */
export interface Photos {
  readonly order: readonly PhotoId[];
  readonly byId: Readonly<Record<PhotoId, Photo>>;
  readonly selected: PhotoId | null;
}

/** The photos of this visit. */
export type PhotosStore = StoreApi<Photos>;

/** Return the store of a visit without photos. */
export function createPhotosStore(): PhotosStore {
  return createStore<Photos>(() => ({ order: [], byId: {}, selected: null }));
}

/** Look at another photo. */
export function selectPhoto(store: PhotosStore, id: PhotoId): void {
  if (store.getState().byId[id]) store.setState({ selected: id });
}

/** Return the photo being looked at, if any. */
export function selectedPhoto({ byId, selected }: Photos): Photo | null {
  return selected === null ? null : (byId[selected] ?? null);
}

/** Return the photos that are asked about, in the order they came. */
export function askedPhotos({ order, byId }: Photos): Photo[] {
  return order.flatMap((id) => (byId[id]?.state.phase === "asked" ? [byId[id]] : []));
}

/** Tell whether no photo waits or runs. */
export function areSettled({ byId }: Photos): boolean {
  return Object.values(byId).every(({ state }) => isSettled(state));
}

/** Resolve when no photo waits or runs; at once when none does. */
export function photosSettled(store: PhotosStore): Promise<void> {
  if (areSettled(store.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe((photos) => {
      if (!areSettled(photos)) return;
      stop();
      resolve();
    });
  });
}
