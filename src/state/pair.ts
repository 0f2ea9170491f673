/** The two that are compared: photos of this visit, kept results, or persons. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PhotoId } from "./photo.ts";
import type { Photos } from "./photos.ts";

/**
 * Names what can be compared: a photo of this visit by its id, `kept:` and the id of a kept result, `person:` and the name of a
 * person in the history, or the photos that are marked as one person's.
 */
export type SideKey = string;

/** The photos of this visit that are marked as one person's. */
export const MARKED: SideKey = "marked";

/** Return the key of a kept result. */
export function keptKey(id: string): SideKey {
  return `kept:${id}`;
}

/** Return the key of a person of the history, by name. */
export function personKey(name: string): SideKey {
  return `person:${name}`;
}

/** What was chosen; null where nobody chose yet. */
export interface Pair {
  readonly a: SideKey | null;
  readonly b: SideKey | null;
}

/** Which side is being chosen: its pictures are shown; null while none is. */
export interface Choosing extends Pair {
  readonly choosing: keyof Pair | null;
}

/** The two that were chosen to be compared; null where none was. */
export type PairStore = StoreApi<Choosing>;

/** Return the store with nothing chosen. */
export function createPairStore(): PairStore {
  return createStore<Choosing>(() => ({ a: null, b: null, choosing: null }));
}

/** Return the photos of this visit that have a report, in the order they came. */
export function scoredPhotos({ order, byId }: Photos): PhotoId[] {
  return order.filter((id) => byId[id]?.state.phase === "done");
}

/**
 * Return the pair to show: what was chosen where it still is there, else the first scored photos that are not the other one.
 * A kept result or a person (`others`) is shown only where somebody chose it. Either side is null where there is nothing for it.
 */
export function shownPair({ a, b }: Pair, scored: readonly PhotoId[], others: readonly SideKey[] = []): Pair {
  const has = (key: SideKey | null): key is SideKey =>
    key !== null && (scored.includes(key) || others.includes(key));
  const keptB = has(b) ? b : null;
  const first = has(a) ? a : (scored.find((id) => id !== keptB) ?? null);
  const second = keptB !== null && keptB !== first ? keptB : (scored.find((id) => id !== first) ?? null);
  return { a: first, b: second };
}

/** Tell whether a photo that comes now is to be compared: somebody is choosing, or has one alone. */
export function lacksOne(store: PairStore, photos: Photos): boolean {
  return store.getState().choosing !== null || scoredPhotos(photos).length === 1;
}

/** Choose one side; choosing what the other side has swaps the two. */
export function choose(store: PairStore, side: keyof Pair, key: SideKey, shown: Pair): void {
  const other = side === "a" ? "b" : "a";
  const swapped = shown[other] === key ? { [other]: shown[side] } : {};
  store.setState({ a: shown.a, b: shown.b, [side]: key, ...swapped, choosing: null });
}

/** Show the pictures to choose one side from, or none of them. */
export function showChoice(store: PairStore, choosing: keyof Pair | null): void {
  store.setState({ choosing });
}

/** Change the sides of the pair that is shown. */
export function swap(store: PairStore, shown: Pair): void {
  store.setState({ a: shown.b, b: shown.a });
}

/**
 * Choose what is compared first; the second is another one, the first photo that came as long as nobody chooses, and the pictures to
 * choose it from are shown.
 */
export function compareWith(store: PairStore, key: SideKey): void {
  const { b } = store.getState();
  store.setState({ a: key, b: b === key ? null : b, choosing: "b" });
}

/** Put two beside each other. */
export function compareBoth(store: PairStore, a: SideKey, b: SideKey): void {
  store.setState({ a, b, choosing: null });
}
