/** What this origin has stored on the device, for the screen that shows and deletes it. */

export const STORED_PARTS = ["models", "history", "settings", "site"] as const;
/** One of `STORED_PARTS`. */
export type StoredPart = (typeof STORED_PARTS)[number];

/** How much of a part is stored; null when the browser does not let the app look. */
export type StoredSize = { readonly count: number; readonly bytes: number } | null;

/** What is stored on this device, part by part. */
export interface StoredReport {
  readonly parts: Readonly<Record<StoredPart, StoredSize>>;
  /** Room that the whole site takes and may take by the browser's own count, in bytes; null where it does not tell. */
  readonly usage: number | null;
  readonly quota: number | null;
}

/** What a screen may do with it. */
export interface StoredActions {
  look(): Promise<StoredReport>;
  /** Delete these parts; returns the ones that the browser did not let go. Photos of this visit were never stored. */
  wipe(parts: readonly StoredPart[]): Promise<readonly StoredPart[]>;
}
