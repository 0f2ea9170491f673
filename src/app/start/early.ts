/** What the page's first script holds for the app, which comes later. A page without that script has none of it. */
import type { Collected } from "../../capture/drop.ts";

export interface Early {
  /** The thread of the first engine, loading already; null where it could not be started. */
  engine: Worker | null;
  /** Hand over what was dropped or chosen so far, and all that still comes by way of the first markup. */
  take(to: (photos: Collected) => void): void;
}

declare global {
  var mienEarly: Early | undefined;
}
