/**
 * The service worker of this visit: registered after everything else is loaded, updated when the person says so.
 *
 * [Note: A visit that began without headers]
 * The worker answers with the build's own headers. A page that was loaded before there was a worker has what the host sent.
 * Where that is less, the page starts anew, once: as long as nobody has begun anything, and never after a reload, so that it
 * cannot go round. Later visits come from the worker from the start.
 *
 * Without service workers, or where they are blocked, everything goes on as it would without this file.
 */
import type { HostHeaders, Mended, SiteMessage } from "../offline/messages.ts";
import type { Offline, OfflineActions, OfflineStore } from "../state/offline.ts";
import { photosSettled, type PhotosStore } from "../state/photos.ts";
import { pause } from "./load-once.ts";
import type { Page } from "./page.ts";

export interface StartedOffline {
  readonly actions: OfflineActions;
  /**
   * Look for a new version and keep the files. Resolves when that is done or given up; never rejects. Starts the page anew
   * where it lacks headers and `isUntouched` says that nobody would lose anything, see: [Note: A visit that began without headers].
   */
  keep(isUntouched: () => boolean): Promise<void>;
  /** Have damaged files thrown away; true when there were any, so that loading again helps. Never rejects. */
  mend(): Promise<boolean>;
}

interface OfflineParts {
  readonly store: OfflineStore;
  readonly photos: PhotosStore;
  readonly siteUrl: string;
  /** Undefined where there are no service workers. */
  readonly container: Page["serviceWorkers"];
  readonly wasReloaded: Page["wasReloaded"];
  /** How long a worker is waited for that answers or keeps files; `PATIENCE_MS` where nothing is said. */
  readonly patienceMs?: typeof PATIENCE_MS;
  readonly reload: () => void;
}

/** A worker that takes longer to answer, or to keep the files, is not waited for. */
const PATIENCE_MS = { mend: 10_000, headers: 5_000, keep: 60_000 };

export function startOffline(parts: OfflineParts): StartedOffline {
  const { store, photos, siteUrl, container, wasReloaded, reload, patienceMs = PATIENCE_MS } = parts;
  const set = (phase: Offline["phase"]) => store.setState({ phase }, true);
  let registration: ServiceWorkerRegistration | null = null;

  const show = () => {
    const { phase } = store.getState();
    if (!registration || phase === "replaced" || phase === "update-waits") return;
    if (registration.waiting && registration.active) set("update-ready");
    else if (registration.active) set("kept");
  };
  const hadController = Boolean(container?.controller);
  container?.addEventListener("controllerchange", () => {
    if (hadController && store.getState().phase !== "update-waits") set("replaced");
  });

  async function register(from: NonNullable<Page["serviceWorkers"]>): Promise<void> {
    const url = new URL("sw.js", siteUrl).href;
    const known = await from.register(url, { updateViaCache: "none" });
    registration = known;
    known.addEventListener("updatefound", () => void installed(known).then(show));
    // Asked here, before requests are counted; without a network the kept version goes on.
    if (known.active) await known.update().catch(() => undefined);
    await installed(known);
    show();
    say("tidy", known.active);
  }

  async function lacksHeaders(): Promise<boolean> {
    const worker = registration?.active;
    if (!worker || hadController) return false;
    const host = await ask<HostHeaders>("headers", worker, { isHostProtecting: true });
    return !host.isHostProtecting;
  }

  /** Return what the worker answers, or `silence` when it does not in time. */
  function ask<T>(message: "mend" | "headers", worker: ServiceWorker, silence: T): Promise<T> {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data as T);
      setTimeout(() => resolve(silence), patienceMs[message]);
      say(message, worker, [port2]);
    });
  }

  return {
    async keep(isUntouched) {
      if (!container) return set("not-kept");
      const done = register(container).catch(() => undefined);
      await Promise.race([done, pause(patienceMs.keep)]);
      if (store.getState().phase === "unknown") set("not-kept");
      if (!wasReloaded() && (await lacksHeaders()) && isUntouched()) reload();
    },

    async mend() {
      const worker = container?.controller;
      if (!worker) return false;
      return (await ask<Mended>("mend", worker, { damaged: 0 })).damaged > 0;
    },

    actions: {
      update() {
        if (store.getState().phase !== "update-ready") return;
        set("update-waits");
        void photosSettled(photos).then(() => {
          const next = registration?.waiting;
          // Gone when another tab took it meanwhile: then it is there already.
          if (!next) return reload();
          next.addEventListener("statechange", () => next.state === "activated" && reload());
          say("take-over", next);
        });
      },
    },
  };
}

function say(message: SiteMessage, worker: ServiceWorker | null | undefined, ports: MessagePort[] = []) {
  worker?.postMessage(message, ports);
}

/** Resolve when no worker is being installed any more, whether it succeeded or not. */
function installed(registration: ServiceWorkerRegistration): Promise<void> {
  const { installing } = registration;
  if (!installing) return Promise.resolve();
  return new Promise((resolve) => {
    installing.addEventListener("statechange", () => {
      if (installing.state === "activated" || installing.state === "redundant") resolve();
      // The first one goes on to be activated by itself; a later one waits for the word.
      if (installing.state === "installed" && registration.active) resolve();
    });
  });
}
