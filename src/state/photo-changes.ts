/** How the photos of a visit come, change and go. Apart from their store, which is there before any photo is. */
import { compactReport } from "../core/compact-report.ts";
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
  if (photo) setPhoto(store, { ...photo, state });
}

/** Put another photo in the place of the one with its id; one that was removed meanwhile stays removed. */
export function setPhoto(store: PhotosStore, photo: Photo): void {
  if (!store.getState().byId[photo.id]) return;
  const { id, state } = photo;
  store.setState(({ byId }) => ({ byId: { ...byId, [id]: { ...photo, state: compactedState(state) } } }));
}

/** Return the state with its report in the room of a kept one. See: [Note: Compact reports]. */
export function compactedState(state: PhotoState): PhotoState {
  if (state.phase !== "done") return state;
  const report = compactReport(state.report);
  return report === state.report ? state : { ...state, report };
}

/** Take the word of whoever opened the photos: those of an adult wait to be scored, the others get no score. In one step. */
export function answerPhotos(store: PhotosStore, ids: readonly PhotoId[], isAdult: boolean): void {
  const answered = (state: PhotoState): PhotoState => {
    if (state.phase !== "asked") return state;
    const { quality, times } = state;
    return isAdult ? { phase: "queued" } : { phase: "refused", reason: "said-under-18", quality, times };
  };
  store.setState(({ byId }) => {
    const moved = ids.flatMap((id) => {
      const photo = byId[id];
      return photo ? [[id, { ...photo, state: answered(photo.state) }] as const] : [];
    });
    return moved.length === 0 ? {} : { byId: { ...byId, ...Object.fromEntries(moved) } };
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
