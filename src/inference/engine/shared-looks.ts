/**
 * Looks at one photo by two engines.
 *
 * [Note: Looks shared]
 * A single photo keeps one engine busy while the others idle, and the looks that count are known all at once. So an engine that has the
 * device to itself hands half of them to another, over a port between both threads; the same model says the very same of the same
 * picture in either. It never waits long: what has not come soon after its own half it looks at itself. Pictures cross between
 * engines' threads of one page, and to nowhere else.
 */
import type { LandmarkModelKind } from "../../core/report.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import type { Detection, Landmarker } from "./landmarker.ts";

/** How long the other engine's answer is waited for at least once the own looks are done, in milliseconds: about one look. */
const PATIENCE_MS = 20;

interface Asked {
  readonly look: number;
  readonly model: LandmarkModelKind;
  readonly image: RgbaImage;
}

interface Answered {
  readonly look: number;
  /** Null where the other engine has another model, or its look failed. */
  readonly faces: readonly Detection[] | null;
}

/** What an engine looks with. */
export interface Eyes {
  readonly landmarker: Pick<Landmarker, "detect">;
  readonly landmarkModel: LandmarkModelKind;
}

/** The part of a message port that is used. */
export type LooksPort = Pick<MessagePort, "postMessage" | "onmessage">;

/** Look at whatever another engine asks for through the port, in turn, from when there are eyes. */
export function answerLooks(port: LooksPort, eyes: Promise<Eyes>): void {
  port.onmessage = async ({ data }: MessageEvent<Asked>) => {
    const { look, model, image } = data;
    const faces = await eyes
      .then(({ landmarker, landmarkModel }) => (landmarkModel === model ? landmarker.detect(image) : null))
      .catch(() => null);
    port.postMessage({ look, faces } satisfies Answered);
  };
}

/** Looks at several pictures, each as `Landmarker.detect` does. */
export type LookAtEach = (images: readonly RgbaImage[]) => Promise<readonly (readonly Detection[])[]>;

/**
 * Return what looks at pictures together with the engine at the port's other end. Throws as `Landmarker.detect` does.
 *
 * See: [Note: Looks shared].
 */
export function sharedLooks(port: LooksPort, { landmarker, landmarkModel }: Eyes): LookAtEach {
  const waiting = new Map<number, (faces: Answered["faces"]) => void>();
  let asked = 0;
  /** Whether its last answer is still owed: it is busy, or has ended, and is not asked again before it comes. */
  let isSilent = false;
  port.onmessage = ({ data: { look, faces } }: MessageEvent<Answered>) => {
    isSilent = false;
    waiting.get(look)?.(faces);
  };

  const ask = (image: RgbaImage) => {
    asked += 1;
    const look = asked;
    const answer = new Promise<Answered["faces"]>((resolve) => waiting.set(look, resolve));
    port.postMessage({ look, model: landmarkModel, image } satisfies Asked);
    return answer.finally(() => waiting.delete(look));
  };

  return async (images) => {
    const own = isSilent ? images.length : Math.ceil(images.length / 2);
    const others = images.slice(own);
    const answers = others.map(ask);
    const began = performance.now();
    const found = images.slice(0, own).map((image) => landmarker.detect(image));
    // Both began at once, and are as quick as each other.
    const patienceMs = Math.max(PATIENCE_MS, performance.now() - began);
    for (const [index, image] of others.entries()) {
      const faces = isSilent ? null : await soon(answers[index], patienceMs);
      isSilent ||= faces === undefined;
      found.push(faces ?? landmarker.detect(image));
    }
    return found;
  };
}

/** Return what a promise resolves with, or undefined where that takes too long. */
async function soon<T>(answer: Promise<T> | undefined, patienceMs: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
