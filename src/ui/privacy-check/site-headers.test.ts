import { afterEach, describe, expect, it, vi } from "vitest";
import { headersRead, headerStates, SITE_HEADERS } from "./site-headers.ts";

const SEEN = { isRefusing: true, isIsolated: true, peer: "blocked", keepsAllowlist: true } as const;

describe("what can be said of a header", () => {
  it("is that it is in force, where the page sees what it does, and that it is sent, where it shows nothing", () => {
    const states = headerStates(SITE_HEADERS, SEEN);
    expect(states["Content-Security-Policy"]).toBe("kept");
    expect(states["Connection-Allowlist"]).toBe("kept");
    expect(states["Cross-Origin-Embedder-Policy"]).toBe("kept");
    expect(states["Permissions-Policy"]).toBe("sent");
  });

  it("is that it is not in force, where it is sent by now and the page came without it", () => {
    const states = headerStates(SITE_HEADERS, { ...SEEN, isRefusing: false, peer: "open" });
    expect(states["Content-Security-Policy"]).toBe("not-kept");
    expect(states["Connection-Allowlist"]).toBe("not-kept");
  });

  it("is no reproach to the host where the browser does not know the allowlist or shows nothing of it", () => {
    for (const seen of [
      { ...SEEN, keepsAllowlist: false, peer: "open" as const },
      { ...SEEN, peer: undefined },
    ])
      expect(headerStates(SITE_HEADERS, seen)["Connection-Allowlist"]).toBe("sent");
    expect(headerStates(SITE_HEADERS, { ...SEEN, isIsolated: false })["Cross-Origin-Opener-Policy"]).toBe(
      "sent",
    );
  });

  it("is that it is in force, where the page came with it and the host has stopped sending it", () => {
    const states = headerStates([], SEEN);
    expect(states["Content-Security-Policy"]).toBe("kept");
    expect(states["Referrer-Policy"]).toBe("missing");
  });
});

describe("the headers of the page", () => {
  afterEach(() => vi.unstubAllGlobals());

  function visit(workerStart: number, controller: object | null, answer: () => Promise<Response>) {
    const asked: RequestInit[] = [];
    vi.stubGlobal("navigator", { serviceWorker: { controller } });
    vi.stubGlobal("performance", { getEntriesByType: () => [{ workerStart }] });
    vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
      asked.push(init);
      return answer();
    });
    return asked;
  }
  const answer = () =>
    Promise.resolve(new Response("page", { headers: { "Referrer-Policy": "no-referrer" } }));

  it("are read by GET, which the service worker answers as it answered the page", async () => {
    const asked = visit(12, {}, answer);
    expect(await headersRead("/")).toEqual({ names: ["Referrer-Policy"], answerer: "worker" });
    expect(asked.map(({ method = "GET" }) => method)).toEqual(["GET"]);
  });

  it("are the host's where no worker had a hand in the page", async () => {
    visit(0, null, answer);
    expect(await headersRead("/")).toMatchObject({ answerer: "host" });
  });

  it("may be others than the page's where a worker came or went since", async () => {
    for (const [start, controller] of [
      [0, {}],
      [12, null],
    ] as const) {
      visit(start, controller, answer);
      expect(await headersRead("/")).toMatchObject({ answerer: "changed" });
    }
  });

  it("are not known without a network", async () => {
    visit(0, null, () => Promise.reject(new TypeError("no network")));
    expect(await headersRead("/")).toBeNull();
  });
});
