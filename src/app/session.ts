/** The wiring of one visit: the first screen's stores, queue and actions at once, the rooms behind it as soon as they are loaded. */
import { toFault } from "../core/fault.ts";
import { createEngineStore, setEngineState } from "../state/engine-state.ts";
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
import { loadOnce, reached } from "./load-once.ts";
import { startOffline } from "./offline.ts";
import { browserPage, type Page } from "./page.ts";
import { recoverOnce } from "./recover.ts";
import type { OpenRooms, openRooms } from "./rooms.ts";
import { startTrafficMeter } from "./traffic-meter.ts";

/** What a session needs besides the page; tests put their own in. */
interface SessionWorld {
  readonly page: Page;
  readonly loadRooms: () => Promise<{ readonly openRooms: typeof openRooms }>;
  readonly startMeter: typeof startTrafficMeter;
}

function browserWorld(): SessionWorld {
  return { page: browserPage(), loadRooms: () => import("./rooms.ts"), startMeter: startTrafficMeter };
}

/** Make everything the first screen needs and start loading the rest. */
export function startSession({ page, loadRooms, startMeter }: SessionWorld = browserWorld()): Parts {
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
  const rooms = loadOnce(async () => {
    try {
      const { openRooms } = await reached(loadRooms());
      return openRooms({
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
  rooms().catch(() => undefined);
  page.events.addEventListener("hashchange", () => route.setState({ route: routeOf(location.hash) }));
  const actions = {
    ...createActions({ settings, notice, queue, rooms, go }),
    ...offline.actions,
    go,
    reload,
  };
  return { ...stores, rooms, actions };
}

interface ActionParts extends Pick<Parts, "settings" | "notice"> {
  readonly queue: Queue;
  readonly rooms: () => Promise<OpenRooms>;
  readonly go: Actions["go"];
}

function createActions({ settings, notice, queue, rooms, go }: ActionParts) {
  const addFiles: Actions["addFiles"] = (files, left) => {
    queue.add(files, left);
    // Should the rooms not come, the files stay in the queue, for whenever they do.
    rooms().catch(() => undefined);
  };
  return {
    addFiles,
    openExample(id: string) {
      rooms().then(
        (open) => {
          const file = open.exampleFile(id);
          if (file) addFiles([file]);
        },
        () => undefined,
      );
    },
    startCamera() {
      // Where the rooms do not come, the camera's screen says so.
      const started = rooms().then(({ camera }) => camera.actions.start());
      void started.catch(() => undefined).then(() => go("camera"));
    },
    acceptNotice() {
      settings.setState({ noticeRead: true });
      notice.setState({ open: false });
    },
    declineNotice: () => notice.setState({ open: false }),
  };
}
