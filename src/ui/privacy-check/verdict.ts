/** From what a thread saw of an attempt to what can be said of the channel. */
import type { Channel, ChannelId } from "./channel.ts";

/** Stands in the path of every attempt. A constant: the check has nothing to tell. */
export const MARK = "mien-privacy-check";

/** Where the attempts go. `.invalid` is reserved (RFC 6761): no such name is ever given out, so nobody can receive one. */
export const NOWHERE = "https://privacy-check.invalid";

/** What the thread that tried saw. `no-word`: neither a refusal nor anything else. */
export type Sight = "absent" | "refused" | "asked" | "did-not-ask" | "no-word";
export interface Tried {
  readonly id: ChannelId;
  readonly sight: Sight;
}

/** All that one thread saw. */
export interface Thread {
  readonly tried: readonly Tried[];
  /** Whether a policy is in force in this thread: it refused something, whether or not the browser told of each refusal. */
  readonly isRefusing: boolean;
}

/**
 * What can be said. `open`: it is known to have got out, or nothing refuses anything in this thread. `silent`: the thread's
 * policy is in force, but the browser said nothing of this attempt, so it may have refused in silence or not have tried.
 * `absent`: this browser has no such channel.
 */
export type Verdict = "blocked" | "open" | "silent" | "absent";

/** Whether the allowlist is in force: sent by the host, and kept by this browser. */
export interface Allowlist {
  readonly isSent: boolean;
  readonly isKept: boolean;
}

/** The parts of a `securitypolicyviolation` that tell whose it is. */
export type Refusal = Pick<SecurityPolicyViolationEvent, "blockedURI" | "effectiveDirective">;

/** Whether a refusal is that of a channel. */
export function isRefusalOf(
  { id, directive }: Channel,
  { blockedURI, effectiveDirective }: Refusal,
): boolean {
  if (directive === "inline") return blockedURI === "inline";
  if (directive) return effectiveDirective === directive && blockedURI.startsWith(NOWHERE);
  return blockedURI.split(/[?#]/, 1)[0]?.endsWith(`/${MARK}/${id}`) ?? false;
}

/** Return what can be said of the channels that one thread tried. */
export function verdictsOf(
  { tried, isRefusing }: Thread,
  allowlist: Allowlist,
): Readonly<Partial<Record<ChannelId, Verdict>>> {
  return Object.fromEntries(tried.map(({ id, sight }) => [id, verdictOf(sight, isRefusing, allowlist)]));
}

function verdictOf(sight: Sight, isRefusing: boolean, allowlist: Allowlist): Verdict {
  switch (sight) {
    case "absent":
      return "absent";
    case "refused":
      return "blocked";
    case "asked":
      return "open";
    case "did-not-ask":
      return allowlist.isSent && allowlist.isKept ? "blocked" : "silent";
    case "no-word":
      return isRefusing ? "silent" : "open";
    default:
      return sight satisfies never;
  }
}

/** First version of Chromium that keeps the allowlist. */
const ALLOWLIST_SINCE = 152;

/** Whether a browser keeps the allowlist, by the brands that it names. */
export function keepsAllowlist(
  brands: readonly { readonly brand: string; readonly version: string }[],
): boolean {
  return brands.some(({ brand, version }) => brand === "Chromium" && Number(version) >= ALLOWLIST_SINCE);
}
