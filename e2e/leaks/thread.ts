/** The worker and the service worker of the leak test: tries the channel that it is told to. Served by the test only. */
import type { ChannelId } from "../../src/ui/privacy-check/channel.ts";
import { IMPORT, IMPORT_SCRIPTS, THREAD_CHANNELS } from "../../src/ui/privacy-check/thread-channels.ts";

/** What the page asks for: one channel and its address. */
export interface Wanted {
  readonly id: ChannelId;
  readonly url: string;
}

const channels = [...THREAD_CHANNELS, IMPORT, IMPORT_SCRIPTS];

function attempt({ id, url }: Wanted): void {
  const channel = channels.find((one) => one.id === id);
  if (!channel) throw new Error(`no thread has ${id}`);
  // What an attempt comes back with proves nothing: the other server's log does.
  new Promise((resolve) => resolve(channel.attempt(url))).catch(() => undefined);
}

addEventListener("message", (event) => attempt((event as MessageEvent<Wanted>).data));

// A service worker may take in scripts only while it starts: the address is part of its own.
const atStart = new URL(location.href).searchParams.get("import-scripts");
if (atStart) attempt({ id: "import-scripts", url: atStart });
