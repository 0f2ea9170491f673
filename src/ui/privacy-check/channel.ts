/** What a way out of the page is, as data: the privacy check tries each one, and the leak test proves each one. */

/**
 * A way in which a page could tell another origin something.
 *
 * [Note: Two barriers]
 * The site sends two headers that refuse connections. `policy` is the Content-Security-Policy, which every browser keeps
 * and which tells the page of each refusal. `allowlist` is Connection-Allowlist, which Chromium keeps from version 152
 * on, in silence, and which closes what no policy can: leaving the page, new windows, peer connections.
 */
export interface Channel {
  readonly id: ChannelId;
  /** The barrier that refuses it; where it is the policy, the allowlist refuses it too. See: [Note: Two barriers]. */
  readonly closedBy: "policy" | "allowlist";
  /** The directive of its refusal, where the refusal names no full address. */
  readonly directive?: string;
  /** Whether this browser has it at all. */
  readonly isHere: () => boolean;
  /**
   * Try to reach an address. It may throw or reject, which proves nothing. A peer connection resolves to `Gathered`; what
   * comes back of any other is dropped.
   */
  readonly attempt: (url: string) => unknown;
}

/** Whether a peer connection asked the server that it was given. */
export type Gathered = "asked" | "did-not-ask";

export const CHANNEL_IDS = [
  "fetch",
  "xhr",
  "beacon",
  "later",
  "websocket",
  "event-source",
  "web-transport",
  "image",
  "svg-image",
  "style",
  "style-picture",
  "font",
  "media",
  "script",
  "import",
  "import-scripts",
  "frame",
  "object",
  "form",
  "ping",
  "prefetch",
  "preload",
  "module-preload",
  "speculation",
  "preconnect",
  "stun",
  "turn",
  "candidate",
  "navigation",
  "window",
  "refresh",
  "download-link",
] as const;
export type ChannelId = (typeof CHANNEL_IDS)[number];

/** Return the address that a channel is tried with: no two share one, so that whoever sees it knows the channel. */
export function addressOf(origin: string, mark: string, id: ChannelId): string {
  return `${origin}/${mark}/${id}`;
}
