/** Which of the site's headers this page has: read by the way that the page itself came, and corrected by what the page sees. */
import type { Verdict } from "./verdict.ts";

/** The names of `scripts/site/server/headers.ts`; a test holds both together. */
export const SITE_HEADERS = [
  "Content-Security-Policy",
  "Connection-Allowlist",
  "Cross-Origin-Opener-Policy",
  "Cross-Origin-Embedder-Policy",
  "Cross-Origin-Resource-Policy",
  "Permissions-Policy",
  "Referrer-Policy",
  "X-Content-Type-Options",
] as const;
export type SiteHeader = (typeof SITE_HEADERS)[number];

/** Who gave the page: the host, or the site's own service worker. `changed`: since then, the other one answers. */
export type Answerer = "host" | "worker" | "changed";

/** The headers of an answer like the page's own, and who gave it. */
export interface HeadersRead {
  readonly names: readonly SiteHeader[];
  readonly answerer: Answerer;
}

/**
 * `kept`: the page sees its effect. `sent`: it is sent, and has no effect that a page could see. `not-kept`: it is sent now,
 * and the page sees that it is not in force. `missing`: it is not sent.
 */
export type HeaderState = "kept" | "sent" | "not-kept" | "missing";
export type HeaderStates = Readonly<Record<SiteHeader, HeaderState>>;

/** What the page sees of its own headers. */
export interface Seen {
  /** Whether a policy refuses the page's connections. */
  readonly isRefusing: boolean;
  readonly isIsolated: boolean;
  /** What can be said of peer connections, which only the allowlist closes. */
  readonly peer: Verdict | undefined;
  readonly keepsAllowlist: boolean;
}

/**
 * Read the headers of the page's own address; null when it cannot be had, as without a network.
 *
 * A page cannot read the headers it came with. It asks as it came, by GET: where the service worker answers the page, it
 * answers this too, with the same headers. A HEAD would go past it to the host, which may send others.
 */
export async function headersRead(pageUrl: string): Promise<HeadersRead | null> {
  try {
    const { headers, body } = await fetch(pageUrl, { cache: "no-store" });
    await body?.cancel();
    return { names: SITE_HEADERS.filter((name) => headers.has(name)), answerer: answererOf(cameByWorker()) };
  } catch {
    return null;
  }
}

/** Whether the service worker had the page's own navigation in hand. */
function cameByWorker(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return (navigation?.workerStart ?? 0) > 0;
}

function answererOf(cameByWorker: boolean): Answerer {
  const isByWorkerNow = Boolean(navigator.serviceWorker?.controller);
  if (cameByWorker !== isByWorkerNow) return "changed";
  return cameByWorker ? "worker" : "host";
}

/** Return the state of each header. What the page sees weighs more than what it reads. */
export function headerStates(names: readonly SiteHeader[], seen: Seen): HeaderStates {
  const effects: Readonly<Partial<Record<SiteHeader, boolean | null>>> = {
    "Content-Security-Policy": seen.isRefusing,
    "Connection-Allowlist": allowlistEffect(seen),
    // Without a secure context there is no isolation, whatever is sent: its absence proves nothing.
    "Cross-Origin-Opener-Policy": seen.isIsolated || null,
    "Cross-Origin-Embedder-Policy": seen.isIsolated || null,
  };
  const entries = SITE_HEADERS.map((name) => [name, stateOf(names.includes(name), effects[name] ?? null)]);
  return Object.fromEntries(entries) as HeaderStates;
}

/** Null: the browser does not keep it, or has no peer connections to see it by. */
function allowlistEffect({ keepsAllowlist, peer }: Seen): boolean | null {
  if (!keepsAllowlist) return null;
  return peer === "open" ? false : peer === "blocked" ? true : null;
}

function stateOf(isSent: boolean, hasEffect: boolean | null): HeaderState {
  if (hasEffect) return "kept";
  if (!isSent) return "missing";
  return hasEffect === false ? "not-kept" : "sent";
}
