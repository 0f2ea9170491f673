/**
 * A burst of the camera on its way through the engine: frame by frame, then one outcome.
 *
 * The frames are scored from the middle outwards, so the first one that is scored is also the one whose picture is shown,
 * and the one that late models are asked about.
 */
import type { Outcome } from "../core/report.ts";
import { burstOutcome } from "../core/score/burst.ts";
import type { Engine } from "../inference/client.ts";
import type { Source } from "./queue.ts";

/** Frames of one burst, in the order they were taken, as pictures that are not mirrored. */
export interface Burst {
  /** What the photo is called in the person's language. */
  readonly name: string;
  readonly frames: readonly ImageBitmap[];
  /** The middle frame as an image file in memory, to be shown. */
  readonly picture: Blob;
}

/** What the platform does with frames. */
export interface FrameTools {
  /** Return a copy: the engine takes over what it scores, and a failed burst can be tried again. */
  copy(frame: ImageBitmap): Promise<ImageBitmap>;
  /** Return a frame as an image file in memory. */
  picture(frame: ImageBitmap): Promise<Blob>;
}

interface BurstParts {
  readonly engine: Pick<Engine, "score">;
  readonly tools: FrameTools;
  /** Called when another frame than the middle one is the picture of the result. */
  readonly onPicture: (picture: Blob) => void;
}

/** Return the burst as something that the queue can score. Its frames are closed when it is released. */
export function burstSource({ frames }: Burst, { engine, tools, onPicture }: BurstParts): Source {
  return {
    async score({ id, signal, onProgress }) {
      const outcomes = new Map<number, Outcome>();
      let isAsked = false;
      for (const [done, place] of fromTheMiddle(frames.length).entries()) {
        const frame = await tools.copy(frames[place] as ImageBitmap);
        const outcome = await engine.score(frame, {
          signal,
          ...(isAsked ? {} : { photo: id }),
          onStage: (step) => onProgress({ step, frame: { number: done + 1, of: frames.length } }),
        });
        outcomes.set(place, outcome);
        isAsked ||= outcome.kind === "scored";
      }
      const inOrder = [...outcomes].sort(([a], [b]) => a - b).map(([, outcome]) => outcome);
      const { outcome, pictured } = burstOutcome(inOrder);
      const shown = frames[pictured];
      if (shown && pictured !== fromTheMiddle(frames.length)[0]) onPicture(await tools.picture(shown));
      return outcome;
    },
    release() {
      for (const frame of frames) frame.close();
    },
  };
}

/** Return the places of `count` things, the middle first, the earlier of two before the later. */
export function fromTheMiddle(count: number): number[] {
  const middle = (count - 1) / 2;
  return Array.from({ length: count }, (_, place) => place).sort(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b,
  );
}
