/** What the wiring of a visit needs of the browser's page; tests put their own in. */
import { browserStorage } from "./browser-storage.ts";

export interface Page {
  /** Where the site is. */
  readonly siteUrl: string;
  /** Null where touching `localStorage` throws. */
  readonly storage: Storage | null;
  /** The person's languages, the wanted one first. */
  readonly languages: readonly string[];
  readonly location: Pick<Location, "hash" | "reload">;
  /** The window, as far as its events go. */
  readonly events: Pick<EventTarget, "addEventListener">;
  readonly isOnline: () => boolean;
  /** Whether this visit began with a reload. */
  readonly wasReloaded: () => boolean;
  /** Undefined on an insecure origin, and where the site is not the built one. */
  readonly serviceWorkers:
    Pick<ServiceWorkerContainer, "controller" | "register" | "addEventListener"> | undefined;
}

/** Return the page that this code runs in. */
export function browserPage(): Page {
  return {
    siteUrl: document.baseURI,
    storage: browserStorage(),
    languages: navigator.languages,
    location,
    events: window,
    isOnline: () => navigator.onLine,
    wasReloaded,
    // Undefined on an insecure origin, whatever the types say.
    serviceWorkers: import.meta.env.PROD
      ? (navigator.serviceWorker as ServiceWorkerContainer | undefined)
      : undefined,
  };
}

function wasReloaded(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation?.type === "reload";
}
