/** The page of the leak test: hands the ways out to the test, from the page and from its threads. Served by the test only. */
import type { ChannelId } from "../../src/ui/privacy-check/channel.ts";
import {
  LEAVING_CHANNELS,
  PAGE_CHANNELS,
  UNSEEN_CHANNELS,
} from "../../src/ui/privacy-check/page-channels.ts";
import { IMPORT, THREAD_CHANNELS } from "../../src/ui/privacy-check/thread-channels.ts";

declare global {
  interface Window {
    mienLeaks: typeof mienLeaks;
  }
}

const channels = [...THREAD_CHANNELS, IMPORT, ...PAGE_CHANNELS, ...UNSEEN_CHANNELS, ...LEAVING_CHANNELS];

function attempt(id: ChannelId, url: string): void {
  const channel = channels.find((one) => one.id === id);
  if (!channel) throw new Error(`no page has ${id}`);
  new Promise((resolve) => resolve(channel.attempt(url))).catch(() => undefined);
}

function attemptInWorker(id: ChannelId, url: string): void {
  new Worker("./thread.js").postMessage({ id, url });
}

async function attemptInServiceWorker(id: ChannelId, url: string): Promise<void> {
  const own = new URL("./thread.js", location.href);
  if (id === "import-scripts") own.searchParams.set(id, url);
  const registration = await navigator.serviceWorker.register(own).catch(() => null);
  await (registration && navigator.serviceWorker.ready);
  if (id !== "import-scripts") registration?.active?.postMessage({ id, url });
}

const mienLeaks = {
  /** Ids with whether this browser has them. */
  here: Object.fromEntries(channels.map(({ id, isHere }) => [id, isHere()])),
  attempt,
  attemptInWorker,
  attemptInServiceWorker,
};
window.mienLeaks = mienLeaks;
