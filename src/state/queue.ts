/**
 * The queue: the one place of the page where photos wait. A burst of the camera is one of them.
 *
 * [Note: Where a photo waits]
 * It is there from the first screen on. What comes before the notice is accepted, or before the code that scores is there,
 * waits whole: the two are looked at in one place (`admit`), and then each file is a photo of the visit, "queued". As many
 * as the engines take are under way at a time: opened, and each in its turn at one of the engines.
 *
 * Whenever a photo ends, the oldest queued one takes its lane, so a photo that fails or is cancelled cannot stop the ones
 * behind it. One that is asked about keeps its file until it is answered: with a yes it waits once more, and is scored by the
 * same stages, so that no number is there before the answer. Files, frames and abort handles live here and nowhere else; the
 * store sees only plain data. Of a photo that nobody looks at only its beginning and its end are told: the steps between would
 * be a thousand changes a minute.
 */
import { isAbort, toFault } from "../core/fault.ts";
import { AS_IT_CAME, type Framing } from "../core/framing.ts";
import type { Engine } from "../inference/page/client.ts";
import { burstSource, type Burst, type FrameParts } from "./burst.ts";
import { createChoosing } from "./choosing.ts";
import { fileSource, type OpenFile } from "./file-source.ts";
import { NOTHING_LEFT, type Intake } from "./intake.ts";
import type { NoticeStore } from "./notice.ts";
import { isSettled, settled, type Photo, type PhotoId } from "./photo.ts";
import type { PhotosStore } from "./photos.ts";
import type { Previews } from "./previews.ts";
import type { Source, SourceOptions } from "./source.ts";

/** What the queue needs; tests bring their own. */
export interface QueueParts {
  readonly photos: PhotosStore;
  /** Opened when files come before it was accepted; once it is closed, they go on or are forgotten. */
  readonly notice: NoticeStore;
  /** Whether the notice was accepted. */
  readonly isAccepted: () => boolean;
}

/** What changes the store of photos; it packs reports with the tables of the measurements, which the first screen does without. */
type PhotoChanges = Pick<
  typeof import("./photo-changes.ts"),
  "addPhotos" | "answerPhotos" | "dropPhoto" | "setPhotoState"
> &
  Pick<
    typeof import("./choices.ts"),
    "beginChoice" | "facesOf" | "scoringName" | "settlePhotos" | "takeChoiceBack"
  >;

