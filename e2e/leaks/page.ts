/** The page of the leak test: hands the ways out to the test, from the page and from all that it can open. Served by the test only. */
import {
  LEAVING_CHANNELS,
  PAGE_CHANNELS,
  UNSEEN_CHANNELS,
} from "../../src/ui/privacy-check/page-channels.ts";
import { IMPORT, THREAD_CHANNELS } from "../../src/ui/privacy-check/thread-channels.ts";
import { INNER_WAYS, REALMS } from "./inner-ways.ts";
import { startThread } from "./threads.ts";
import { WAYS } from "./ways.ts";

declare global {
  interface Window {
    mienLeaks: typeof mienLeaks;
  }
}

/** One attempt, as the test asks for it: from where, by which way, to which address. */
export interface Wanted {
  readonly where: string;
  readonly way: string;
  readonly url: string;
}

const channels = [...THREAD_CHANNELS, IMPORT, ...PAGE_CHANNELS, ...UNSEEN_CHANNELS, ...LEAVING_CHANNELS];

/** Return the way out by its name; throws where there is none, so that a misspelt row cannot pass. */
function wayOf(name: string): (url: string) => unknown {
  const way = WAYS[name] ?? channels.find(({ id }) => id === name)?.attempt;
  if (!way) throw new Error(`the page has no way out called ${name}`);
  return way;
}

/** Begin an attempt. What becomes of it is for the other origin to say: refusals are dropped, unknown names are not. */
async function attempt({ where, way, url }: Wanted): Promise<void> {
  const settle = (work: () => unknown) =>
    void new Promise((resolve) => resolve(work())).catch(() => undefined);
  if (where === "page") {
    const run = wayOf(way);
    settle(() => run(url));
    return;
  }
  const open = REALMS[where];
  if (!open) {
    await startThread({ where, way, url });
    return;
  }
  const run = INNER_WAYS[way];
  if (!run) throw new Error(`no opened document has ${way}`);
  settle(async () => run(url, await open()));
}

const mienLeaks = { attempt };
window.mienLeaks = mienLeaks;
