/** What of the last folder or drop was not taken in, so that it can be said: nothing is left out in silence. */
import { createStore, type StoreApi } from "zustand/vanilla";

/** What was not taken in of the last files. */
export interface Intake {
  /** Files of folders that do not look like photos. */
  readonly skipped: number;
  /** Whether there were more files than are taken at once. */
  readonly cut: boolean;
}

/** What the last files left behind. */
export type IntakeStore = StoreApi<Intake>;

/** Everything was taken in. */
export const NOTHING_LEFT: Intake = { skipped: 0, cut: false };

/** Return the store with nothing left behind. */
export function createIntakeStore(): IntakeStore {
  return createStore<Intake>(() => NOTHING_LEFT);
}
