/**
 * What a person chooses of a photo by hand: another face, a part, a turn. See [Note: Framed by hand] in `core/framing.ts`.
 *
 * [Note: A choice keeps what was there]
 * What was shown stays with the photo, and comes back where the choice gives no result, or is taken back: bit for bit, with what
 * joined it meanwhile. Every scoring of a photo has a name of its own, so that whatever comes late joins the result it belongs to.
 *
 * [Note: No crop past the age]
 * A face in a crop is judged as any other. But a photo in which a face looks under 18, or may, is not cropped or turned any further:
 * nobody tries parts of it until one passes. Its other faces can be chosen, each judged where it is.
 */
import { AS_IT_CAME, isSamePicture, sharesOf, type FacesFound, type Framing } from "../core/framing.ts";
import type { Outcome, Report } from "../core/report.ts";
import { measuredReport, withMeasured } from "./measured-report.ts";
import { isOfYoung, keepsBefore, type Photo, type PhotoId, type PhotoState, type Shown } from "./photo.ts";
import { compactedState, setPhoto } from "./photo-changes.ts";
import type { PhotosStore } from "./photos.ts";

/** Return the name of the nth scoring of a photo; the first, from 0, has the photo's own. */
export function scoringName(id: PhotoId, nth: number): string {
  return nth === 0 ? id : `${id}/${nth}`;
}

/** Return whose scoring this is. */
export function photoOfScoring(scoring: string): PhotoId {
  return scoring.split("/")[0] ?? scoring;
}

/** Return what is shown of a photo, or under way. */
export function shownOf({ id, state, faces = null, choice }: Photo): Shown {
  return { scoring: choice?.scoring ?? id, framing: choice?.framing ?? AS_IT_CAME, state, faces };
}

/** Whether a face of the photo can be chosen. */
export function mayChooseFace(photo: Photo): boolean {
  const { phase } = photo.state;
  return !!photo.faces && (phase === "done" || phase === "asked" || phase === "refused");
}

/** Whether the photo can be turned and cropped. See: [Note: No crop past the age]. */
export function mayCrop({ state, isClosed, isBurst }: Photo): boolean {
  if (isClosed || isBurst) return false;
  if (state.phase === "refused") return state.reason !== "age-not-judged" && !isOfYoung(state);
  return state.phase === "done";
}

/** Let a photo wait to be scored as it was chosen; tell whether that may be. */
export function beginChoice(store: PhotosStore, id: PhotoId, framing: Framing, scoring: string): boolean {
  const photo = store.getState().byId[id];
  if (!photo) return false;
  const before = shownOf(photo);
  const isAllowed = isSamePicture(before.framing, framing) ? mayChooseFace(photo) : mayCrop(photo);
  if (!isAllowed) return false;
  const { lost: _told, ...rest } = photo;
  const whole = photo.choice?.whole ?? before;
  setPhoto(store, {
    ...rest,
    ...closing(photo),
    state: { phase: "queued" },
    choice: { framing, scoring, whole, before },
  });
  return true;
}

/** Show the photo again as it came; tell whether anything was chosen. */
export function takeChoiceBack(store: PhotosStore, id: PhotoId): boolean {
  const photo = store.getState().byId[id];
  if (!photo?.choice || photo.choice.before) return false;
  const { lost: _told, ...rest } = photo;
  setPhoto(store, { ...withShown(rest, photo.choice.whole), ...closing(photo) });
  return true;
}

/** Say no more of a choice that gave no result. */
export function forgetLost(store: PhotosStore, id: PhotoId): void {
  const photo = store.getState().byId[id];
  if (!photo?.lost) return;
  const { lost: _told, ...rest } = photo;
  setPhoto(store, rest);
}

/** Put down how scoring photos ended, in one step; see [Note: A choice keeps what was there]. */
export function settlePhotos(
  store: PhotosStore,
  ids: readonly PhotoId[],
  ended: PhotoState,
  faces: FacesFound | null = null,
): void {
  const state = compactedState(ended);
  store.setState(({ byId }) => {
    const settled = ids.flatMap((id) =>
      byId[id] ? [[id, settledPhoto(byId[id], state, faces)] as const] : [],
    );
    return settled.length === 0 ? {} : { byId: { ...byId, ...Object.fromEntries(settled) } };
  });
}

