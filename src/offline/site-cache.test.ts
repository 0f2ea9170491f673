import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostAnswer, type SiteHeaders } from "./site-answer.ts";
import { createSiteCache, keptUnder, type CacheLike } from "./site-cache.ts";
import { siteFileOf, type SiteFile } from "./site-file.ts";

const SCOPE = "https://example.org/mien/";
const TABLE: SiteHeaders = [
  ["Content-Security-Policy", "default-src 'none'"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
];
const HEADERS = Object.fromEntries(TABLE);
const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest("base64");
const file = (path: string, content: string, keep: SiteFile["keep"] = "at-once"): SiteFile => ({
  path,
  sha256: sha256(content),
  bytes: content.length,
  type: path.endsWith(".wasm") ? "application/wasm" : path.endsWith(".js") ? "text/javascript" : "text/html",
  keep,
});
const PAGE = file("", "<!doctype html>");
const SCRIPT = file("assets/app.js", "start()");
const RARE = file("assets/rare.wasm", "\0asm", "asked");
const CODE = file("assets/code.wasm", "\0asm 2");

/** A server, a browser's HTTP cache and its Cache Storage; as in a browser, other content than `integrity` says is refused. */
function siteWith(
  served: Record<string, string>,
  httpCache: Record<string, string> = {},
  sent: Record<string, string> = HEADERS,
  sentBefore = sent,
) {
  const renewed = new Set<string>();
  const headersFor = (path: string) => (renewed.has(path) ? sent : sentBefore);
  const asked: string[] = [];
  const kept = new Map<string, { bytes: Uint8Array<ArrayBuffer>; headers: Headers }>();
  const cache: CacheLike = {
    match: (key) => {
      const entry = kept.get(key);
      return Promise.resolve(entry && new Response(entry.bytes, { headers: entry.headers }));
    },
    async put(key, response) {
      kept.set(key, { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers });
    },
    delete: (key) => Promise.resolve(kept.delete(key)),
    keys: () => Promise.resolve([...kept.keys()].map((url) => ({ url }))),
  };
  const get = (url: string, { cache, integrity }: RequestInit): Promise<Response> => {
    const path = url.slice(SCOPE.length);
    if (cache === "only-if-cached") {
      const cached = httpCache[path];
      return cached === undefined
        ? Promise.reject(new TypeError("not in the cache"))
        : Promise.resolve(new Response(cached, { headers: headersFor(path) }));
    }
    const content = (cache === "force-cache" ? httpCache[path] : undefined) ?? served[path];
    if (cache !== "force-cache" || httpCache[path] === undefined) asked.push(path);
    if (content === undefined) return Promise.reject(new TypeError("no network"));
    if (cache === "reload" && path in httpCache) {
      httpCache[path] = content;
      renewed.add(path);
    }
    if (integrity !== undefined && integrity !== `sha256-${sha256(content)}`)
      return Promise.reject(new TypeError("integrity"));
    return Promise.resolve(new Response(content, { headers: sent }));
  };
  const site = createSiteCache([PAGE, SCRIPT, RARE, CODE], {
    scope: SCOPE,
    headers: TABLE,
    open: () => Promise.resolve(cache),
    fetch: get,
    digest: (bytes) => crypto.subtle.digest("SHA-256", bytes),
  });
  return { site, cache, asked, kept };
}

const SERVED = {
  "": "<!doctype html>",
  "assets/app.js": "start()",
  "assets/rare.wasm": "\0asm",
  "assets/code.wasm": "\0asm 2",
};
const keys = (...files: SiteFile[]) => files.map((one) => keptUnder(one, SCOPE)).sort();

/** The headers of an answer are those of the build and no other. */
function expectBuilt(answer: Response, { type, bytes }: SiteFile): void {
  const content = { "content-type": type, "content-length": `${bytes}` };
  const table = Object.fromEntries(TABLE.map(([name, value]) => [name.toLowerCase(), value]));
  expect(Object.fromEntries(answer.headers)).toEqual({ ...table, ...content });
  expect([answer.status, answer.redirected]).toEqual([200, false]);
}

describe("the kept files of the site", () => {
  it("are taken from the browser's HTTP cache where it has them, and a rare one is left until it is asked for", async () => {
    const { site, asked, kept } = siteWith(SERVED, { "assets/app.js": "start()" });
    await site.fill();
    expect(asked.sort()).toEqual(["", "assets/code.wasm"]);
    expect([...kept.keys()].sort()).toEqual(keys(PAGE, SCRIPT, CODE));
    expect(await (await site.answer(RARE)).text()).toBe("\0asm");
    expect(kept.has(keptUnder(RARE, SCOPE))).toBe(true);
  });

  it("are asked of the server when the HTTP cache has an older version", async () => {
    const { site, asked } = siteWith(SERVED, { "": "<!doctype html><!-- old -->" });
    await site.fill();
    expect(asked.sort()).toEqual(["", "assets/app.js", "assets/code.wasm"]);
  });

  it("leave wasm to the HTTP cache, which has its compiled code, and answer with it when that has lost it", async () => {
    const httpCache: Record<string, string> = { "assets/code.wasm": "\0asm 2" };
    const { site, cache, asked, kept } = siteWith(SERVED, httpCache);
    await site.fill();
    asked.length = 0;
    await cache.delete(keptUnder(CODE, SCOPE));
    expect(await (await site.answer(CODE)).text()).toBe("\0asm 2");
    expect(asked).toEqual([]);
    await expect
      .poll(() => kept.has(keptUnder(CODE, SCOPE)), { message: "kept again without the network" })
      .toBe(true);
    delete httpCache["assets/code.wasm"];
    asked.length = 0;
    expect(await (await site.answer(CODE)).text()).toBe("\0asm 2");
    expect(asked).toEqual([]);
  });

  it("are mended in the HTTP cache too, where wasm comes from there", async () => {
    const httpCache: Record<string, string> = { "assets/code.wasm": "\0asm x", "assets/app.js": "stert()" };
    const { site } = siteWith(SERVED, httpCache);
    await site.fill();
    httpCache["assets/code.wasm"] = "\0asm x";
    expect(await site.mend()).toBe(1);
    expect(httpCache["assets/code.wasm"]).toBe("\0asm 2");
    expect(await site.mend()).toBe(0);
  });

  it("answer without a network", async () => {
    const served: Record<string, string> = { ...SERVED };
    const { site, asked } = siteWith(served);
    await site.fill();
    asked.length = 0;
    for (const path of Object.keys(served)) delete served[path];
    const answer = await site.answer(SCRIPT);
    expect(await answer.text()).toBe("start()");
    expectBuilt(answer, SCRIPT);
    expect(asked).toEqual([]);
  });

  it("are not filled with a web page that a host sends for a missing script, and what came before stays", async () => {
    const served = { ...SERVED, "assets/app.js": "<!doctype html>" };
    const { site, kept } = siteWith(served);
    await expect(site.fill()).rejects.toThrow("integrity");
    expect([...kept.keys()]).not.toContain(keptUnder(SCRIPT, SCOPE));
    await expect(site.answer(SCRIPT)).rejects.toThrow("integrity");
    served["assets/app.js"] = "start()";
    await site.fill();
    expect([...kept.keys()].sort()).toEqual(keys(PAGE, SCRIPT, CODE));
  });

  it("that were deleted or damaged are fetched again when they are used", async () => {
    const { site, cache, kept, asked } = siteWith(SERVED);
    await site.fill();
    asked.length = 0;
    await cache.delete(keptUnder(PAGE, SCOPE));
    await cache.put(keptUnder(SCRIPT, SCOPE), new Response("stert()"));
    expect(await (await site.answer(PAGE)).text()).toBe("<!doctype html>");
    expect(await (await site.answer(SCRIPT)).text()).toBe("start()");
    expect(asked).toEqual(["", "assets/app.js"]);
    await site.answer(SCRIPT);
    expect(asked).toHaveLength(2);
    expect(kept.size).toBe(3);
  });

  it("are mended as a whole when asked, and tidied of what is not listed", async () => {
    const { site, cache, kept } = siteWith(SERVED);
    await site.fill();
    await cache.put(keptUnder(SCRIPT, SCOPE), new Response("stert()"));
    await cache.put(`${SCOPE}assets/old.js?sha256=x`, new Response("old()"));
    expect(await site.mend()).toBe(1);
    expect(await site.mend()).toBe(0);
    await site.tidy();
    expect([...kept.keys()].sort()).toEqual(keys(PAGE, CODE));
  });
});

describe("what the worker answers, whatever stands in the cache and whatever the host sends,", () => {
  const ALL = [PAGE, SCRIPT, RARE, CODE] as const;
  const text = (file: SiteFile) => SERVED[file.path as keyof typeof SERVED];

  it("has the build's headers where the host sends none, from the network, the HTTP cache and the kept files", async () => {
    for (const httpCache of [{}, { ...SERVED }]) {
      const { site } = siteWith(SERVED, httpCache, { "content-type": "text/plain", "set-login": "x" });
      for (const round of ["fetched", "kept"])
        for (const one of ALL) {
          const answer = await site.answer(one);
          expectBuilt(answer, one);
          expect(await answer.text(), `${one.path} ${round}`).toBe(text(one));
        }
    }
  });

  it("is the listed content under the build's headers after 200 rewrites of what is kept", async () => {
    const names = fc.constantFrom("Content-Security-Policy", "Cross-Origin-Opener-Policy", "Link", "Refresh");
    const rewrite = fc.record({
      of: fc.constantFrom(...ALL, null),
      headers: fc.dictionary(
        names,
        fc.constantFrom("", "*", "default-src *", "unsafe-none", "<x>;rel=preload"),
      ),
      body: fc.option(fc.constantFrom("leak()", "", ...Object.values(SERVED), "start()\n")),
      status: fc.constantFrom(200, 203, 404),
    });
    let rewritten = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(rewrite, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (rewrites, isOnline) => {
          const served: Record<string, string> = { ...SERVED };
          const { site, cache } = siteWith(served);
          await site.fill();
          for (const { of, headers, body, status } of rewrites) {
            const key = of ? keptUnder(of, SCOPE) : `${SCOPE}assets/added.js?sha256=${sha256("leak()")}`;
            await cache.put(key, new Response(body ?? (of ? text(of) : "leak()"), { headers, status }));
            rewritten += 1;
          }
          if (!isOnline) for (const path of Object.keys(served)) delete served[path];
          for (const one of ALL) {
            // Without a network a file whose content was swapped cannot be had: then there is no answer.
            const answer = await site.answer(one).catch(() => null);
            if (isOnline) expect(answer).not.toBeNull();
            if (!answer) continue;
            expectBuilt(answer, one);
            expect(await answer.text()).toBe(text(one));
          }
        },
      ),
      { numRuns: 200, seed: 20261129 },
    );
    expect(rewritten).toBeGreaterThan(200);
  });

  it("is what was hashed, though the page rewrites it between the look and the answer", async () => {
    const { site, cache } = siteWith(SERVED);
    await site.fill();
    const match = cache.match.bind(cache);
    cache.match = async (key) => {
      const found = await match(key);
      await cache.put(key, new Response("leak()"));
      return found;
    };
    expect(await (await site.answer(SCRIPT)).text()).toBe("start()");
  });

  it("has its content checked before the first byte, wasm of any size too", async () => {
    const large = "\0asm".padEnd(3 << 20, "x");
    const wasm = file("assets/large.wasm", large);
    const { site, cache, asked } = siteWith({ "assets/large.wasm": large });
    await cache.put(keptUnder(wasm, SCOPE), new Response(large.replace(/x$/, "y")));
    expect(await (await site.answer(wasm)).text()).toBe(large);
    expect(asked).toEqual(["assets/large.wasm"]);
  });

  it("keeps compiled code: a host's own response is handed on where its headers are the build's", async () => {
    const { site } = siteWith(SERVED, { ...SERVED }, { ...HEADERS, etag: "host" });
    expect((await site.answer(CODE)).headers.get("etag")).toBe("host");
    expectBuilt(await site.answer(SCRIPT), SCRIPT);
  });

  it("renews wasm that came before the host sent the headers, and leaves it where the host sends none", async () => {
    const repaired = siteWith(
      SERVED,
      { "assets/code.wasm": "\0asm 2" },
      { ...HEADERS, etag: "new" },
      { etag: "old" },
    );
    await repaired.site.fill();
    expect((await repaired.site.answer(CODE)).headers.get("etag")).toBe("new");
    const bare = siteWith(SERVED, { "assets/code.wasm": "\0asm 2" }, {});
    await bare.site.fill();
    expect(bare.asked).not.toContain("assets/code.wasm");
    expectBuilt(await bare.site.answer(CODE), CODE);
  });

  it("tells whether the host sends the build's headers", async () => {
    expect(await siteWith(SERVED).site.isHostProtecting()).toBe(true);
    expect(await siteWith(SERVED, { "": SERVED[""] }, {}).site.isHostProtecting()).toBe(false);
    expect(
      await siteWith(SERVED, {}, { ...HEADERS, "Cross-Origin-Opener-Policy": "*" }).site.isHostProtecting(),
    ).toBe(false);
    expect(await siteWith({}).site.isHostProtecting()).toBe(true);
  });

  it("has the build's headers also when it is what the host sends instead, and only a redirect stays as it is", async () => {
    const sent = new Response("gone", { status: 404, headers: { "content-type": "text/html", link: "<x>" } });
    const answer = hostAnswer(sent, TABLE);
    expect([answer.status, await answer.text()]).toEqual([404, "gone"]);
    expect([...answer.headers.keys()].sort()).toEqual([
      "content-security-policy",
      "content-type",
      "cross-origin-opener-policy",
    ]);
    const redirect = Response.error();
    expect(hostAnswer(redirect, TABLE)).toBe(redirect);
  });
});

describe("what the worker takes upon itself", () => {
  const files = new Map([PAGE, SCRIPT].map((one) => [one.path, one]));
  const found = (path: string, mode: RequestMode = "cors", method = "GET") =>
    siteFileOf(files, SCOPE, { url: new URL(path, SCOPE).href, mode, method });

  it("is the start page under both its names, whatever its query and place says", () => {
    for (const path of ["", "index.html", "?utm=x", "#/result"]) expect(found(path, "navigate")).toBe(PAGE);
  });

  it("is the listed files, and nothing above the site, with a query, of other methods or unknown", () => {
    expect(found("assets/app.js")).toBe(SCRIPT);
    expect(found("assets/app.js?x")).toBeUndefined();
    expect(found("assets/app.js", "cors", "POST")).toBeUndefined();
    expect(found("/assets/app.js")).toBeUndefined();
    expect(found("models/compact/compact.onnx")).toBeUndefined();
  });
});
