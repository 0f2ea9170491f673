/** What the page knows of the kept results: the list, what became of each photo of this visit, and what was done last. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HistoryEntry, HistoryRecord } from "../../core/history/record.ts";
import type { PhotoId } from "../photo.ts";
import type { HistoryFault } from "./history-db.ts";
import type { ImportEnd, ImportProgress } from "./import/protocol.ts";

/** Largest number of photos added at once whose results are kept by themselves; see `app/history.ts`. */
export const LARGEST_KEPT_SET = 12;

/** Most results of a person that a mean is taken of: the newest. */
export const MOST_OF_PERSON = 200;

/** The list, in exactly one phase. */
export type HistoryList =
  | { readonly phase: "unread" }
  | { readonly phase: "reading" }
  | {
      readonly phase: "ready";
      /** Newest first. */
      readonly entries: readonly HistoryEntry[];
      /** Stored values that this version cannot show; they stay where they are. */
      readonly unreadable: { readonly broken: number; readonly newer: number };
    }
  | { readonly phase: "failed"; readonly fault: HistoryFault };

/** What became of keeping one photo's result. */
export type Keeping =
  | { readonly phase: "keeping" }
  | { readonly phase: "kept" }
  | { readonly phase: "failed"; readonly fault: HistoryFault };

/** What was done last, for one line that says so. */
export type LastDone =
  | { readonly kind: "deleted"; readonly record: HistoryRecord }
  | { readonly kind: "restored" }
  | { readonly kind: "cleared"; readonly count: number }
  | { readonly kind: "exported"; readonly count: number }
  | { readonly kind: "import"; readonly end: Exclude<ImportEnd, { kind: "failed" }> }
  | { readonly kind: "failed"; readonly fault: HistoryFault };

/** What screens know of the kept results. */
export interface HistoryState {
  readonly list: HistoryList;
  readonly keeping: Readonly<Record<PhotoId, Keeping>>;
  readonly last: LastDone | null;
  /** How far the import is that is going on; null when there is none. */
  readonly importing: ImportProgress | null;
  /** Photos scored today, and how many they were when the nudge was waved away; see `core/history/nudge.ts`. */
  readonly today: { readonly count: number; readonly dismissedAt: number };
}

/** The history as this visit sees it. */
export type HistoryStore = StoreApi<HistoryState>;

/** Return the store before anything was read. */
export function createHistoryStore(): HistoryStore {
  return createStore<HistoryState>(() => ({
    list: { phase: "unread" },
    keeping: {},
    last: null,
    importing: null,
    today: { count: 0, dismissedAt: 0 },
  }));
}

/** What screens may ask of the history. None of these rejects: what went wrong is in the store. */
export interface HistoryActions {
  /** Keep results from now on, or no more; what is kept stays. Stays off where nothing can be stored. */
  setOn(on: boolean): Promise<void>;
  read(): Promise<void>;
  /** Keep the result of a photo of this visit, whether or not the history is on. */
  keep(id: PhotoId): Promise<void>;
  rename(id: string, label: string): Promise<void>;
  /** Say whose photos these results are of; an empty name says it no more. */
  namePerson(ids: readonly string[], person: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Put the result that was deleted last back. */
  undo(): Promise<void>;
  clear(): Promise<void>;
  /** Return everything that is stored as a file; null when it cannot be read. */
  exported(): Promise<Blob | null>;
  /** Add what a file holds, off the page's thread; one file at a time. */
  imported(file: Blob): Promise<void>;
  /** Stop the import that is going on: it changes nothing then, unless it was done already. */
  stopImport(): void;
  /** Return one whole record; null when it is gone or cannot be read. */
  record(id: string): Promise<HistoryRecord | null>;
  dismissNudge(): void;
}

/** What the app hands to the screens. */
export interface KeptHistory {
  readonly store: HistoryStore;
  readonly actions: HistoryActions;
}
