/**
 * The queue: many photos in, as many at a time as the engines take. A burst of the camera is one of them.
 *
 * Whenever a photo ends, the oldest queued one takes its lane, so a photo that fails or is cancelled cannot stop the ones
 * behind it. Files, frames and abort handles live here and nowhere else; the store sees only plain data. Of a photo that
 * nobody looks at only its beginning and its end are told: the steps between would be a thousand changes a minute.
 */
import { isAbort, toFault } from "../core/fault.ts";
import type { Outcome } from "../core/report.ts";
import type { Engine } from "../inference/client.ts";
import { burstSource, type Burst, type FrameTools } from "./burst.ts";
import { isSettled, settled, type PhotoId, type PhotoState } from "./photo.ts";
import { addPhotos, dropPhoto, setPhotoState, setPhotoStates } from "./photo-changes.ts";
import type { PhotosStore } from "./photos.ts";
import type { Previews } from "./previews.ts";

/** A file opened for scoring: `capture/file` makes it, the engine takes the bitmap over. */
export interface OpenedPhoto {
  readonly bitmap: ImageBitmap;
  readonly focalLength35?: number;
}

/** What the queue needs; tests bring their own. */
export interface QueueParts {
  readonly engine: Pick<Engine, "score">;
  readonly open: (file: File, options: { signal: AbortSignal }) => Promise<OpenedPhoto>;
  /** Told when a photo is removed, so that nothing of it is kept elsewhere. */
  readonly forget?: (id: PhotoId) => void;
  readonly photos: PhotosStore;
  readonly previews: Previews;
  /** How many photos may be under way now; one where nothing is said. */
  readonly lanes?: () => number;
  /** Return a small picture of an opened photo. It reads the bitmap before its first wait. */
  readonly thumbnail?: (bitmap: ImageBitmap) => Promise<Blob | null>;
  /** What a burst needs of the platform; without it none can be added. */
  readonly frames?: FrameTools;
  readonly newId: () => PhotoId;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** What a photo is made from, and how its outcome is come by. */
export interface Source {
  score(how: SourceOptions): Promise<Outcome>;
  /** Nobody will ask for the outcome again. */
  release?(): void;
}

/** What a source is told while it is scored. It throws an AbortError, or anything, once `signal` has fired. */
export interface SourceOptions {
  readonly id: PhotoId;
  readonly signal: AbortSignal;
  readonly onProgress: (running: Omit<Extract<PhotoState, { phase: "running" }>, "phase">) => void;
}

/** The one place where a photo waits for the engine. */
export interface Queue {
  add(files: readonly File[]): void;
  /** Score the frames of a burst as one photo. Takes the frames over. */
  addBurst(burst: Burst): void;
  cancel(id: PhotoId): void;
  cancelAll(): void;
  /** Put a failed or cancelled photo back in the queue. */
  retry(id: PhotoId): void;
  remove(id: PhotoId): void;
}

/** Return an empty queue. */
export function createQueue(parts: QueueParts): Queue {
  const { engine, open, forget, photos, previews, frames, newId, now } = parts;
  const lanes = parts.lanes ?? (() => 1);
  const sources = new Map<PhotoId, Source>();
  const running = new Map<PhotoId, AbortController>();

  const stateOf = (id: PhotoId) => photos.getState().byId[id]?.state;

  const fileSource = (file: File): Source => ({
    async score({ id, signal, onProgress }) {
      const started = now();
      const { bitmap, focalLength35 } = await open(file, { signal });
      const decodeMs = now() - started;
      if (signal.aborted) {
        bitmap.close();
        signal.throwIfAborted();
      }
      void parts.thumbnail?.(bitmap).then((picture) => picture && previews.setThumbnail(id, picture));
      return engine.score(bitmap, {
        signal,
        decodeMs,
        photo: id,
        onStage: (step) => onProgress({ step }),
        ...(focalLength35 === undefined ? {} : { focalLength35 }),
      });
    },
  });

  async function run(id: PhotoId, source: Source, controller: AbortController): Promise<void> {
    const { signal } = controller;
    const stillWanted = () => !signal.aborted && stateOf(id)?.phase === "running";
    const isLookedAt = () => photos.getState().selected === id;
    try {
      const how: SourceOptions = {
        id,
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
      setPhotoState(photos, id, settled(outcome));
      source.release?.();
      sources.delete(id);
    } catch (error) {
      if (!stillWanted()) return;
      setPhotoState(
        photos,
        id,
        isAbort(error) ? { phase: "cancelled" } : { phase: "failed", fault: toFault(error) },
      );
    }
  }

  async function take(id: PhotoId, source: Source): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    setPhotoState(photos, id, { phase: "running", step: "decode" });
    await run(id, source, controller);
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
        sources.set(id, fileSource(file));
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
      pump();
    },
    addBurst(burst) {
      if (!frames) throw new Error("this queue takes no bursts");
      const id = newId();
      const source = burstSource(burst, {
        engine,
        tools: frames,
        onPicture: (picture) => previews.create(id, picture),
      });
      sources.set(id, source);
      previews.create(id, burst.picture);
      addPhotos(photos, [{ id, name: burst.name, bytes: burst.picture.size, state: { phase: "queued" } }]);
      pump();
    },
    cancel,
    cancelAll() {
      const { order } = photos.getState();
      const open = order.filter((id) => {
        const state = stateOf(id);
        return state !== undefined && !isSettled(state);
      });
      setPhotoStates(photos, open, { phase: "cancelled" });
      for (const id of open) running.get(id)?.abort();
    },
    retry(id) {
      const phase = stateOf(id)?.phase;
      if (phase !== "failed" && phase !== "cancelled") return;
      setPhotoState(photos, id, { phase: "queued" });
      pump();
    },
    remove(id) {
      cancel(id);
      sources.get(id)?.release?.();
      sources.delete(id);
      forget?.(id);
      previews.revoke(id);
      dropPhoto(photos, id);
    },
  };
}
