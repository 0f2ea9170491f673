/**
 * How long the first load takes still: from what has come in all, at the speed of the last seconds. See: [Note: One true bar].
 *
 * What the page itself fetched, and fetches meanwhile, shares the line: it is counted with the rest, or the line would seem slower
 * than it is.
 */
import { Rate } from "../../models/rate.ts";
import type { LoadBytes, LoadProgress } from "../protocol/protocol.ts";

/** What speed and time are told from: long enough for a line that comes in bursts. */
const WINDOW_MS = 8000;
/** Before so long nobody knows how fast a line is. */
const LEAST_MS = 1000;

/** The time that is left of a load. */
export interface LoadPace {
  /**
   * Return how far the load is, with what the page fetched in it, and so many bytes of its own that are still to come; no time is
   * told in the first second.
   */
  progress(bytes: LoadBytes, pageBytesToCome?: number): LoadProgress;
  /** Return the speed of the line in bytes a second over the whole load; null where nothing came over it, or too little. */
  lineSpeed(): number | null;
}

/** What the pace needs of the page: a clock in milliseconds, and the bytes of all that the page has fetched so far. */
export interface PaceParts {
  readonly now: () => number;
  readonly pageBytes: () => number;
}

/** Files of the page count only when they are whole, all at once: for a moment the line seems faster than it is. */
const MARGIN = 1.1;

/** Loads that moved less than this over the line say nothing of its speed. */
const LEAST_BYTES = 300_000;

/** Return the pace of a load that begins when it is first asked. */
export function createLoadPace({ now, pageBytes }: PaceParts): LoadPace {
  let rate: Rate | null = null;
  let began: { readonly at: number; readonly bytes: number } | null = null;
  let last: { readonly at: number; readonly bytes: number } | null = null;
  return {
    progress({ here, total, retry, isFetched }, toCome = 0) {
      const at = now();
      const page = pageBytes();
      const [bytes, all] = [here + page, total + page + toCome];
      began ??= { at, bytes };
      rate ??= new Rate(WINDOW_MS, at, bytes);
      rate.add(at, bytes);
      // What came after the last byte was no time of the line's.
      if (isFetched && bytes > (last?.bytes ?? 0)) last = { at, bytes };
      const bytesPerSecond = at - began.at < LEAST_MS ? null : rate.perSecond(at, bytes);
      const left = all - bytes;
      const secondsLeft = bytesPerSecond && left > 0 ? (MARGIN * left) / bytesPerSecond : null;
      return { bytes, total: all, bytesPerSecond: left > 0 ? bytesPerSecond : null, secondsLeft, retry };
    },
    lineSpeed() {
      if (!began || !last || last.at <= began.at) return null;
      const bytes = last.bytes - began.bytes;
      return bytes < LEAST_BYTES ? null : (1000 * bytes) / (last.at - began.at);
    },
  };
}

/** The pace of this page's own load: the engine's thread tells of it before and after the services have come. */
export const pageLoad = createLoadPace({ now: () => performance.now(), pageBytes });

/** Bytes of everything that this thread has fetched, as they came over the line. */
function pageBytes(): number {
  // The page itself is an entry of another type.
  const entries = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type));
  return entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
}

function sizeOf(entry: PerformanceEntry & { readonly encodedBodySize?: number }): number {
  return entry.encodedBodySize ?? 0;
}
