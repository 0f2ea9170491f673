/** What the queue does when a person frames a photo by hand: one more scoring, with a name of its own. */
import { isAsItCame, type Framing } from "../core/framing.ts";
import type { PhotoId } from "./photo.ts";
import type { PhotosStore } from "./photos.ts";
import type { Scoring } from "./queue.ts";

/** What choosing needs of the queue. */
export interface ChoosingParts {
  readonly photos: PhotosStore;
  readonly scoring: Pick<Scoring, "changes" | "forget" | "previews">;
  /** Whether the photo can be scored again. */
  readonly isFile: (id: PhotoId) => boolean;
  /** Take back the word that its face is an adult's. */
  readonly unsay: (id: PhotoId) => void;
  /** Take the next photos that wait. */
  readonly pump: () => void;
}

/** Return what frames photos, and what forgets all scorings of one. */
export function createChoosing({ photos, scoring, isFile, unsay, pump }: ChoosingParts) {
  const { changes, forget, previews } = scoring;
  /** How often each photo was framed. */
  const times = new Map<PhotoId, number>();

  function unframe(id: PhotoId): void {
    if (!changes.takeChoiceBack(photos, id)) return;
    unsay(id);
    previews.uncover(id);
  }

  return {
    unframe,
    frame(id: PhotoId, framing: Framing) {
      if (isAsItCame(framing)) return unframe(id);
      const nth = (times.get(id) ?? 0) + 1;
      if (!isFile(id) || !changes.beginChoice(photos, id, framing, changes.scoringName(id, nth))) return;
      times.set(id, nth);
      // Whoever said that one face is an adult's said nothing of another.
      unsay(id);
      pump();
    },
    forgetAll(id: PhotoId) {
      for (let nth = 0; nth <= (times.get(id) ?? 0); nth += 1) forget?.(changes.scoringName(id, nth));
      times.delete(id);
    },
  };
}
