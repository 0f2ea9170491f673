/** What gets out of the page where Connection-Allowlist is not in force, engine by engine. */
import type { ChannelId } from "./channel.ts";

export const ENGINES = ["chromium", "firefox", "webkit"] as const;
export type EngineName = (typeof ENGINES)[number];

/** Leaves a page in every engine: no policy closes it. */
const EVERYWHERE = ["navigation", "window", "refresh", "download-link"] as const;

/**
 * Seen by a second origin. Chromium: the leak test holds it, and could not make `preconnect` connect. Firefox 153 and WebKitGTK 2.50,
 * which has no peer connections: see `docs/privacy.md`. Safari has them, and nothing known there closes them.
 */
export const OPEN_WITHOUT_ALLOWLIST: Readonly<Record<EngineName, readonly ChannelId[]>> = {
  chromium: [...EVERYWHERE, "stun", "turn", "candidate"],
  firefox: [...EVERYWHERE, "stun", "turn", "candidate", "preconnect"],
  webkit: [...EVERYWHERE, "stun", "turn", "candidate", "preconnect"],
};
