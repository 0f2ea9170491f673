/** What many photos need besides the queue: their pace, what was not taken in, small pictures, the pair to compare, and who is one person. */
import { createIntakeStore, type IntakeStore } from "../state/intake.ts";
import { createMarkedStore, type MarkedStore } from "../state/marked.ts";
import { createPace, type PaceStore } from "../state/pace.ts";
import { createPairStore, type PairStore } from "../state/pair.ts";
import type { PhotoId } from "../state/photo.ts";
import type { PhotosStore } from "../state/photos.ts";
import type { Previews } from "../state/previews.ts";
import { createTableViewStore, type TableViewStore } from "../state/table-view.ts";

export interface Batch {
  readonly pace: PaceStore;
  readonly intake: IntakeStore;
  readonly pair: PairStore;
  readonly marked: MarkedStore;
  /** URL of a small picture of the photo; undefined while there is none. */
  thumbnailUrl(id: PhotoId): string | undefined;
  readonly view: TableViewStore;
}

export function startBatch(photos: PhotosStore, previews: Pick<Previews, "thumbnailUrl">): Batch {
  return {
    pace: createPace(photos, () => performance.now()),
    intake: createIntakeStore(),
    pair: createPairStore(),
    marked: createMarkedStore(),
    thumbnailUrl: previews.thumbnailUrl,
    view: createTableViewStore(),
  };
}
