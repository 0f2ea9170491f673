import { describe, expect, it } from "vitest";
import { HEADERS } from "../../../scripts/site/server/headers.ts";
import type { Channel } from "./channel.ts";
import { SITE_HEADERS } from "./site-headers.ts";
import {
  isRefusalOf,
  keepsAllowlist,
  MARK,
  NOWHERE,
  verdictsOf,
  type Thread,
  type Tried,
} from "./verdict.ts";

const IN_FORCE = { isSent: true, isKept: true };
const refusing = (tried: readonly Tried[]): Thread => ({ tried, isRefusing: true });
const channel = (id: Channel["id"], directive?: string): Channel => ({
  id,
  closedBy: "policy",
  isHere: () => true,
  attempt: () => undefined,
  ...(directive && { directive }),
});

describe("what can be said of a channel", () => {
  it("is blocked only where the browser said so", () => {
    const tried: Tried[] = [
      { id: "fetch", sight: "refused" },
      { id: "ping", sight: "no-word" },
      { id: "later", sight: "absent" },
    ];
    expect(verdictsOf(refusing(tried), IN_FORCE)).toEqual({
      fetch: "blocked",
      ping: "silent",
      later: "absent",
    });
  });

  it("is open where nothing refuses anything", () => {
    const tried: Tried[] = [{ id: "fetch", sight: "no-word" }];
    expect(verdictsOf({ tried, isRefusing: false }, IN_FORCE)).toEqual({ fetch: "open" });
  });

  it("is nothing where a policy refuses and the browser tells this thread of no refusal, as WebKit's workers", () => {
    const tried: Tried[] = [
      { id: "fetch", sight: "no-word" },
      { id: "xhr", sight: "no-word" },
    ];
    expect(verdictsOf(refusing(tried), IN_FORCE)).toEqual({ fetch: "silent", xhr: "silent" });
  });

  it("takes a peer connection's silence for a refusal only where the allowlist is in force", () => {
    const quiet: Tried[] = [{ id: "stun", sight: "did-not-ask" }];
    expect(verdictsOf(refusing(quiet), IN_FORCE)).toEqual({ stun: "blocked" });
    for (const missing of [{ isSent: false }, { isKept: false }])
      expect(verdictsOf(refusing(quiet), { ...IN_FORCE, ...missing })).toEqual({ stun: "silent" });
    expect(verdictsOf(refusing([{ id: "stun", sight: "asked" }]), IN_FORCE)).toEqual({ stun: "open" });
  });
});

describe("a refusal", () => {
  const refusal = (blockedURI: string, effectiveDirective = "connect-src") => ({
    blockedURI,
    effectiveDirective,
  });

  it("is known by the address of the attempt", () => {
    expect(isRefusalOf(channel("fetch"), refusal(`${NOWHERE}/${MARK}/fetch`))).toBe(true);
    expect(isRefusalOf(channel("form"), refusal(`${NOWHERE}/${MARK}/form?`, "form-action"))).toBe(true);
    expect(isRefusalOf(channel("preload"), refusal(`${NOWHERE}/${MARK}/module-preload`))).toBe(false);
    expect(isRefusalOf(channel("fetch"), refusal("https://example.org/fetch"))).toBe(false);
  });

  it("is known by its directive where it names no full address", () => {
    expect(isRefusalOf(channel("frame", "frame-src"), refusal(NOWHERE, "frame-src"))).toBe(true);
    expect(isRefusalOf(channel("frame", "frame-src"), refusal(NOWHERE, "object-src"))).toBe(false);
    expect(isRefusalOf(channel("speculation", "inline"), refusal("inline", "script-src-elem"))).toBe(true);
  });
});

it("the allowlist is kept by Chromium from 152 on", () => {
  expect(keepsAllowlist([{ brand: "Chromium", version: "152" }])).toBe(true);
  expect(keepsAllowlist([{ brand: "Chromium", version: "151" }])).toBe(false);
  expect(keepsAllowlist([{ brand: "Other", version: "200" }])).toBe(false);
});

it("the headers that the page asks for are those that the server sends", () => {
  expect([...SITE_HEADERS].sort()).toEqual(HEADERS.map(({ name }) => name).sort());
});