/** What scores photos, loaded after the first screen. */
export interface Scoring {
  readonly engine: Pick<Engine, "score">;
  readonly open: OpenFile;
  /** Told the names of all scorings of a photo that is removed, so that nothing of it is kept elsewhere. */
  readonly forget?: (scoring: string) => void;
  readonly previews: Previews;
  readonly changes: PhotoChanges;
  /** Told when files have become photos, and what was left out. */
  readonly onAdmitted?: (count: number, left: Intake) => void;
  /** How many photos may be under way now; one where nothing is said. */
  readonly lanes?: () => number;
  /** Return a small picture of an opened photo. It reads the bitmap before its first wait. */
  readonly thumbnail?: (bitmap: ImageBitmap) => Promise<Blob | null>;
  /** What a burst needs of the platform; without it none can be added. */
  readonly frames?: FrameParts;
  readonly newId: () => PhotoId;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** The one place where a photo waits for the engine. */
export interface Queue {
  /** Take files in; `left` is what was left out of them. See: [Note: Where a photo waits]. */
  add(files: readonly File[], left?: Intake): void;
  /** Score from now on what waits and what comes, and return what else may be asked. Call once. */
  serve(scoring: Scoring): PhotosUnderWay;
}

/** What can be done with photos once they can be scored. */
export interface PhotosUnderWay {
  /** Score the frames of a burst as one photo. Takes the frames over. */
  addBurst(burst: Burst): void;
  cancel(id: PhotoId): void;
  cancelAll(): void;
  /** Put a failed or cancelled photo back in the queue. */
  retry(id: PhotoId): void;
  remove(id: PhotoId): void;
  /**
   * Take the word of whoever opened the photos that are asked about: those of an adult are scored, the others get no score.
   * A yes holds until the photo is cancelled or removed.
   */
  answer(ids: readonly PhotoId[], isAdult: boolean): void;
  /** Score a photo that has ended once more, as a person frames it; where that may not be, nothing happens. */
  frame(id: PhotoId, framing: Framing): void;
  /** Show a photo again as it came. */
  unframe(id: PhotoId): void;
}

/** What came in, and what was left out of it. */
interface Added {
  readonly files: readonly File[];
  readonly left: Intake;
}

const NOTHING: Added = { files: [], left: NOTHING_LEFT };

/** Return a queue in which photos wait until they are served. */
export function createQueue({ photos, notice, isAccepted }: QueueParts): Queue {
  let waiting = NOTHING;
  let take: ((added: Added) => void) | null = null;
  const admit = () => {
    if (!take || waiting.files.length === 0 || !isAccepted()) return;
    const added = waiting;
    waiting = NOTHING;
    take(added);
  };
  notice.subscribe(({ open }) => {
    if (open) return;
    if (!isAccepted()) waiting = NOTHING;
    admit();
  });
  return {
    add(files, left = NOTHING_LEFT) {
      waiting = {
        files: [...waiting.files, ...files],
        left: { skipped: waiting.left.skipped + left.skipped, cut: waiting.left.cut || left.cut },
      };
      if (isAccepted()) admit();
      else notice.setState({ open: true });
    },
    serve(scoring) {
      const { add, ...underWay } = createLanes(photos, scoring);
      take = add;
      admit();
      return underWay;
    },
  };
}

/** Return what runs photos, as many at a time as the engines take. */
function createLanes(photos: PhotosStore, scoring: Scoring) {
  const { engine, previews, frames, newId } = scoring;
  const { addPhotos, answerPhotos, dropPhoto, setPhotoState, settlePhotos } = scoring.changes;
  const lanes = scoring.lanes ?? (() => 1);
  const sources = new Map<PhotoId, Source>();
  const running = new Map<PhotoId, AbortController>();
  const saidAdult = new Set<PhotoId>();

  const stateOf = (id: PhotoId) => photos.getState().byId[id]?.state;
  const release = (id: PhotoId) => {
    sources.get(id)?.release?.();
    sources.delete(id);
    saidAdult.delete(id);
  };
  /** A photo that has ended needs its frames no more; a file may be chosen of by hand. */
  const ended = (id: PhotoId) => {
    if (sources.get(id)?.isFile) saidAdult.delete(id);
    else release(id);
  };

  async function take(id: PhotoId, source: Source): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    setPhotoState(photos, id, { phase: "running", step: "decode" });
    await runPhoto({
      photos,
      changes: scoring.changes,
      id,
      source,
      saidAdult: saidAdult.has(id),
      signal: controller.signal,
      onEnded: () => ended(id),
    });
    if (running.get(id) === controller) running.delete(id);
    pump();
  }

  function pump(): void {
    while (running.size < lanes()) {
      const id = nextQueued();
      const source = id === undefined ? undefined : sources.get(id);
      if (id === undefined || !source) return;
      void take(id, source);
    }
  }

  const nextQueued = () => photos.getState().order.find((id) => stateOf(id)?.phase === "queued");

  function cancelPhotos(ids: readonly PhotoId[]): void {
    const open = ids.filter((id) => {
      const state = stateOf(id);
      return state !== undefined && !isSettled(state);
    });
    settlePhotos(photos, open, { phase: "cancelled" });
    for (const id of open) {
      saidAdult.delete(id);
      running.get(id)?.abort();
    }
  }

