/** The whole check, from the page and from a worker of it. */
import type { ChannelId } from "./channel.ts";
import { PAGE_CHANNELS } from "./page-channels.ts";
import { sentHeaders, type SiteHeader } from "./site-headers.ts";
import { IMPORT, THREAD_CHANNELS } from "./thread-channels.ts";
import { tryChannels } from "./try-channels.ts";
import { keepsAllowlist, verdictsOf, type Tried, type Verdict } from "./verdict.ts";

export type Verdicts = Readonly<Partial<Record<ChannelId, Verdict>>>;

export interface CheckResult {
  readonly page: Verdicts;
  /** Null where no worker could be started. */
  readonly worker: Verdicts | null;
  /** The headers that the host sends; null when it could not be asked. */
  readonly headers: readonly SiteHeader[] | null;
  /** Whether this browser keeps the allowlist. */
  readonly keepsAllowlist: boolean;
}

/** What the check tries, in the order in which it is shown. */
export const TRIED_CHANNELS = [...THREAD_CHANNELS, IMPORT, ...PAGE_CHANNELS];

/** Longer than the worker itself waits. */
const WORKER_MS = 12_000;

/** Try every channel; never rejects. */
export async function runCheck(): Promise<CheckResult> {
  const headers = await sentHeaders(location.href.split("#", 1)[0] ?? "");
  const allowlist = {
    isSent: headers?.includes("Connection-Allowlist") ?? false,
    isKept: keepsAllowlist(brandsOf(navigator)),
  };
  const [page, worker] = await Promise.all([tryChannels(TRIED_CHANNELS), tryInWorker()]);
  return {
    page: verdictsOf(page, allowlist),
    worker: worker && verdictsOf(worker, allowlist),
    headers,
    keepsAllowlist: allowlist.isKept,
  };
}

async function tryInWorker(): Promise<readonly Tried[] | null> {
  const worker = new Worker(new URL("./try-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<readonly Tried[]>) => resolve(data);
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
