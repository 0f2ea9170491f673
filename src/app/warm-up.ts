/**
 * Photos scored for nothing while nobody waits, because the browser compiles the models' code while it runs.
 *
 * [Note: Warm before it is wanted]
 * One is for this visit: the first photo of somebody who reads first then takes half the time. The others are for the next
 * visit: Chromium keeps what it optimised of a runtime's code, and starts with it the next time, once that is a megabyte, and
 * MediaPipe's is after about eight photos. They cost a first visit two seconds of one core, spread over ten, and each later
 * start takes a fifth of a second less (docs/decisions/first-paint.md). A photo that comes meanwhile goes to another engine, or waits for the one under way.
 */
import type { Engine } from "../inference/client.ts";
import type { QueueParts } from "../state/queue.ts";

/** After so many photos Chromium keeps MediaPipe's optimised code. */
const PHOTOS_TO_KEEP_CODE = 9;
/** Nobody has wanted anything for so long before a photo is scored for the next visit. */
const CALM_MS = 800;

interface WarmUpNeeds {
  readonly open: QueueParts["open"];
  readonly engine: Pick<Engine, "score">;
  /** How many photos this visit has had. */
  readonly photoCount: () => number;
  /** Nothing is under way for the person. */
  readonly isIdle: () => boolean;
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * Score a photo for nothing: once if nobody has given one, and, `forNextVisit`, until the browser keeps the code. Ends with
 * the first failure and never rejects: whatever fails here fails again, and in words, for the first real photo.
 */
export async function warmUp(
  photo: File,
  forNextVisit: boolean,
  { open, engine, photoCount, isIdle, pause }: WarmUpNeeds,
): Promise<void> {
  const scoreOnce = async () => {
    const { bitmap } = await open(photo, { signal: new AbortController().signal });
    await engine.score(bitmap);
  };
  try {
    let scored = 0;
    if (photoCount() === 0 && isIdle()) {
      await scoreOnce();
      scored += 1;
    }
    while (forNextVisit && scored + photoCount() < PHOTOS_TO_KEEP_CODE) {
      const before = photoCount();
      await pause(CALM_MS);
      if (photoCount() !== before || !isIdle()) continue;
      await scoreOnce();
      scored += 1;
    }
  } catch {
    return;
  }
}
