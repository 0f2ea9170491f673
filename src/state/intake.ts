/** What of the last folder or drop was not taken in, so that it can be said: nothing is left out in silence. */
import { createStore, type StoreApi } from "zustand/vanilla";

export interface Intake {
  /** Files of folders that do not look like photos. */
  readonly skipped: number;
  /** Whether there were more files than are taken at once. */
  readonly cut: boolean;
}

export type IntakeStore = StoreApi<Intake>;

/** Everything was taken in. */
export const NOTHING_LEFT: Intake = { skipped: 0, cut: false };

export function createIntakeStore(): IntakeStore {
  return createStore<Intake>(() => NOTHING_LEFT);
}
