/** How the photos of a visit come, change and go. Apart from their store, which is there before any photo is. */
import { compactReport } from "../core/compact-report.ts";
import type { Report } from "../core/report.ts";
import { measuredReport, withMeasured } from "./measured-report.ts";
import type { Photo, PhotoId, PhotoState } from "./photo.ts";
import type { PhotosStore } from "./photos.ts";

/** Append photos and look at the first of them. */
export function addPhotos(store: PhotosStore, photos: readonly Photo[]): void {
  const first = photos[0];
  if (!first) return;
  store.setState(({ order, byId }) => ({
    order: [...order, ...photos.map(({ id }) => id)],
    byId: { ...byId, ...Object.fromEntries(photos.map((photo) => [photo.id, photo])) },
    selected: first.id,
  }));
}

/** Move one photo to another state; a photo that was removed meanwhile stays removed. */
export function setPhotoState(store: PhotosStore, id: PhotoId, state: PhotoState): void {
  const photo = store.getState().byId[id];
  if (!photo) return;
  store.setState(({ byId }) => ({ byId: { ...byId, [id]: { ...photo, state: compacted(state) } } }));
}

/** A visit may hold thousands of reports. See: [Note: Compact reports]. */
function compacted(state: PhotoState): PhotoState {
  return state.phase === "done" ? { ...state, report: compactReport(state.report) } : state;
}

/** Move many photos to one state, in one step. */
export function setPhotoStates(store: PhotosStore, ids: readonly PhotoId[], state: PhotoState): void {
  movePhotos(store, ids, () => state);
}

/** Take the word of whoever opened the photos: those of an adult wait to be scored, the others get no score. In one step. */
export function answerPhotos(store: PhotosStore, ids: readonly PhotoId[], isAdult: boolean): void {
  movePhotos(store, ids, (state): PhotoState => {
    if (state.phase !== "asked") return state;
    const { quality, times } = state;
    return isAdult ? { phase: "queued" } : { phase: "refused", reason: "said-under-18", quality, times };
  });
}

function movePhotos(
  store: PhotosStore,
  ids: readonly PhotoId[],
  next: (state: PhotoState) => PhotoState,
): void {
  store.setState(({ byId }) => {
    const moved = ids.flatMap((id) => {
      const photo = byId[id];
      return photo ? [[id, { ...photo, state: next(photo.state) }] as const] : [];
    });
    return moved.length === 0 ? {} : { byId: { ...byId, ...Object.fromEntries(moved) } };
  });
}

/** Make the reports of some photos anew, in one step; where there is none, or the same comes back, nothing changes. */
export function rescorePhotos(
  store: PhotosStore,
  ids: readonly PhotoId[],
  rescored: (report: Report) => Report,
): void {
  store.setState(({ byId }) => {
    const changed = ids.flatMap((id): [PhotoId, Photo][] => {
      const photo = byId[id];
      if (photo?.state.phase !== "done") return [];
      const before = measuredReport(photo.state);
      const anew = rescored(before);
      if (anew === before) return [];
      const shown = withMeasured(photo.state, anew);
      return [[photo.id, { ...photo, state: compacted({ phase: "done", change: "rescored", ...shown }) }]];
    });
    return changed.length === 0 ? {} : { byId: { ...byId, ...Object.fromEntries(changed) } };
  });
}

/** Forget one photo; the look moves to its neighbour. */
export function dropPhoto(store: PhotosStore, id: PhotoId): void {
  store.setState(({ order, byId, selected }) => {
    const at = order.indexOf(id);
    const rest = order.filter((other) => other !== id);
    const { [id]: _gone, ...others } = byId;
    const neighbour = rest[Math.min(Math.max(at, 0), rest.length - 1)] ?? null;
    return { order: rest, byId: others, selected: selected === id ? neighbour : selected };
  });
}
