/** The wiring of one visit: the first screen's stores, queue and actions at once, the services behind it as soon as they are loaded. */
import { toFault } from "../core/fault.ts";
import { pageLoad } from "../inference/page/load-pace.ts";
import { bytesOfMessage } from "../inference/protocol/engine-start.ts";
import { createEngineStore, setEngineState, type EngineStore } from "../state/engine-state.ts";
import { createExamplesStore } from "../state/examples.ts";
import { createLostLanguageStore } from "../state/lost-language.ts";
import { createNoticeStore } from "../state/notice.ts";
import { createOfflineStore } from "../state/offline.ts";
import { createPhotosStore } from "../state/photos.ts";
import { createQueue, type Queue } from "../state/queue.ts";
import { createRouteStore, hashOf, routeOf } from "../state/route.ts";
import { createSettingsStore } from "../state/settings.ts";
import { createTrafficStore } from "../state/traffic.ts";
import type { Actions, Parts } from "../ui/parts.ts";
import { loadOnce } from "../core/load-once.ts";
import { asNetworkFault } from "./load-once.ts";
import { startOffline } from "./offline.ts";
import { browserPage, type Page } from "./page.ts";
import { recoverOnce } from "./recover.ts";
import type { StartedServices, startServices } from "./services.ts";
import { startTrafficMeter } from "./traffic-meter.ts";

/** What a session needs besides the page; tests put their own in. */
interface SessionParts {
  readonly page: Page;
  readonly loadServices: () => Promise<{ readonly startServices: typeof startServices }>;
  readonly startMeter: typeof startTrafficMeter;
  /** The engine's thread that the page's first script started. */
  readonly started?: Worker | null;
}

function browserParts(): SessionParts {
  return {
    page: browserPage(),
    loadServices: () => import("./services.ts"),
    startMeter: startTrafficMeter,
    started: globalThis.mienEarly?.engine ?? null,
  };
}

/** Make everything the first screen needs and start loading the rest. */
export function startSession(parts: SessionParts = browserParts()): Parts {
  const { page, loadServices, startMeter, started = null } = parts;
  const { siteUrl, location } = page;
  const traffic = createTrafficStore();
  const meter = startMeter(traffic);
  const stores = {
    traffic,
    photos: createPhotosStore(),
    engine: createEngineStore(),
    settings: createSettingsStore(page.storage, page.languages),
    lostLanguage: createLostLanguageStore(),
    examples: createExamplesStore(),
    notice: createNoticeStore(),
    route: createRouteStore(routeOf(location.hash)),
    offline: createOfflineStore(),
  };
  const { photos, notice, settings, engine, route } = stores;
  followThread(started, engine);
  const reload = () => location.reload();
  const go: Actions["go"] = (to) => {
    location.hash = hashOf(to);
  };
  const offline = startOffline({
    photos,
    store: stores.offline,
    siteUrl,
    container: page.serviceWorkers,
    wasReloaded: page.wasReloaded,
    reload,
  });
  recoverOnce({ engine, photos, page, mend: offline.mend, reload });
  const queue = createQueue({ photos, notice, isAccepted: () => settings.getState().noticeRead });
  const services = loadOnce(async () => {
    try {
      const { startServices } = await asNetworkFault(loadServices());
      return startServices({
        ...stores,
        page,
        queue,
        go,
        onLoaded: (isUntouched) => offline.keep(isUntouched).then(meter.countFromNow),
      });
    } catch (error) {
      setEngineState(engine, { phase: "failed", fault: toFault(error) });
      throw error;
    }
  });
  services().catch(() => undefined);
  page.events.addEventListener("hashchange", () => route.setState({ route: routeOf(location.hash) }));
  const actions = {
    ...createActions({ settings, notice, queue, services, go }),
    ...offline.actions,
    go,
    reload,
  };
  return { ...stores, services, actions };
}

/** About what the code of the services is over the line: as long as it has not come, a load is not complete. */
const SERVICES_BYTES = 90_000;

/** Show how far the engine's thread has loaded while the services, which take it over, have not come. */
function followThread(thread: Worker | null, engine: EngineStore): void {
  thread?.addEventListener("message", ({ data }) => {
    const bytes = bytesOfMessage(data);
    if (bytes && engine.getState().phase === "loading")
      setEngineState(engine, { phase: "loading", progress: pageLoad.progress(bytes, SERVICES_BYTES) });
  });
}

interface ActionParts extends Pick<Parts, "settings" | "notice"> {
  readonly queue: Queue;
  readonly services: () => Promise<StartedServices>;
  readonly go: Actions["go"];
}

function createActions({ settings, notice, queue, services, go }: ActionParts) {
  const addFiles: Actions["addFiles"] = (files, left) => {
    queue.add(files, left);
    // Should the services not come, the files stay in the queue, for whenever they do.
    services().catch(() => undefined);
  };
  return {
    addFiles,
    openExample(id: string) {
      services().then(
        (open) => {
          const file = open.exampleFile(id);
          if (file) addFiles([file]);
        },
        () => undefined,
      );
    },
    startCamera() {
      // Where the services do not come, the camera's screen says so.
      const started = services().then(({ camera }) => camera.actions.start());
      void started.catch(() => undefined).then(() => go("camera"));
    },
    acceptNotice() {
      settings.setState({ noticeRead: true });
      notice.setState({ open: false });
    },
    declineNotice: () => notice.setState({ open: false }),
  };
}
