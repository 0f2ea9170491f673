/** The first score of a visit is slow, because the browser compiles the models' code while it runs: better before anybody waits. */
import type { Engine } from "../inference/client.ts";
import type { QueueParts } from "../state/queue.ts";

interface WarmUpNeeds {
  readonly open: QueueParts["open"];
  readonly engine: Pick<Engine, "score">;
}

/**
 * Score a photo for nothing. Never rejects: whatever fails here fails again, and in words, for the first real one.
 *
 * A photo that comes meanwhile goes to another engine, or waits here for what it would otherwise wait for itself.
 */
export async function warmUp(photo: File, { open, engine }: WarmUpNeeds): Promise<void> {
  try {
    const { bitmap } = await open(photo, { signal: new AbortController().signal });
    await engine.score(bitmap);
  } catch {
    return;
  }
}
