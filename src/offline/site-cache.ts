/**
 * The kept files of the site: filled, answered from, checked. Runs in the service worker; knows no events.
 *
 * [Note: Compiled code]
 * Browsers store what they compiled beside the entry of their cache that the code came from. On the first visit that is
 * the HTTP cache, and compiling is most of what a start takes: so wasm is answered from there, without asking the network,
 * and from the kept files where the HTTP cache has lost it. A response that is built anew has no compiled code beside it: a
 * host's own is handed on where its headers are the build's already. No page can write into the HTTP cache.
 * See docs/decisions/first-paint.md.
 */
import { fileAnswer, hasHeaders, type SiteHeaders } from "./site-answer.ts";
import type { SiteFile } from "./site-file.ts";

/** Name of the cache; a change of how files are kept takes a new number. */
export const SITE_CACHE = "mien-site-1";

/** How many files are fetched at once while the cache is filled. */
const LANES = 4;

/** The part of Cache Storage that is used. */
export interface CacheLike {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
  delete(key: string): Promise<boolean>;
  keys(): Promise<readonly { readonly url: string }[]>;
}

export interface SiteCacheParts {
  /** The site's root, with a trailing slash. */
  readonly scope: string;
  readonly headers: SiteHeaders;
  readonly open: () => Promise<CacheLike>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly digest: (bytes: ArrayBuffer) => Promise<ArrayBuffer>;
}

export interface SiteCache {
  /**
   * Keep every file that is to be kept at once and is not there yet. Rejects when one cannot be had as listed. Renews wasm in
   * the HTTP cache that came with other headers than the build's, where the host sends those by now.
   */
  fill(): Promise<void>;
  /**
   * Return the file, kept or else fetched and kept; rejects when the network does not give it as listed. What was kept is
   * hashed before it is answered, whatever its size. See: [Note: Headers of the build]. Wasm comes from the browser's
   * HTTP cache where that has it, see: [Note: Compiled code].
   */
  answer(file: SiteFile): Promise<Response>;
  /** Delete kept files that are not what the list says, and renew such wasm in the HTTP cache; returns how many. */
  mend(): Promise<number>;
  /** Delete kept files that are not in the list. */
  tidy(): Promise<void>;
  /** Whether the host sends the build's headers with the start page, by the HTTP cache or else by asking; true if it is silent. */
  isHostProtecting(): Promise<boolean>;
}

/** Return the address under which a file is kept: another content is another file. */
export function keptUnder({ path, sha256 }: SiteFile, scope: string): string {
  return `${new URL(path, scope).href}?sha256=${encodeURIComponent(sha256)}`;
}

