/** What a hostile page does to the kept files of the site, and the ways out that it tries then. */
import type { Page } from "@playwright/test";
import { siteFiles } from "../scripts/site/build/service-worker.ts";
import { HEADERS } from "../scripts/site/server/headers.ts";
import type { Listener } from "./leaks/listener.ts";
import { expect } from "./site.ts";

/** How the entries of a cache are rewritten; one draw picks one kind for each entry. */
export const REWRITES = ["drop-headers", "change-headers", "swap-body", "delete", "leave"] as const;

/** Ways out that leave the page where it is, then those that would take it away; each names itself at the other origin. */
export const QUIET_WAYS = ["fetch", "beacon", "image", "script", "frame", "websocket", "stun"] as const;
export const LEAVING_WAYS = ["window", "link"] as const;
type Way = (typeof QUIET_WAYS)[number] | (typeof LEAVING_WAYS)[number];

/** Rewrite the kept files as a seed says, and add entries that no build lists; returns how many were written or deleted. */
export function rewriteKept(page: Page, seed: number, elsewhere: string): Promise<number> {
  return page.evaluate(
    async ([start, origin, kinds]) => {
      let state = start;
      // mulberry32
      const random = () => {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
      };
      const hostile: Record<string, string> = {
        "content-security-policy": "default-src * 'unsafe-inline' 'unsafe-eval'",
        "cross-origin-opener-policy": "unsafe-none",
        "cross-origin-embedder-policy": "unsafe-none",
        "connection-allowlist": `("${origin}")`,
        link: `<${origin}/link-header>; rel=preload; as=image`,
        refresh: `0;url=${origin}/refresh-header`,
      };
      const bodies = [
        `<!doctype html><script src="${origin}/swapped"></script><meta http-equiv="refresh" content="0;url=${origin}/swapped">`,
        `fetch("${origin}/swapped");`,
        "",
      ];
      const cache = await caches.open("mien-site-1");
      const share = [0.1, 0.5, 1][Math.floor(random() * 3)] ?? 1;
      let rewritten = 0;
      for (const key of await cache.keys()) {
        const kind = random() < share ? kinds[Math.floor(random() * kinds.length)] : "leave";
        const kept = await cache.match(key);
        if (kind === "leave" || !kept) continue;
        const type = kept.headers.get("content-type") ?? "";
        if (kind === "delete") await cache.delete(key);
        else if (kind === "swap-body") {
          const body = bodies[Math.floor(random() * bodies.length)] ?? "";
          await cache.put(key, new Response(body, { headers: random() < 0.5 ? kept.headers : hostile }));
        } else {
          const headers = { ...(kind === "change-headers" && hostile), "content-type": type };
          await cache.put(key, new Response(await kept.blob(), { headers }));
        }
        rewritten += 1;
      }
      const html = { headers: { ...hostile, "content-type": "text/html" } };
      for (const name of ["", "index.html", `?sha256=${start}`, "assets/added.js", "added.html"])
        await cache.put(new URL(name, document.baseURI), new Response(bodies[0], html));
      await (
        await caches.open(`other-${start}`)
      ).put(new URL("./", document.baseURI), new Response(bodies[0], html));
      return rewritten;
    },
    [seed, elsewhere, REWRITES] as const,
  );
}

/** Return the documents, scripts and styles of a built site: what runs in a page or a worker, or shapes one. */
export async function codePaths(folder: string): Promise<string[]> {
  const files = await siteFiles(folder);
  return files.filter(({ type }) => /^text\/(?:html|javascript|css)/.test(type)).map((file) => file.path);
}

/** Return every file below the page that is not answered with exactly the build's headers, and every one that is not had. */
export async function strayAnswers(page: Page, paths: readonly string[]): Promise<string[]> {
  const answers = await page.evaluate(
    (names) =>
      Promise.all(
        names.map(async (name) => {
          const answer = await fetch(name || "./").catch(() => null);
          return [name, answer ? [...answer.headers] : []] as const;
        }),
      ),
    paths,
  );
  const line = (pairs: readonly (readonly [string, string])[]) => JSON.stringify([...pairs].sort());
  const table = line(HEADERS.map(({ name, value }) => [name.toLowerCase(), value] as const));
  const isContent = (name: string) => name === "content-type" || name === "content-length";
  return answers
    .filter(([, headers]) => line(headers.filter(([name]) => !isContent(name))) !== table)
    .map(([name]) => name);
}

/** Try one way out. The page may be gone when this returns. */
export async function tryWay(page: Page, way: Way, elsewhere: string): Promise<void> {
  const attempt = page.evaluate(
    ([name, origin]) => {
      const url = `${origin}/way-${name}`;
      const add = (tag: string, set: object) => {
        const element = Object.assign(document.createElement(tag), set);
        document.body.append(element);
        return element;
      };
      switch (name) {
        case "fetch":
          return void fetch(url, { mode: "no-cors" }).catch(() => undefined);
        case "beacon":
          return void navigator.sendBeacon(url);
        case "image":
          return void add("img", { src: url });
        case "script":
          return void add("script", { src: url });
        case "frame":
          return void add("iframe", { src: url });
        case "websocket":
          return void new WebSocket(url.replace("http", "ws"));
        case "stun": {
          const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(url).host}` }] });
          peer.createDataChannel("way");
          return void peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        }
        case "window":
          return void open(url);
        case "link":
          return add("a", { href: url }).click();
      }
    },
    [way, elsewhere] as const,
  );
  await attempt.catch((error: unknown) => {
    if (!(LEAVING_WAYS as readonly string[]).includes(way)) throw error;
  });
}

/** Whether a way out was seen to arrive. */
export function arrived({ log }: Listener, way: Way): boolean {
  return log.some(({ how, text }) => (way === "stun" ? how === "stun" : text.includes(`/way-${way}`)));
}

interface Expected {
  readonly listener: Listener;
  /** How long nothing must arrive. */
  readonly silenceMs: number;
  /** Files below the page that have to be there. */
  readonly paths: readonly string[];
}

/**
 * Load the page anew, and expect of it and its files the headers of the build, isolation, and an other origin that hears
 * nothing; then load it once more.
 */
export async function expectProtected(page: Page, { listener, silenceMs, paths }: Expected): Promise<void> {
  const url = page.url();
  const answer = await page.reload();
  expect(answer?.fromServiceWorker()).toBe(true);
  const headers = answer?.headers() ?? {};
  for (const { name, value } of HEADERS) expect(headers[name.toLowerCase()], name).toBe(value);
  for (const name of ["link", "refresh"]) expect(headers[name], name).toBeUndefined();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(page.locator("#root")).toHaveCount(1);
  expect(await strayAnswers(page, paths)).toEqual([]);
  for (const way of [...QUIET_WAYS, ...LEAVING_WAYS]) await tryWay(page, way, listener.origin);
  await page.waitForTimeout(silenceMs);
  expect(listener.log).toEqual([]);
  for (const other of page.context().pages()) if (other !== page) await other.close();
  // A link that the allowlist refuses ends in the browser's own page, which may still be on its way and get between.
  await expect(async () => {
    await page.goto(url);
  }).toPass();
}
