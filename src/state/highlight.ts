/** The measurement in view, shared by the table and the overlay so that each can point at the other. */
import { createStore, type StoreApi } from "zustand/vanilla";

/** Which measurement is shown on the photo, by id. */
export interface Highlight {
  /** Under the pointer or the focus right now. */
  readonly pointed: string | null;
  /** Chosen by a click or Enter; stays when the pointer leaves. */
  readonly pinned: string | null;
}

/** The highlight of the screen. */
export type HighlightStore = StoreApi<Highlight>;

/** Return the store with nothing highlighted. */
export function createHighlightStore(): HighlightStore {
  return createStore<Highlight>(() => ({ pointed: null, pinned: null }));
}

/** Return the measurement to draw: what is pointed at, else what is pinned. */
export function highlighted({ pointed, pinned }: Highlight): string | null {
  return pointed ?? pinned;
}

/** Point at a measurement, or at none. */
export function pointAt(store: HighlightStore, id: string | null): void {
  if (store.getState().pointed !== id) store.setState({ pointed: id });
}

/** Pin a measurement, or unpin it when it is the pinned one. */
export function togglePin(store: HighlightStore, id: string): void {
  store.setState(({ pinned }) => ({ pinned: pinned === id ? null : id }));
}

/** Neither point at nor pin anything. */
export function clearHighlight(store: HighlightStore): void {
  store.setState({ pointed: null, pinned: null });
}
