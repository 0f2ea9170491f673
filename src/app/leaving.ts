/** The browser's own question before the page is left or started anew, where results would be gone with it. */
import type { HistoryStore } from "../state/history/history.ts";
import type { OfflineStore } from "../state/offline.ts";
import type { PhotosStore } from "../state/photos.ts";
import type { TakenStore } from "../state/taken.ts";
import { hasUnsaved } from "../state/unsaved.ts";
import type { Page } from "./page.ts";

interface LeavingParts {
  readonly page: Pick<Page, "events">;
  readonly photos: PhotosStore;
  readonly history: HistoryStore;
  readonly taken: TakenStore;
  readonly offline: OfflineStore;
}

/** Ask before a result is lost. An update is not asked about: whoever wanted it was told in words. */
export function askBeforeLeaving({ page, photos, history, taken, offline }: LeavingParts): void {
  page.events.addEventListener("beforeunload", (event) => {
    if (offline.getState().phase === "update-waits") return;
    const { keeping } = history.getState();
    if (hasUnsaved(photos.getState(), { keeping, taken: taken.getState().ids })) event.preventDefault();
  });
}
