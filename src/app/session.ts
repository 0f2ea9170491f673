/** The wiring of one visit: the first screen's stores and actions at once, the rooms behind it as soon as they are loaded. */
import { NOTHING_LEFT, type Intake } from "../state/intake.ts";
import { createEngineStore, setEngineState, type EngineStore } from "../state/engine-state.ts";
import { createExamplesStore } from "../state/examples.ts";
import { createLostLanguageStore } from "../state/lost-language.ts";
import { createNoticeStore } from "../state/notice.ts";
import { createOfflineStore } from "../state/offline.ts";
import { createPhotosStore } from "../state/photos.ts";
import { createRouteStore, hashOf, routeOf } from "../state/route.ts";
import { createSettingsStore } from "../state/settings.ts";
import { createTrafficStore } from "../state/traffic.ts";
import { toFault } from "../core/fault.ts";
import type { Actions, Parts } from "../ui/parts.ts";
import { browserStorage } from "./browser-storage.ts";
import { loadOnce, reached } from "./load-once.ts";
import { startOffline } from "./offline.ts";
import { recoverOnce } from "./recover.ts";
import type { OpenRooms } from "./rooms.ts";
import { startTrafficMeter } from "./traffic-meter.ts";

/** Make everything the first screen needs and start loading the rest. */
export function startSession(): Parts {
  const storage = browserStorage();
  const traffic = createTrafficStore();
  const meter = startTrafficMeter(traffic);
  const stores = {
    traffic,
    photos: createPhotosStore(),
    engine: createEngineStore(),
    settings: createSettingsStore(storage, navigator.languages),
    lostLanguage: createLostLanguageStore(),
    examples: createExamplesStore(),
    notice: createNoticeStore(),
    route: createRouteStore(routeOf(location.hash)),
    offline: createOfflineStore(),
  };
  const reload = () => location.reload();
  const go: Actions["go"] = (route) => {
    location.hash = hashOf(route);
  };
  const offline = startOffline({ ...stores, store: stores.offline, siteUrl: document.baseURI, reload });
  recoverOnce({ ...stores, mend: offline.mend, reload });
  const { score, rooms } = loadRooms(stores.engine, (openRooms) =>
    openRooms({
      ...stores,
      storage,
      go,
      onLoaded: (isUntouched) => offline.keep(isUntouched).then(meter.countFromNow),
    }),
  );
  rooms().catch(() => undefined);
  window.addEventListener("hashchange", () => stores.route.setState({ route: routeOf(location.hash) }));
  const actions = { ...createActions({ ...stores, rooms, score, go }), ...offline.actions, go, reload };
  return { ...stores, rooms, actions };
}

/** What came in at once, and what was left out of it. */
interface Added {
  readonly files: readonly File[];
  readonly left: Intake;
}

/** Return a loader of the rooms, and a function that hands files over to them as soon as they are there. */
function loadRooms(
  engine: EngineStore,
  open: (openRooms: (typeof import("./rooms.ts"))["openRooms"]) => OpenRooms,
) {
  const waiting: Added[] = [];
  const handOver = (to: OpenRooms) => {
    for (const { files, left } of waiting.splice(0)) to.add(files, left);
  };
  const rooms = loadOnce(async () => {
    try {
      const opened = open((await reached(import("./rooms.ts"))).openRooms);
      handOver(opened);
      return opened;
    } catch (error) {
      setEngineState(engine, { phase: "failed", fault: toFault(error) });
      throw error;
    }
  });
  return {
    rooms,
    score(added: Added) {
      // Should the rooms not come, the files stay here, for whenever they do.
      waiting.push(added);
      rooms().then(handOver, () => undefined);
    },
  };
}

interface ActionParts extends Pick<Parts, "settings" | "notice"> {
  readonly rooms: () => Promise<OpenRooms>;
  readonly score: (added: Added) => void;
  readonly go: Actions["go"];
}

function createActions({ settings, notice, rooms, score, go }: ActionParts) {
  let waiting: Added | null = null;
  const closeNotice = () => {
    notice.setState({ open: false });
    const added = waiting;
    waiting = null;
    return added;
  };
  const addFiles: Actions["addFiles"] = (files, left = NOTHING_LEFT) => {
    if (settings.getState().noticeRead) return score({ files, left });
    waiting = { files: [...(waiting?.files ?? []), ...files], left };
    notice.setState({ open: true });
  };
  return {
    addFiles,
    openExample(id: string) {
      void rooms().then((open) => {
        const file = open.exampleFile(id);
        if (file) addFiles([file]);
      });
    },
    startCamera() {
      // Where the rooms do not come, the camera's screen says so.
      const started = rooms().then(({ camera }) => camera.actions.start());
      void started.catch(() => undefined).then(() => go("camera"));
    },
    acceptNotice() {
      settings.setState({ noticeRead: true });
      const added = closeNotice();
      if (added) score(added);
    },
    declineNotice: () => void closeNotice(),
  };
}
