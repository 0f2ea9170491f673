/** The two photos that are compared. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PhotoId } from "./photo.ts";
import type { Photos } from "./photos.ts";

/** What was chosen; null where nobody chose yet. */
export interface Pair {
  readonly a: PhotoId | null;
  readonly b: PhotoId | null;
}

/** The two photos that were chosen to be compared; null where none was. */
export type PairStore = StoreApi<Pair>;

/** Return the store with nothing chosen. */
export function createPairStore(): PairStore {
  return createStore<Pair>(() => ({ a: null, b: null }));
}

/** Return the photos of this visit that have a report, in the order they came. */
export function scoredPhotos({ order, byId }: Photos): PhotoId[] {
  return order.filter((id) => byId[id]?.state.phase === "done");
}

/**
 * Return the pair to show: what was chosen where it still has a report, else the first scored photos that are not the
 * other one. Null when fewer than two photos have a report.
 */
export function shownPair({ a, b }: Pair, scored: readonly PhotoId[]): { a: PhotoId; b: PhotoId } | null {
  const has = (id: PhotoId | null): id is PhotoId => id !== null && scored.includes(id);
  const keptB = has(b) ? b : null;
  const first = has(a) ? a : scored.find((id) => id !== keptB);
  const second = keptB !== null && keptB !== first ? keptB : scored.find((id) => id !== first);
  return first === undefined || second === undefined ? null : { a: first, b: second };
}

/** Choose one side; choosing the photo of the other side swaps the two. */
export function choose(
  store: PairStore,
  side: keyof Pair,
  id: PhotoId,
  shown: { a: PhotoId; b: PhotoId },
): void {
  const other = side === "a" ? "b" : "a";
  store.setState({ ...shown, [side]: id, ...(shown[other] === id ? { [other]: shown[side] } : {}) });
}

/** Change the sides of the pair that is shown. */
export function swap(store: PairStore, shown: { a: PhotoId; b: PhotoId }): void {
  store.setState({ a: shown.b, b: shown.a });
}

/** Choose a photo as the first of the pair; the second is another one, the first that came as long as nobody chooses. */
export function compareWith(store: PairStore, id: PhotoId): void {
  const { b } = store.getState();
  store.setState({ a: id, b: b === id ? null : b });
}
