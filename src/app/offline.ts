/**
 * The service worker of this visit: registered after everything else is loaded, updated when the person says so.
 *
 * Without service workers, or where they are blocked, everything goes on as it would without this file.
 */
import type { Mended, SiteMessage } from "../offline/messages.ts";
import type { Offline, OfflineActions, OfflineStore } from "../state/offline.ts";
import { photosSettled, type PhotosStore } from "../state/photos.ts";
import { pause } from "./load-once.ts";

export interface OfflineWiring {
  readonly actions: OfflineActions;
  /** Look for a new version and keep the files. Resolves when that is done or given up; never rejects. */
  keep(): Promise<void>;
  /** Have damaged files thrown away; true when there were any, so that loading again helps. Never rejects. */
  mend(): Promise<boolean>;
}

interface OfflineParts {
  readonly store: OfflineStore;
  readonly photos: PhotosStore;
  readonly siteUrl: string;
  readonly reload: () => void;
}

/** A worker that takes longer to answer, or to keep the files, is not waited for. */
const PATIENCE_MS = { mend: 10_000, keep: 60_000 };

export function startOffline({ store, photos, siteUrl, reload }: OfflineParts): OfflineWiring {
  // Undefined on an insecure origin, whatever the types say.
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const isUsable = container !== undefined && import.meta.env.PROD;
  const set = (phase: Offline["phase"]) => store.setState({ phase }, true);
  let registration: ServiceWorkerRegistration | null = null;

  const show = () => {
    const { phase } = store.getState();
    if (!registration || phase === "replaced" || phase === "update-waits") return;
    if (registration.waiting && registration.active) set("update-ready");
    else if (registration.active) set("kept");
  };
  const hadController = Boolean(container?.controller);
  if (isUsable)
    container.addEventListener("controllerchange", () => {
      if (hadController && store.getState().phase !== "update-waits") set("replaced");
    });

  async function register(from: ServiceWorkerContainer): Promise<void> {
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

  return {
    async keep() {
      if (!isUsable) return set("not-kept");
      const done = register(container).catch(() => undefined);
      await Promise.race([done, pause(PATIENCE_MS.keep)]);
      if (store.getState().phase === "unknown") set("not-kept");
    },

    async mend() {
      const worker = container?.controller;
      if (!isUsable || !worker) return false;
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise<Mended>((resolve) => {
        port1.onmessage = ({ data }) => resolve(data as Mended);
        setTimeout(() => resolve({ damaged: 0 }), PATIENCE_MS.mend);
      });
      say("mend", worker, [port2]);
      return (await answer).damaged > 0;
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
