import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSiteCache, keptUnder, type SiteShelf } from "./site-cache.ts";
import { siteFileOf, type SiteFile } from "./site-file.ts";

const SCOPE = "https://example.org/mien/";
const HEADERS = { "content-security-policy": "default-src 'none'" };
const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest("base64");
const file = (path: string, content: string, keep: SiteFile["keep"] = "at-once"): SiteFile => ({
  path,
  sha256: sha256(content),
  bytes: content.length,
  keep,
});
const PAGE = file("", "<!doctype html>");
const SCRIPT = file("assets/app.js", "start()");
const RARE = file("assets/rare.wasm", "\0asm", "asked");
const CODE = file("assets/code.wasm", "\0asm 2");

/** A server, a browser's HTTP cache and its Cache Storage; as in a browser, other content than `integrity` says is refused. */
function world(served: Record<string, string>, httpCache: Record<string, string> = {}) {
  const asked: string[] = [];
  const kept = new Map<string, { bytes: Uint8Array<ArrayBuffer>; headers: Headers }>();
  const shelf: SiteShelf = {
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
        : Promise.resolve(new Response(cached, { headers: HEADERS }));
    }
    const content = (cache === "force-cache" ? httpCache[path] : undefined) ?? served[path];
    if (cache !== "force-cache" || httpCache[path] === undefined) asked.push(path);
    if (content === undefined) return Promise.reject(new TypeError("no network"));
    if (cache === "reload" && path in httpCache) httpCache[path] = content;
    if (integrity !== `sha256-${sha256(content)}`) return Promise.reject(new TypeError("integrity"));
    return Promise.resolve(new Response(content, { headers: HEADERS }));
  };
  const site = createSiteCache([PAGE, SCRIPT, RARE, CODE], {
    scope: SCOPE,
    open: () => Promise.resolve(shelf),
    fetch: get,
    digest: (bytes) => crypto.subtle.digest("SHA-256", bytes),
  });
  return { site, shelf, asked, kept };
}

const SERVED = {
  "": "<!doctype html>",
  "assets/app.js": "start()",
  "assets/rare.wasm": "\0asm",
  "assets/code.wasm": "\0asm 2",
};
const keys = (...files: SiteFile[]) => files.map((one) => keptUnder(one, SCOPE)).sort();

describe("the kept files of the site", () => {
  it("are taken from the browser's HTTP cache where it has them, and a rare one is left until it is asked for", async () => {
    const { site, asked, kept } = world(SERVED, { "assets/app.js": "start()" });
    await site.fill();
    expect(asked.sort()).toEqual(["", "assets/code.wasm"]);
    expect([...kept.keys()].sort()).toEqual(keys(PAGE, SCRIPT, CODE));
    expect(await (await site.answer(RARE)).text()).toBe("\0asm");
    expect(kept.has(keptUnder(RARE, SCOPE))).toBe(true);
  });

  it("are asked of the server when the HTTP cache has an older version", async () => {
    const { site, asked } = world(SERVED, { "": "<!doctype html><!-- old -->" });
    await site.fill();
    expect(asked.sort()).toEqual(["", "assets/app.js", "assets/code.wasm"]);
  });

  it("leave wasm to the HTTP cache, which has its compiled code, and answer with it when that has lost it", async () => {
    const httpCache: Record<string, string> = { "assets/code.wasm": "\0asm 2" };
    const { site, shelf, asked, kept } = world(SERVED, httpCache);
    await site.fill();
    asked.length = 0;
    await shelf.delete(keptUnder(CODE, SCOPE));
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
    const { site } = world(SERVED, httpCache);
    await site.fill();
    httpCache["assets/code.wasm"] = "\0asm x";
    expect(await site.mend()).toBe(1);
    expect(httpCache["assets/code.wasm"]).toBe("\0asm 2");
    expect(await site.mend()).toBe(0);
  });

  it("answer without a network, with the headers they came with", async () => {
    const served: Record<string, string> = { ...SERVED };
    const { site, asked } = world(served);
    await site.fill();
    asked.length = 0;
    for (const path of Object.keys(served)) delete served[path];
    const answer = await site.answer(SCRIPT);
    expect(await answer.text()).toBe("start()");
    expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'");
    expect(asked).toEqual([]);
  });

  it("are not filled with a web page that a host sends for a missing script, and what came before stays", async () => {
    const served = { ...SERVED, "assets/app.js": "<!doctype html>" };
    const { site, kept } = world(served);
    await expect(site.fill()).rejects.toThrow("integrity");
    expect([...kept.keys()]).not.toContain(keptUnder(SCRIPT, SCOPE));
    await expect(site.answer(SCRIPT)).rejects.toThrow("integrity");
    served["assets/app.js"] = "start()";
    await site.fill();
    expect([...kept.keys()].sort()).toEqual(keys(PAGE, SCRIPT, CODE));
  });

  it("that were deleted or damaged are fetched again when they are used", async () => {
    const { site, shelf, kept, asked } = world(SERVED);
    await site.fill();
    asked.length = 0;
    await shelf.delete(keptUnder(PAGE, SCOPE));
    await shelf.put(keptUnder(SCRIPT, SCOPE), new Response("stert()"));
    expect(await (await site.answer(PAGE)).text()).toBe("<!doctype html>");
    expect(await (await site.answer(SCRIPT)).text()).toBe("start()");
    expect(asked).toEqual(["", "assets/app.js"]);
    await site.answer(SCRIPT);
    expect(asked).toHaveLength(2);
    expect(kept.size).toBe(3);
  });

  it("are mended as a whole when asked, and tidied of what is not listed", async () => {
    const { site, shelf, kept } = world(SERVED);
    await site.fill();
    await shelf.put(keptUnder(SCRIPT, SCOPE), new Response("stert()"));
    await shelf.put(`${SCOPE}assets/old.js?sha256=x`, new Response("old()"));
    expect(await site.mend()).toBe(1);
    expect(await site.mend()).toBe(0);
    await site.tidy();
    expect([...kept.keys()].sort()).toEqual(keys(PAGE, CODE));
  });
});

describe("what the worker answers", () => {
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
