/** Landmarks that a person places by hand on a photo of this visit: placed, taken back one by one, or all at once. */
import { correctedReport, type PlacedLandmark } from "../core/score/corrected.ts";
import { measuredReport } from "./measured-report.ts";
import type { DoneState, PhotoId } from "./photo.ts";
import { setPhotoState } from "./photo-changes.ts";
import type { PhotosStore } from "./photos.ts";

/**
 * Place a landmark of a photo that has a result, and tell whether it could be: a place where the face would fold changes nothing.
 * `isSameStep` says that it goes on with the placing before, as a drag does; then both are taken back together.
 */
export function placeLandmark(
  photos: PhotosStore,
  id: PhotoId,
  place: PlacedLandmark,
  isSameStep = false,
): boolean {
  const state = doneState(photos, id);
  if (!state) return false;
  const before = state.correction?.placed ?? [];
  const goesOn = isSameStep && before.at(-1)?.index === place.index;
  return setPlaced(photos, id, [...(goesOn ? before.slice(0, -1) : before), place]);
}

/** Take the last placing back; the result is then the one of before, bit for bit. */
export function takeBack(photos: PhotosStore, id: PhotoId): void {
  setPlaced(photos, id, doneState(photos, id)?.correction?.placed.slice(0, -1) ?? []);
}

/** Take back all that was placed: the result is again the one that the photo gave, bit for bit. */
export function takeAllBack(photos: PhotosStore, id: PhotoId): void {
  setPlaced(photos, id, []);
}

function setPlaced(photos: PhotosStore, id: PhotoId, placed: readonly PlacedLandmark[]): boolean {
  const state = doneState(photos, id);
  if (!state) return false;
  const from = measuredReport(state);
  const report = placed.length === 0 ? from : correctedReport(from, placed);
  if (!report) return false;
  const correction = placed.length === 0 ? {} : { correction: { from, placed } };
  setPhotoState(photos, id, { phase: "done", report, change: "rescored", ...correction });
  return true;
}

function doneState(photos: PhotosStore, id: PhotoId): DoneState | null {
  const state = photos.getState().byId[id]?.state;
  return state?.phase === "done" ? state : null;
}
