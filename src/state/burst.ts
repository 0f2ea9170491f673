/**
 * A burst of the camera on its way through the engine: frame by frame, then one outcome.
 *
 * The frames are scored from the middle outwards, so the first one that is scored is also the one whose picture is shown,
 * and the one that late models are asked about.
 */
import type { Outcome } from "../core/report.ts";
import type { BurstOutcome } from "../core/score/burst.ts";
import type { Engine } from "../inference/page/client.ts";
import type { Source } from "./source.ts";

/** Frames of one burst, in the order they were taken, as pictures that are not mirrored. */
export interface Burst {
  /** What the photo is called in the person's language. */
  readonly name: string;
  readonly frames: readonly ImageBitmap[];
  /** The middle frame as an image file in memory, to be shown. */
  readonly picture: Blob;
}

/** What is done with frames. */
export interface FrameParts {
  /** Return a copy: the engine takes over what it scores, and a failed burst can be tried again. */
  copy(frame: ImageBitmap): Promise<ImageBitmap>;
  /** Return a frame as an image file in memory. */
  picture(frame: ImageBitmap): Promise<Blob>;
  /** Return the one outcome of all: `burstOutcome` of `core/score`. */
  average(outcomes: readonly Outcome[]): BurstOutcome;
}

interface BurstParts {
  readonly engine: Pick<Engine, "score">;
  readonly frameParts: FrameParts;
  /** Called when another frame than the middle one is the picture of the result. */
  readonly onPicture: (picture: Blob) => void;
}

/** Return the burst as something that the queue can score. Its frames are closed when it is released. */
export function burstSource({ frames }: Burst, { engine, frameParts, onPicture }: BurstParts): Source {
  return {
    async score({ scoring, saidAdult, signal, onProgress }) {
      const outcomes: Outcome[] = [];
      let done = 0;
      const scoreFrame = async (place: number, isAsked: boolean) => {
        const frame = await frameParts.copy(frames[place] as ImageBitmap);
        const outcome = await engine.score(frame, {
          signal,
          saidAdult,
          // The frames are averaged once: what joined one of them later would be lost.
          waitsForAll: true,
          ...(isAsked ? { photo: scoring } : {}),
          onStage: (step) => onProgress({ step, frame: { number: done + 1, of: frames.length } }),
        });
        outcomes[place] = outcome;
        done += 1;
        return outcome.kind === "scored";
      };
      const places = fromTheMiddle(frames.length);
      for (let place = places.shift(); place !== undefined; place = places.shift()) {
        // Once a frame stands for all of them, the others may be scored side by side where there are several engines.
        if (await scoreFrame(place, true)) break;
      }
      await Promise.all(places.map((place) => scoreFrame(place, false)));
      const { outcome, pictured } = frameParts.average(outcomes);
      const shown = frames[pictured];
      if (shown && pictured !== fromTheMiddle(frames.length)[0]) onPicture(await frameParts.picture(shown));
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