/** Return the cache of a version of the site. */
export function createSiteCache(files: readonly SiteFile[], parts: SiteCacheParts): SiteCache {
  const { scope, headers } = parts;

  /** Return the content of a response if it is the listed one, null otherwise. */
  async function soundBytes(file: SiteFile, response: Response): Promise<ArrayBuffer | null> {
    const bytes = await response.arrayBuffer();
    const hash = new Uint8Array(await parts.digest(bytes));
    return btoa(String.fromCharCode(...hash)) === file.sha256 ? bytes : null;
  }

  async function keepFetched(cache: CacheLike, file: SiteFile): Promise<Response> {
    const response = fileAnswer(file, (await fetched(file, parts)).body, headers);
    const copy = response.clone();
    // A full disk costs the copy, not the answer.
    await cache.put(keptUnder(file, scope), copy).catch(() => undefined);
    return response;
  }

  /** Whether the host sent the build's headers with the start page; null when nothing is to be had. */
  async function isProtected(cache: RequestCache): Promise<boolean | null> {
    const init = { mode: "same-origin", credentials: "same-origin", cache } as const;
    const response = await parts.fetch(scope, init).catch(() => null);
    return response?.ok ? hasHeaders(response, headers) : null;
  }

  /** What is handed on from the HTTP cache needs the build's headers, or it is built anew at each visit and compiled again. */
  async function renewWasm(): Promise<void> {
    const stale: SiteFile[] = [];
    for (const file of files) {
      const compiled = await fromHttpCache(file, parts);
      if (compiled && !hasHeaders(compiled, headers)) stale.push(file);
    }
    if (stale.length === 0 || !(await isProtected("no-cache"))) return;
    for (const file of stale) await fetched(file, parts, "reload").catch(() => undefined);
  }

  return {
    async fill() {
      const cache = await parts.open();
      const wanted = files.filter(({ keep }) => keep === "at-once").values();
      await Promise.all(
        Array.from({ length: LANES }, async () => {
          for (const file of wanted) {
            const key = keptUnder(file, scope);
            if (!(await cache.match(key)))
              await cache.put(key, fileAnswer(file, (await fetched(file, parts)).body, headers));
          }
        }),
      );
      await renewWasm();
    },

    async answer(file) {
      const cache = await parts.open();
      const key = keptUnder(file, scope);
      const [compiled, kept] = await Promise.all([fromHttpCache(file, parts), cache.match(key)]);
      if (compiled) {
        // Kept all the same: the HTTP cache may lose it when there is no network.
        if (!kept) keepFetched(cache, file).catch(() => undefined);
        return hasHeaders(compiled, headers) ? compiled : fileAnswer(file, compiled.body, headers);
      }
      if (!kept) return keepFetched(cache, file);
      const bytes = await soundBytes(file, kept).catch(() => null);
      // Made from the very bytes that were hashed: read again, they may be others by now.
      if (bytes) return fileAnswer(file, bytes, headers);
      await cache.delete(key);
      return keepFetched(cache, file);
    },

    async mend() {
      const cache = await parts.open();
      let damaged = 0;
      const isDamaged = async (file: SiteFile, copy: Response | null | undefined) =>
        copy ? (await soundBytes(file, copy).catch(() => null)) === null : false;
      for (const file of files) {
        const key = keptUnder(file, scope);
        if (await isDamaged(file, await cache.match(key))) {
          await cache.delete(key);
          damaged += 1;
        }
        if (await isDamaged(file, await fromHttpCache(file, parts))) {
          // The browser puts what it fetches in the place of what it had.
          await fetched(file, parts, "reload").catch(() => undefined);
          damaged += 1;
        }
      }
      return damaged;
    },

    async tidy() {
      const cache = await parts.open();
      const listed = new Set(files.map((file) => keptUnder(file, scope)));
      for (const { url } of await cache.keys()) if (!listed.has(url)) await cache.delete(url);
    },

    async isHostProtecting() {
      return (await isProtected("only-if-cached")) ?? (await isProtected("no-cache")) ?? true;
    },
  };
}

/** Return a wasm as the browser's HTTP cache has it, of whatever age; null for other files, and where it has none. */
async function fromHttpCache({ path }: SiteFile, { scope, fetch }: SiteCacheParts): Promise<Response | null> {
  if (!path.endsWith(".wasm")) return null;
  const url = new URL(path, scope).href;
  return fetch(url, { mode: "same-origin", credentials: "same-origin", cache: "only-if-cached" }).then(
    (response) => (response.ok && !response.redirected ? response : null),
    () => null,
  );
}

/**
 * Return a file as the list says it is: what the browser has in its HTTP cache, of whatever age, else the server's. The
 * browser refuses other content; which of the two reasons it had, it does not tell.
 */
async function fetched(
  { path, sha256 }: SiteFile,
  { scope, fetch }: SiteCacheParts,
  cache: RequestCache = "force-cache",
): Promise<Response> {
  const url = new URL(path, scope).href;
  const init = { mode: "same-origin", credentials: "same-origin", integrity: `sha256-${sha256}` } as const;
  const response = await fetch(url, { ...init, cache }).catch(() => fetch(url, { ...init, cache: "reload" }));
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  return response;
}
