/** What visits with an empty and with a filled browser gave. */

/** What a request was for. */
export const KINDS = ["page and code", "wasm", "models", "examples"] as const;
/** One of `KINDS`. */
export type Kind = (typeof KINDS)[number];

/** One visit; times in milliseconds from its beginning, bytes as they came over the wire. */
export interface Visit {
  readonly dropZoneMs: number;
  readonly firstScoreMs: number;
  /** Null without a network. */
  readonly bytesToDropZone: number | null;
  readonly bytesToFirstScore: number | null;
  readonly bytesInAll: number | null;
  /** Content of all answers of the visit, compressed as it came, without headers. */
  readonly byKind: Readonly<Record<Kind, number>>;
}

/** The visits of one measurement: over each link, and again later. */
export interface ColdResult {
  readonly links: readonly { readonly name: string; readonly first: Visit; readonly rounds: number }[];
  /** After a first visit of somebody who read the result for `STAY_MS`. */
  readonly second: Visit;
  /** After a first visit that ended with its score. */
  readonly hasty: Visit;
  /** Null for a build without a service worker. */
  readonly offline: Visit | null;
  readonly load: readonly number[];
  readonly version: string;
}

/** How long somebody reads the first result; the browser keeps compiled code meanwhile. */
export const STAY_MS = 12_000;
