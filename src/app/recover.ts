/**
 * What the page does when a part of it cannot be loaded: start anew, once.
 *
 * That helps when the server has another version by now, or when a kept file was damaged. A visit that began with a reload,
 * that has photos or no network stays as it is, and the screens say what is wrong.
 */
import type { EngineStore } from "../state/engine-state.ts";
import type { PhotosStore } from "../state/photos.ts";
import type { Page } from "./page.ts";

interface RecoverParts {
  readonly engine: EngineStore;
  readonly photos: PhotosStore;
  readonly page: Pick<Page, "events" | "isOnline" | "wasReloaded">;
  /** Have damaged kept files thrown away; true when there were any. */
  readonly mend: () => Promise<boolean>;
  readonly reload: () => void;
}

/** Watch for parts of the page that do not come, and for an engine that does not start on damaged files. */
export function recoverOnce({ engine, photos, page, mend, reload }: RecoverParts): void {
  const mayReload = () => page.isOnline() && !page.wasReloaded() && photos.getState().order.length === 0;
  let isUnderWay = false;
  const startAnew = async (isSure: boolean) => {
    if (isUnderWay || !mayReload()) return;
    isUnderWay = true;
    const wasDamaged = await mend();
    isUnderWay = false;
    if ((wasDamaged || isSure) && mayReload()) reload();
  };
  page.events.addEventListener("vite:preloadError", () => void startAnew(true));
  engine.subscribe(({ phase }) => {
    if (phase === "failed") void startAnew(false);
  });
}
