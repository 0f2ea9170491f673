/** Whether leaving the page would lose a result. */
import type { HistoryState } from "./history/history.ts";
import type { PhotoId } from "./photo.ts";
import type { Photos } from "./photos.ts";

interface Saved {
  /** What became of keeping each result in the history. */
  readonly keeping: HistoryState["keeping"];
  /** Results that were taken along. */
  readonly taken: ReadonlySet<PhotoId>;
}

/**
 * Tell whether there is a result that the history does not keep and that nobody took along: it is gone when the page is.
 * Photos without a result lose nothing: they lie on the device as before.
 */
export function hasUnsaved({ byId }: Pick<Photos, "byId">, { keeping, taken }: Saved): boolean {
  return Object.values(byId).some(
    ({ id, state }) => state.phase === "done" && keeping[id]?.phase !== "kept" && !taken.has(id),
  );
}
