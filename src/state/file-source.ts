/**
 * A file on its way through the engine.
 *
 * [Note: A closer look]
 * A photo of more than `MAX_DECODED_SIDE` pixels a side is shrunk when it is opened: what memory it takes is one of few, and a face gains
 * nothing, unless it is small in the photo. So where nobody was found in such a photo, or a face that is too small, the file is opened
 * once more with more of its pixels, and how that ends is how the photo ends: the age included, which is then judged from what the
 * photo really shows. Where memory does not suffice for that, the first outcome stands.
 */
import { isAbort } from "../core/fault.ts";
import {
  AS_IT_CAME,
  framedByHand,
  isAsItCame,
  isSamePicture,
  pixelsOf,
  type Framing,
} from "../core/framing.ts";
import type { Outcome } from "../core/report.ts";
import { keepsBefore, settled, type PhotoId } from "./photo.ts";
import type { Scoring } from "./queue.ts";
import type { Source } from "./source.ts";

/** A file opened for scoring: `capture/file` makes it, the engine takes the bitmap over. */
export interface OpenedPhoto {
  readonly bitmap: ImageBitmap;
  readonly focalLength35?: number;
  /** Whether the file has more pixels than the bitmap. */
  readonly isShrunk?: boolean;
  /** Whether the file lacks its end mark, with every row there. */
  readonly lacksEnd?: boolean;
}

/** How a file is opened. */
export interface HowOpened {
  readonly signal: AbortSignal;
  /** Keep more of its pixels than usual. */
  readonly closer?: boolean;
  /** How a person turned the photo, and which part of it is wanted. */
  readonly framing?: Pick<Framing, "turns" | "part">;
  /** Told which share of it is decoded where that takes long, 0-1. */
  readonly onShare?: (share: number) => void;
}

/** Opens a file for scoring; the bitmap is the caller's. Throws a `FaultError`, or an `AbortError` once the signal has fired. */
export type OpenFile = (file: File, how: HowOpened) => Promise<OpenedPhoto>;

/** Whether more pixels of the photo may end otherwise. See: [Note: A closer look]. */
export function wantsCloserLook(outcome: Outcome): boolean {
  if (outcome.kind !== "refused") return false;
  return outcome.reason === "no-face" || outcome.quality.some(({ code }) => code === "face-small");
}

/**
 * Return how a photo ended, looked at more closely where that may help. Rejects as opening and scoring do; only what the closer look
 * rejects with is passed over, unless somebody cancelled.
 */
export async function closerOutcome<T extends Pick<OpenedPhoto, "isShrunk">>(
  open: (closer: boolean) => Promise<T>,
  score: (opened: T, closer: boolean) => Promise<Outcome>,
): Promise<Outcome> {
  const opened = await open(false);
  const { isShrunk } = opened;
  const outcome = await score(opened, false);
  if (!isShrunk || !wantsCloserLook(outcome)) return outcome;
  try {
    const closer = await score(await open(true), true);
    return closer.kind === "refused" && closer.reason === "no-face" ? outcome : closer;
  } catch (error) {
    if (isAbort(error)) throw error;
    return outcome;
  }
}

/** Return a file as something that the queue can score: it is opened when its turn comes. */
export function fileSource(file: File, scoring: Scoring): Source {
  const { engine, open, now } = scoring;
  return {
    isFile: true,
    async score({ id, scoring: photo, framing, saidAdult, signal, onProgress }) {
      let started = 0;
      const { turns, part, face } = framing;
      const isCut = !isSamePicture(framing, AS_IT_CAME);
      const pictures = createPictures({ isCut, isOther: face !== null }, scoring);
      const opened = (closer: boolean) => {
        started = now();
        const onShare = (share: number) => onProgress({ step: "decode", share });
        return open(file, {
          signal,
          onShare,
          ...(closer && { closer }),
          ...(isCut && { framing: { turns, part } }),
        });
      };
      const outcome = await closerOutcome(opened, ({ bitmap, focalLength35, lacksEnd }, closer) => {
        const decodeMs = now() - started;
        if (signal.aborted) {
          bitmap.close();
          signal.throwIfAborted();
        }
        if (!closer) pictures.take(id, bitmap);
        return engine.score(bitmap, {
          signal,
          decodeMs,
          saidAdult,
          photo,
          onStage: (step) => onProgress({ step }),
          ...(focalLength35 === undefined ? {} : { focalLength35 }),
          ...(lacksEnd === true ? { lacksEnd } : {}),
          ...(face && { face: { box: pixelsOf(face.box, bitmap), of: face.of } }),
          ...(isAsItCame(framing) ? {} : { framedByHand: framedByHand(framing) }),
        });
      });
      if (!signal.aborted && !keepsBefore(settled(outcome))) await pictures.show(id);
      return outcome;
    },
  };
}

/** Return what makes the pictures of a photo for the screen: of a part, also the one that is shown in the place of the file's. */
function createPictures(
  { isCut, isOther }: { readonly isCut: boolean; readonly isOther: boolean },
  { previews, thumbnail, frames }: Pick<Scoring, "previews" | "thumbnail" | "frames">,
) {
  let taken: Promise<[picture: Blob, thumbnail: Blob | null]> | null = null;
  return {
    /** Reads the bitmap before its first wait. */
    take(id: PhotoId, bitmap: ImageBitmap): void {
      const small = thumbnail?.(bitmap) ?? Promise.resolve(null);
      if (isCut && frames) {
        taken = Promise.all([frames.picture(bitmap), small]);
        taken.catch(() => undefined);
      } else if (!isOther) void small.then((picture) => picture && previews.setThumbnail(id, picture));
    },
    async show(id: PhotoId): Promise<void> {
      if (!isCut) return previews.uncover(id);
      const pictures = await taken;
      if (pictures) previews.cover(id, ...pictures);
    },
  };
}
