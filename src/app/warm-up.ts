/**
 * A photo scored for nothing while nobody waits.
 *
 * [Note: Warm before it is wanted]
 * The browser compiles the models' code while it runs: the first photo of somebody who read first then takes half the time.
 * See docs/decisions/first-paint.md. A photo that comes meanwhile goes to another engine, or waits for this one.
 */
import type { Engine } from "../inference/page/client.ts";
import type { Scoring } from "../state/queue.ts";

interface WarmUpParts {
  readonly open: Scoring["open"];
  readonly engine: Pick<Engine, "score">;
}

/** Score a photo and drop its outcome. Never rejects: whatever fails here fails again, and in words, for the first real photo. */
export async function warmUp(photo: File, { open, engine }: WarmUpParts): Promise<void> {
  try {
    const { bitmap } = await open(photo, { signal: new AbortController().signal });
    await engine.score(bitmap);
  } catch {
    return;
  }
}
