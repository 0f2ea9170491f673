/** What a page says to the service worker. */

/**
 * `take-over`: the person agreed to the new version. `tidy`: this page has all it needs; forget what no page needs.
 * `mend`: something failed here; look through all kept files. `headers`: does the host send the build's headers?
 */
export type SiteMessage = "take-over" | "tidy" | "mend" | "headers";

/** The answer to `mend`: how many kept files were damaged. They are deleted, and fetched again when asked for. */
export interface Mended {
  readonly damaged: number;
}

/** The answer to `headers`: false when this page came without some of them, and the worker would give them. */
export interface HostHeaders {
  readonly isHostProtecting: boolean;
}
