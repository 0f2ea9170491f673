/** The worker of the privacy check: a thread like the engine's, under the headers of its own response. */
import { THREAD_CHANNELS, IMPORT } from "./thread-channels.ts";
import { tryChannels } from "./try-channels.ts";

addEventListener(
  "message",
  () => void tryChannels([...THREAD_CHANNELS, IMPORT]).then((tried) => postMessage(tried)),
);
