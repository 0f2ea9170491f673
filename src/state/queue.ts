/**
 * The queue: many photos in, one at a time through the engine.
 *
 * One loop takes the oldest queued photo until none is left, so a photo that fails or is cancelled cannot stop the ones
 * behind it. Files and abort handles live here and nowhere else; the store sees only plain data.
 */
import { isAbort, toFault } from "../core/fault.ts";
import type { Engine } from "../inference/client.ts";
import { isSettled, settled, type PhotoId } from "./photo.ts";
import { addPhotos, dropPhoto, setPhotoState, type PhotosStore } from "./photos.ts";
import type { Previews } from "./previews.ts";

/** A file opened for scoring: `capture/file` makes it, the engine takes the bitmap over. */
export interface OpenedPhoto {
  readonly bitmap: ImageBitmap;
  readonly focalLength35?: number;
}

export interface QueueParts {
  readonly engine: Pick<Engine, "score">;
  readonly open: (file: File, options: { signal: AbortSignal }) => Promise<OpenedPhoto>;
  /** Told when a photo is removed, so that nothing of it is kept elsewhere. */
  readonly forget?: (id: PhotoId) => void;
  readonly photos: PhotosStore;
  readonly previews: Previews;
  readonly newId: () => PhotoId;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

export interface Queue {
  add(files: readonly File[]): void;
  cancel(id: PhotoId): void;
  cancelAll(): void;
  /** Put a failed or cancelled photo back in the queue. */
  retry(id: PhotoId): void;
  remove(id: PhotoId): void;
}

export function createQueue({ engine, open, forget, photos, previews, newId, now }: QueueParts): Queue {
  const files = new Map<PhotoId, File>();
  const running = new Map<PhotoId, AbortController>();
  let pumping = false;

  const stateOf = (id: PhotoId) => photos.getState().byId[id]?.state;

  async function run(id: PhotoId, file: File, controller: AbortController): Promise<void> {
    const { signal } = controller;
    const stillWanted = () => !signal.aborted && stateOf(id)?.phase === "running";
    try {
      const started = now();
      const { bitmap, focalLength35 } = await open(file, { signal });
      const decodeMs = now() - started;
      if (!stillWanted()) return bitmap.close();
      const outcome = await engine.score(bitmap, {
        signal,
        decodeMs,
        photo: id,
        onStage: (step) => stillWanted() && setPhotoState(photos, id, { phase: "running", step }),
        ...(focalLength35 === undefined ? {} : { focalLength35 }),
      });
      if (stillWanted()) setPhotoState(photos, id, settled(outcome));
    } catch (error) {
      if (!stillWanted()) return;
      setPhotoState(
        photos,
        id,
        isAbort(error) ? { phase: "cancelled" } : { phase: "failed", fault: toFault(error) },
      );
    }
  }

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    try {
      for (let id = nextQueued(); id !== undefined; id = nextQueued()) {
        const file = files.get(id);
        if (!file) break;
        const controller = new AbortController();
        running.set(id, controller);
        setPhotoState(photos, id, { phase: "running", step: "decode" });
        await run(id, file, controller);
        if (running.get(id) === controller) running.delete(id);
      }
    } finally {
      pumping = false;
    }
  }

  const nextQueued = () => photos.getState().order.find((id) => stateOf(id)?.phase === "queued");

  function cancel(id: PhotoId): void {
    const state = stateOf(id);
    if (!state || isSettled(state)) return;
    setPhotoState(photos, id, { phase: "cancelled" });
    running.get(id)?.abort();
  }

  return {
    add(added) {
      const entries = added.map((file) => ({ id: newId(), file }));
      for (const { id, file } of entries) {
        files.set(id, file);
        previews.create(id, file);
      }
      addPhotos(
        photos,
        entries.map(({ id, file }) => ({
          id,
          name: file.name,
          bytes: file.size,
          state: { phase: "queued" },
        })),
      );
      void pump();
    },
    cancel,
    cancelAll() {
      for (const id of photos.getState().order) cancel(id);
    },
    retry(id) {
      const phase = stateOf(id)?.phase;
      if (phase !== "failed" && phase !== "cancelled") return;
      setPhotoState(photos, id, { phase: "queued" });
      void pump();
    },
    remove(id) {
      cancel(id);
      files.delete(id);
      forget?.(id);
      previews.revoke(id);
      dropPhoto(photos, id);
    },
  };
}
