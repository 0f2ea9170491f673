/** What a page says to the service worker. */

/**
 * `take-over`: the person agreed to the new version. `tidy`: this page has all it needs; forget what no page needs.
 * `mend`: something failed here; look through all kept files.
 */
export type SiteMessage = "take-over" | "tidy" | "mend";

/** The answer to `mend`: how many kept files were damaged. They are deleted, and fetched again when asked for. */
export interface Mended {
  readonly damaged: number;
}
