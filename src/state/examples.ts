/** The rendered example faces that the site offers, as plain data. */
import { createStore, type StoreApi } from "zustand/vanilla";

export interface Example {
  readonly id: string;
  readonly name: string;
  /** Object URL of the picture, owned by whoever loaded it. */
  readonly url: string;
}

export type ExamplesStore = StoreApi<{ readonly examples: readonly Example[] }>;

export function createExamplesStore(): ExamplesStore {
  return createStore<{ readonly examples: readonly Example[] }>(() => ({ examples: [] }));
}