  const { forgetAll, ...choosing } = createChoosing({
    photos,
    scoring,
    isFile: (id) => sources.get(id)?.isFile === true,
    unsay: (id) => void saidAdult.delete(id),
    pump,
  });

  return {
    add({ files, left }: Added) {
      const entries = files.map((file) => ({ id: newId(), file }));
      for (const { id, file } of entries) {
        sources.set(id, fileSource(file, scoring));
        previews.create(id, file);
      }
      addPhotos(
        photos,
        entries.map(({ id, file }) => waitingPhoto(id, file.name, file.size)),
      );
      pump();
      scoring.onAdmitted?.(files.length, left);
    },
    addBurst(burst: Burst) {
      if (!frames) throw new Error("this queue takes no bursts");
      const id = newId();
      const source = burstSource(burst, {
        engine,
        frameParts: frames,
        onPicture: (picture) => previews.create(id, picture),
      });
      sources.set(id, source);
      previews.create(id, burst.picture);
      const { name, picture } = burst;
      addPhotos(photos, [{ ...waitingPhoto(id, name, picture.size), isBurst: true }]);
      pump();
    },
    cancel: (id: PhotoId) => cancelPhotos([id]),
    cancelAll: () => cancelPhotos(photos.getState().order),
    retry(id: PhotoId) {
      const phase = stateOf(id)?.phase;
      if (phase !== "failed" && phase !== "cancelled") return;
      setPhotoState(photos, id, { phase: "queued" });
      pump();
    },
    remove(id: PhotoId) {
      cancelPhotos([id]);
      release(id);
      forgetAll(id);
      previews.revoke(id);
      dropPhoto(photos, id);
    },
    answer(ids: readonly PhotoId[], isAdult: boolean) {
      const asked = ids.filter((id) => stateOf(id)?.phase === "asked");
      asked.forEach((id) => void (isAdult ? saidAdult.add(id) : ended(id)));
      answerPhotos(photos, asked, isAdult);
      pump();
    },
    ...choosing,
  };
}

function waitingPhoto(id: PhotoId, name: string, bytes: number): Photo {
  return { id, name, bytes, state: { phase: "queued" } };
}

interface RunParts {
  readonly photos: PhotosStore;
  readonly changes: PhotoChanges;
  readonly id: PhotoId;
  readonly source: Source;
  readonly saidAdult: boolean;
  readonly signal: AbortSignal;
  /** Told when the photo has its last outcome: its source is needed no more. */
  readonly onEnded: () => void;
}

/** Score one photo and tell the store what comes of it; never rejects. Whoever cancels it has told the store already. */
async function runPhoto(parts: RunParts): Promise<void> {
  const { photos, changes, id, source, saidAdult, signal, onEnded } = parts;
  const { setPhotoState, settlePhotos } = changes;
  const stillWanted = () => !signal.aborted && photos.getState().byId[id]?.state.phase === "running";
  const isLookedAt = () => photos.getState().selected === id;
  try {
    const choice = photos.getState().byId[id]?.choice;
    const how: SourceOptions = {
      id,
      scoring: choice?.scoring ?? id,
      framing: choice?.framing ?? AS_IT_CAME,
      saidAdult,
      signal,
      onProgress: (progress) =>
        stillWanted() && isLookedAt() && setPhotoState(photos, id, { phase: "running", ...progress }),
    };
    const outcome = await source.score(how).catch((error: unknown) => {
      // The engine has a fresh worker by now. Once more only: a photo may be what crashes it.
      if (!stillWanted() || toFault(error).code !== "engine-crashed") throw error;
      return source.score(how);
    });
    if (!stillWanted()) return;
    settlePhotos(photos, [id], settled(outcome), changes.facesOf(outcome));
    if (outcome.kind !== "asked") onEnded();
  } catch (error) {
    if (!stillWanted()) return;
    settlePhotos(
      photos,
      [id],
      isAbort(error) ? { phase: "cancelled" } : { phase: "failed", fault: toFault(error) },
    );
  }
}
