/** What of the table of photos is looked at: it stays while a single result is opened, and ends with the visit. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { QualityCode } from "../core/report.ts";

/** How a photo ended, as the table can be narrowed down to. */
export const ENDS = ["any", "done", "asked", "refused", "failed", "cancelled", "open"] as const;
/** One of `ENDS`; `open` for what waits or runs. */
export type End = (typeof ENDS)[number];

/** The columns that can be left out. */
export const EXTRA_COLUMNS = ["geometry", "appearance", "notes", "state"] as const;
/** One of `EXTRA_COLUMNS`. */
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

/** Which photos are shown. */
export interface PhotoFilter {
  /** Words that a file's name must hold. */
  readonly text: string;
  readonly end: End;
  /** A note that the photo must have. */
  readonly note: QualityCode | "any";
}

/** Whose photos these are, as far as a mean of them is told. */
export type Whose = "one" | "several";

/** What is chosen of the table. */
export interface TableView {
  readonly filter: PhotoFilter;
  readonly hidden: readonly ExtraColumn[];
  /** Null until somebody says so. */
  readonly whose: Whose | null;
}

/** What is chosen of the table. */
export type TableViewStore = StoreApi<TableView>;

/** Every photo is shown. */
export const NO_FILTER: PhotoFilter = { text: "", end: "any", note: "any" };

/** Return the store with the whole table in view. */
export function createTableViewStore(): TableViewStore {
  return createStore<TableView>(() => ({ filter: NO_FILTER, hidden: [], whose: null }));
}

/** Show a column that is hidden, or the other way round. */
export function toggleColumn(store: TableViewStore, column: ExtraColumn): void {
  store.setState(({ hidden }) => ({
    hidden: hidden.includes(column) ? hidden.filter((other) => other !== column) : [...hidden, column],
  }));
}
