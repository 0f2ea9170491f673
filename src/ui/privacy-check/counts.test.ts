import { describe, expect, it } from "vitest";
import { countsOf, meaningOf, summaryOf } from "./counts.ts";
import { SITE_HEADERS, type HeaderState, type HeaderStates, type SiteHeader } from "./site-headers.ts";

const all = (state: HeaderState) =>
  Object.fromEntries(SITE_HEADERS.map((name) => [name, state])) as HeaderStates;
const result = {
  page: {},
  worker: null,
  headers: all("kept"),
  answerer: "host" as const,
  keepsAllowlist: true,
};

describe("the sums of a check", () => {
  it("count page and worker together, and nothing that the browser does not have", () => {
    const counts = countsOf({
      page: { fetch: "blocked", later: "absent", ping: "silent" },
      worker: { fetch: "open" },
    });
    expect(counts).toEqual({ tried: 3, blocked: 1, open: 1, silent: 1 });
  });

  it("say that a way is open before anything else", () => {
    expect(summaryOf({ tried: 3, blocked: 1, open: 1, silent: 1 })).toBe("open");
    expect(summaryOf({ tried: 2, blocked: 1, open: 0, silent: 1 })).toBe("silent");
    expect(summaryOf({ tried: 1, blocked: 1, open: 0, silent: 0 })).toBe("all");
  });
});

describe("what a check means", () => {
  const but = (name: SiteHeader, state: HeaderState) => ({
    ...result,
    headers: { ...result.headers, [name]: state },
  });

  it("names what is missing, the policy first", () => {
    expect(meaningOf(result)).toBe("all");
    expect(meaningOf({ ...result, headers: all("missing") })).toBe("noPolicy");
    expect(meaningOf(but("Content-Security-Policy", "missing"))).toBe("noPolicy");
    expect(meaningOf(but("Connection-Allowlist", "missing"))).toBe("noAllowlist");
  });

  it("tells a page that came without what is sent now", () => {
    expect(meaningOf(but("Content-Security-Policy", "not-kept"))).toBe("cameWithout");
    expect(meaningOf(but("Connection-Allowlist", "not-kept"))).toBe("cameWithout");
    expect(meaningOf({ ...result, answerer: "changed" })).toBe("cameWithout");
  });

  it("promises no more than the browser keeps, and nothing when the host was not heard", () => {
    expect(meaningOf({ ...result, keepsAllowlist: false })).toBe("oldBrowser");
    expect(meaningOf({ ...result, page: { fetch: "open" } })).toBe("notKept");
    expect(meaningOf({ ...result, headers: null })).toBe("unknown");
  });
});
