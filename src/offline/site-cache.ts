/**
 * The kept files of the site: filled, answered from, checked. Runs in the service worker; knows no events.
 *
 * [Note: Compiled code]
 * Browsers store what they compiled beside the entry of their cache that the code came from. On the first visit that is
 * the HTTP cache, and compiling is most of what a start takes: so wasm is answered from there, without asking the network,
 * and from the kept files where the HTTP cache has lost it. See docs/decisions/first-paint.md.
 */
import type { SiteFile } from "./site-file.ts";

/** Name of the cache; a change of how files are kept takes a new number. */
export const SITE_CACHE = "mien-site-1";

/** How many files are fetched at once while the cache is filled. */
const LANES = 4;
/** Files below this are hashed at each use; larger ones only when something failed. */
const CHECKED_BELOW = 1 << 20;

/** The part of Cache Storage that is used. */
export interface SiteShelf {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
  delete(key: string): Promise<boolean>;
  keys(): Promise<readonly { readonly url: string }[]>;
}

export interface SiteWorld {
  /** The site's root, with a trailing slash. */
  readonly scope: string;
  readonly open: () => Promise<SiteShelf>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly digest: (bytes: ArrayBuffer) => Promise<ArrayBuffer>;
}

export interface SiteCache {
  /** Keep every file that is to be kept at once and is not there yet. Rejects when one cannot be had as listed. */
  fill(): Promise<void>;
  /**
   * Return the file, kept or else fetched and kept; rejects when the network does not give it as listed. Wasm comes from
   * the browser's HTTP cache where that has it, see: [Note: Compiled code].
   */
  answer(file: SiteFile): Promise<Response>;
  /** Delete kept files that are not what the list says, and renew such wasm in the HTTP cache; returns how many. */
  mend(): Promise<number>;
  /** Delete kept files that are not in the list. */
  tidy(): Promise<void>;
}

/** Return the address under which a file is kept: another content is another file. */
export function keptUnder({ path, sha256 }: SiteFile, scope: string): string {
  return `${new URL(path, scope).href}?sha256=${encodeURIComponent(sha256)}`;
}

/** Return the cache of a version of the site. */
export function createSiteCache(files: readonly SiteFile[], world: SiteWorld): SiteCache {
  const { scope } = world;

  async function isSound(file: SiteFile, response: Response): Promise<boolean> {
    const hash = new Uint8Array(await world.digest(await response.arrayBuffer()));
    return btoa(String.fromCharCode(...hash)) === file.sha256;
  }

  async function keepFetched(shelf: SiteShelf, file: SiteFile): Promise<Response> {
    const response = await fetched(file, world);
    const copy = response.clone();
    // A full disk costs the copy, not the answer.
    await shelf.put(keptUnder(file, scope), copy).catch(() => undefined);
    return response;
  }

  return {
    async fill() {
      const shelf = await world.open();
      const wanted = files.filter(({ keep }) => keep === "at-once").values();
      await Promise.all(
        Array.from({ length: LANES }, async () => {
          for (const file of wanted) {
            const key = keptUnder(file, scope);
            if (!(await shelf.match(key))) await shelf.put(key, await fetched(file, world));
          }
        }),
      );
    },

    async answer(file) {
      const shelf = await world.open();
      const key = keptUnder(file, scope);
      const [compiled, kept] = await Promise.all([fromHttpCache(file, world), shelf.match(key)]);
      if (compiled) {
        // Kept all the same: the HTTP cache may lose it when there is no network.
        if (!kept) keepFetched(shelf, file).catch(() => undefined);
        return compiled;
      }
      if (!kept) return keepFetched(shelf, file);
      if (file.bytes >= CHECKED_BELOW) return kept;
      if (await isSound(file, kept).catch(() => false)) {
        // Taken anew rather than made from the bytes: the browser stores compiled code beside the entry.
        return (await shelf.match(key)) ?? keepFetched(shelf, file);
      }
      await shelf.delete(key);
      return keepFetched(shelf, file);
    },

    async mend() {
      const shelf = await world.open();
      let damaged = 0;
      const isDamaged = async (file: SiteFile, copy: Response | null | undefined) =>
        copy ? !(await isSound(file, copy).catch(() => false)) : false;
      for (const file of files) {
        const key = keptUnder(file, scope);
        if (await isDamaged(file, await shelf.match(key))) {
          await shelf.delete(key);
          damaged += 1;
        }
        if (await isDamaged(file, await fromHttpCache(file, world))) {
          // The browser puts what it fetches in the place of what it had.
          await fetched(file, world, "reload").catch(() => undefined);
          damaged += 1;
        }
      }
      return damaged;
    },

    async tidy() {
      const shelf = await world.open();
      const listed = new Set(files.map((file) => keptUnder(file, scope)));
      for (const { url } of await shelf.keys()) if (!listed.has(url)) await shelf.delete(url);
    },
  };
}

/** Return a wasm as the browser's HTTP cache has it, of whatever age; null for other files, and where it has none. */
async function fromHttpCache({ path }: SiteFile, { scope, fetch }: SiteWorld): Promise<Response | null> {
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
  { scope, fetch }: SiteWorld,
  cache: RequestCache = "force-cache",
): Promise<Response> {
  const url = new URL(path, scope).href;
  const init = { mode: "same-origin", credentials: "same-origin", integrity: `sha256-${sha256}` } as const;
  const response = await fetch(url, { ...init, cache }).catch(() => fetch(url, { ...init, cache: "reload" }));
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  // A page cannot be answered with a response that was redirected on its way here.
  return response.redirected
    ? new Response(response.body, { status: response.status, headers: response.headers })
    : response;
}
