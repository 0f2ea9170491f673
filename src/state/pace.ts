/** How fast photos are being scored, and how long the rest will take: from the moments at which the last ones ended. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { isSettled } from "./photo.ts";
import type { Photos, PhotosStore } from "./photos.ts";

/** How fast photos are scored, and how long the rest takes. */
export interface Pace {
  /** Null until enough photos have ended to tell. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

/** The pace of this visit. */
export type PaceStore = StoreApi<Pace>;

/** Photos that the pace is told from, and the least of them and of milliseconds before it is told at all. */
const WINDOW = 40;
const LEAST_PHOTOS = 4;
const LEAST_MS = 1500;

const UNKNOWN: Pace = { perSecond: null, secondsLeft: null };

/** Return the pace of these ends, in milliseconds and ascending, with so many photos to go. */
export function paceOf(ends: readonly number[], waiting: number): Pace {
  const ms = (ends.at(-1) ?? 0) - (ends[0] ?? 0);
  if (waiting === 0 || ends.length < LEAST_PHOTOS || ms < LEAST_MS) return UNKNOWN;
  const perSecond = (1000 * (ends.length - 1)) / ms;
  return { perSecond, secondsLeft: waiting / perSecond };
}

/** Return a store that follows the photos. Photos that were cancelled or removed count as neither ended nor waiting. */
export function createPace(photos: PhotosStore, now: () => number): PaceStore {
  const store = createStore<Pace>(() => UNKNOWN);
  let ends: number[] = [];
  let before = tallyOf(photos.getState());
  photos.subscribe((state) => {
    const tally = tallyOf(state);
    const ended = Math.min(WINDOW, tally.ended - before.ended);
    const isNews = ended > 0 || tally.waiting !== before.waiting;
    before = tally;
    if (!isNews) return;
    const moment = now();
    for (let photo = 0; photo < ended; photo += 1) ends.push(moment);
    ends = tally.waiting === 0 ? [] : ends.slice(-WINDOW);
    store.setState(paceOf(ends, tally.waiting), true);
  });
  return store;
}

function tallyOf({ order, byId }: Photos): { readonly ended: number; readonly waiting: number } {
  let [ended, waiting] = [0, 0];
  for (const id of order) {
    const state = byId[id]?.state;
    if (!state) continue;
    if (!isSettled(state)) waiting += 1;
    else if (state.phase !== "cancelled") ended += 1;
  }
  return { ended, waiting };
}
