/** The service worker of the site: keeps its files, answers with them, and waits until it is told to take over. */
import type { HostHeaders, Mended, SiteMessage } from "./messages.ts";
import { hostAnswer, type SiteHeaders } from "./site-answer.ts";
import { createSiteCache, SITE_CACHE } from "./site-cache.ts";
import { siteFileOf, type SiteFile } from "./site-file.ts";

/** Both put in by the build. */
declare const MIEN_SITE_FILES: readonly SiteFile[];
declare const MIEN_SITE_HEADERS: SiteHeaders;
declare const self: ServiceWorkerGlobalScope;

const files = new Map(MIEN_SITE_FILES.map((file) => [file.path, file]));
const { scope } = self.registration;
const site = createSiteCache(MIEN_SITE_FILES, {
  scope,
  headers: MIEN_SITE_HEADERS,
  open: () => caches.open(SITE_CACHE),
  fetch: (url, init) => fetch(url, init),
  digest: (bytes) => crypto.subtle.digest("SHA-256", bytes),
});

self.addEventListener("install", (event) => event.waitUntil(site.fill()));

self.addEventListener("fetch", (event) => {
  const file = siteFileOf(files, scope, event.request);
  // What cannot be had as listed is asked of the server as it is: the host may have another version by now.
  if (file) event.respondWith(site.answer(file).catch(() => fromHost(event.request)));
});

self.addEventListener("message", (event: ExtendableMessageEvent) => {
  const message = event.data as SiteMessage;
  switch (message) {
    case "take-over":
      event.waitUntil(self.skipWaiting());
      return;
    case "tidy":
      event.waitUntil(tidyWhenAlone());
      return;
    case "mend":
      event.waitUntil(
        site.mend().then((damaged) => event.ports[0]?.postMessage({ damaged } satisfies Mended)),
      );
      return;
    case "headers":
      event.waitUntil(
        site
          .isHostProtecting()
          .then((is) => event.ports[0]?.postMessage({ isHostProtecting: is } satisfies HostHeaders)),
      );
      return;
    default:
      message satisfies never;
  }
});

async function fromHost(request: Request): Promise<Response> {
  return hostAnswer(await fetch(request), MIEN_SITE_HEADERS);
}

/** A second page may still be of the version before, and need its files when a worker of it starts anew. */
async function tidyWhenAlone(): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length <= 1 && !self.registration.waiting && !self.registration.installing) await site.tidy();
}