function settledPhoto(photo: Photo, ended: PhotoState, faces: FacesFound | null): Photo {
  const { choice } = photo;
  const before = choice?.before;
  if (!choice || !before) return { ...photo, state: ended, ...(faces && { faces }) };
  if (keepsBefore(ended)) {
    const isTold = ended.phase === "refused" || ended.phase === "failed";
    const lost = isTold ? { lost: { framing: choice.framing, why: ended } } : {};
    return { ...withShown(photo, before), ...lost };
  }
  const known = isSamePicture(before.framing, choice.framing) ? before.faces : null;
  return { ...photo, state: ended, faces: faces ?? known, choice: { ...choice, before: null } };
}

/** Return where the faces are in the photo; null where nothing is said of several. */
export function facesOf(outcome: Outcome): FacesFound | null {
  const picture = outcome.kind === "scored" ? outcome.report.photo : outcome.photo;
  const boxes = outcome.faces?.map((face) => sharesOf(face, picture));
  return boxes ? { picture, boxes } : null;
}

/** Return how a scoring of a photo ended, or where it is; undefined where nobody wants it any more. */
export function stateOfScoring(store: PhotosStore, scoring: string): PhotoState | undefined {
  const photo = store.getState().byId[photoOfScoring(scoring)];
  if (!photo) return undefined;
  const { choice } = photo;
  return [shownOf(photo), choice?.before, choice?.whole].find((shown) => shown?.scoring === scoring)?.state;
}

/** Put another state in the place of a scoring's, whether it is shown or kept beneath a choice. */
export function setStateOfScoring(store: PhotosStore, scoring: string, state: PhotoState): void {
  const photo = store.getState().byId[photoOfScoring(scoring)];
  if (!photo) return;
  setPhoto(
    store,
    withStates(photo, (shown) => (shown.scoring === scoring ? compactedState(state) : shown.state)),
  );
}

/**
 * Make the reports of some photos anew, in one step, those kept beneath a choice too; where there is none, or the same comes back,
 * nothing changes.
 */
export function rescorePhotos(
  store: PhotosStore,
  ids: readonly PhotoId[],
  rescored: (report: Report) => Report,
): void {
  const anew = ({ state }: Shown): PhotoState => {
    if (state.phase !== "done") return state;
    const before = measuredReport(state);
    const report = rescored(before);
    if (report === before) return state;
    return compactedState({ phase: "done", change: "rescored", ...withMeasured(state, report) });
  };
  store.setState(({ byId }) => {
    const changed = ids.flatMap((id): [PhotoId, Photo][] => {
      const photo = byId[id];
      const next = photo && withStates(photo, anew);
      return !next || next === photo ? [] : [[id, next]];
    });
    return changed.length === 0 ? {} : { byId: { ...byId, ...Object.fromEntries(changed) } };
  });
}

function withStates(photo: Photo, anew: (shown: Shown) => PhotoState): Photo {
  const next = <T extends Shown>(shown: T): T => {
    const state = anew(shown);
    return state === shown.state ? shown : { ...shown, state };
  };
  const { state } = next(shownOf(photo));
  const { choice } = photo;
  const [whole, before] = choice ? [next(choice.whole), choice.before && next(choice.before)] : [];
  const isSame =
    state === photo.state && whole === choice?.whole && (before ?? null) === (choice?.before ?? null);
  if (isSame) return photo;
  return {
    ...photo,
    state,
    ...(choice && whole && { choice: { ...choice, whole, before: before ?? null } }),
  };
}

function withShown(photo: Photo, { scoring, framing, state, faces }: Shown): Photo {
  const { choice, ...rest } = photo;
  const isWhole = scoring === photo.id || !choice;
  return {
    ...rest,
    state,
    faces,
    ...(!isWhole && { choice: { scoring, framing, whole: choice.whole, before: null } }),
  };
}

/** See: [Note: No crop past the age]. */
function closing({ state }: Photo): Pick<Photo, "isClosed"> {
  return state.phase === "asked" || isOfYoung(state) ? { isClosed: true } : {};
}
