/** The rendered example faces that the site offers, as plain data. */
import { createStore, type StoreApi } from "zustand/vanilla";

/** One of the rendered faces that the site brings along. */
export interface Example {
  readonly id: string;
  readonly name: string;
  /** Object URL of the picture, owned by whoever loaded it. */
  readonly url: string;
}

/** The examples that are loaded; none before somebody looks for them. */
export type ExamplesStore = StoreApi<{ readonly examples: readonly Example[] }>;

/** Return the store without any example. */
export function createExamplesStore(): ExamplesStore {
  return createStore<{ readonly examples: readonly Example[] }>(() => ({ examples: [] }));
}
