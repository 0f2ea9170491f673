/** The whole check, from the page and from a worker of it. */
import type { ChannelId } from "./channel.ts";
import { PAGE_CHANNELS } from "./page-channels.ts";
import { headersRead, headerStates, type Answerer, type HeaderStates } from "./site-headers.ts";
import { IMPORT, THREAD_CHANNELS } from "./thread-channels.ts";
import { tryChannels } from "./try-channels.ts";
import { keepsAllowlist, verdictsOf, type Thread, type Verdict } from "./verdict.ts";

export type Verdicts = Readonly<Partial<Record<ChannelId, Verdict>>>;

export interface CheckResult {
  readonly page: Verdicts;
  /** Null where no worker could be started. */
  readonly worker: Verdicts | null;
  /** The headers that this page came with; null when they could not be read. */
  readonly headers: HeaderStates | null;
  /** Who answered the page; null with the headers. */
  readonly answerer: Answerer | null;
  /** Whether this browser keeps the allowlist. */
  readonly keepsAllowlist: boolean;
}

/** What the check tries, in the order in which it is shown. */
export const TRIED_CHANNELS = [...THREAD_CHANNELS, IMPORT, ...PAGE_CHANNELS];

/** Longer than the worker itself waits. */
const WORKER_MS = 12_000;

/** Try every channel; never rejects. */
export async function runCheck(): Promise<CheckResult> {
  const read = await headersRead(location.href.split("#", 1)[0] ?? "");
  const allowlist = {
    isSent: read?.names.includes("Connection-Allowlist") ?? false,
    isKept: keepsAllowlist(brandsOf(navigator)),
  };
  const [thread, worker] = await Promise.all([tryChannels(TRIED_CHANNELS), tryInWorker()]);
  const page = verdictsOf(thread, allowlist);
  const seen = {
    isRefusing: thread.isRefusing,
    isIsolated: crossOriginIsolated,
    peer: page.stun,
    keepsAllowlist: allowlist.isKept,
  };
  return {
    page,
    worker: worker && verdictsOf(worker, allowlist),
    headers: read && headerStates(read.names, seen),
    answerer: read && read.answerer,
    keepsAllowlist: allowlist.isKept,
  };
}

async function tryInWorker(): Promise<Thread | null> {
  const worker = new Worker(new URL("./try-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<Thread>) => resolve(data);
      worker.onerror = () => resolve(null);
      setTimeout(() => resolve(null), WORKER_MS);
      worker.postMessage("try");
    });
  } finally {
    worker.terminate();
  }
}

/** Only Chromium tells. */
function brandsOf(browser: Navigator & { readonly userAgentData?: { readonly brands: Brands } }): Brands {
  return browser.userAgentData?.brands ?? [];
}

type Brands = Parameters<typeof keepsAllowlist>[0];
