/** The wiring of one visit: engine, capture, stores and the actions over them. The only place that joins rooms. */
import { createEngineStore } from "../state/engine-state.ts";
import { createExamplesStore } from "../state/examples.ts";
import { clearHighlight, createHighlightStore } from "../state/highlight.ts";
import { createNoticeStore } from "../state/notice.ts";
import { createOfflineStore, type OfflineActions } from "../state/offline.ts";
import { createPhotosStore, selectPhoto } from "../state/photos.ts";
import { createPreviews } from "../state/previews.ts";
import { createQueue } from "../state/queue.ts";
import { createRouteStore, hashOf, routeOf } from "../state/route.ts";
import { createSettingsStore } from "../state/settings.ts";
import { createTrafficStore } from "../state/traffic.ts";
import type { Actions, Parts } from "../ui/parts.ts";
import { browserStorage } from "./browser-storage.ts";
import { startBatch } from "./batch.ts";
import { FRAME_TOOLS, startCamera } from "./camera.ts";
import { startBenchmark } from "./benchmark.ts";
import { loadExamples } from "./example-store.ts";
import { startHistory } from "./history.ts";
import { loadLateRooms } from "./late-rooms.ts";
import { startModels } from "./models.ts";
import { startOffline } from "./offline.ts";
import { recoverOnce } from "./recover.ts";
import { watchStored } from "./stored.ts";
import { startTrafficMeter } from "./traffic-meter.ts";

/** Make everything a visit needs and start loading the engine. */
export function startSession(): Parts {
  const storage = browserStorage();
  const traffic = createTrafficStore();
  const meter = startTrafficMeter(traffic);
  const stores = {
    traffic,
    photos: createPhotosStore(),
    engine: createEngineStore(),
    settings: createSettingsStore(storage, navigator.languages),
    highlight: createHighlightStore(),
    examples: createExamplesStore(),
    notice: createNoticeStore(),
    route: createRouteStore(routeOf(location.hash)),
    offline: createOfflineStore(),
  };
  const reload = () => location.reload();
  const offline = startOffline({ ...stores, store: stores.offline, siteUrl: document.baseURI, reload });
  recoverOnce({ ...stores, mend: offline.mend, reload });
  const late = loadLateRooms(stores.engine);
  const models = startModels({
    late,
    photos: stores.photos,
    storage,
    siteUrl: document.baseURI,
  });
  const previews = createPreviews(URL);
  const batch = startBatch(stores.photos, previews);
  const history = startHistory({ ...stores, models: models.store, previews, leisure: late.leisure });
  const stored = watchStored({ ...stores, choice: models.choice, history, storage });
  const camera = startCamera({
    ...stores,
    leisure: late.leisure,
    openGuide: late.openGuide,
    onBurst(burst) {
      clearHighlight(stores.highlight);
      queue.addBurst(burst);
      location.hash = hashOf("result");
    },
  });
  const examples = loadExamples(stores.examples, document.baseURI, late.leisure);
  const benchmark = startBenchmark({
    examples: stores.examples,
    files: examples,
    models,
    world: late.benchmarkWorld,
  });
  void Promise.all([late.settled, examples.settled, models.settled, history.settled, camera.settled])
    .then(offline.keep)
    .then(() => {
      meter.countFromNow();
      models.resume();
    });
  window.addEventListener("hashchange", () => stores.route.setState({ route: routeOf(location.hash) }));

  const queue = createQueue({
    engine: models.engine,
    forget: models.forget,
    open: late.open,
    frames: FRAME_TOOLS,
    lanes: late.lanes,
    thumbnail: late.thumbnail,
    photos: stores.photos,
    previews,
    newId: newPhotoId,
    now: () => performance.now(),
  });
  window.addEventListener("pagehide", ({ persisted }) => {
    if (!persisted) previews.revokeAll();
  });
  const actions = { ...createActions({ ...stores, batch }, queue, previews, examples), ...offline.actions };
  return { ...stores, models, history, stored, camera, batch, benchmark, actions };
}

function createActions(
  {
    photos,
    highlight,
    notice,
    settings,
    batch,
  }: Pick<Parts, "photos" | "highlight" | "notice" | "settings" | "batch">,
  queue: ReturnType<typeof createQueue>,
  previews: ReturnType<typeof createPreviews>,
  examples: ReturnType<typeof loadExamples>,
): Omit<Actions, keyof OfflineActions> {
  const waiting: File[] = [];
  const go: Actions["go"] = (route) => {
    location.hash = hashOf(route);
  };
  const start = (files: readonly File[]) => {
    clearHighlight(highlight);
    queue.add(files);
    go(files.length > 1 ? "photos" : "result");
  };
  const addFiles: Actions["addFiles"] = (files, { skipped, cut } = { skipped: 0, cut: false }) => {
    batch.intake.setState({ skipped, cut });
    if (settings.getState().noticeRead) return start(files);
    waiting.push(...files);
    notice.setState({ open: true });
  };
  const closeNotice = () => {
    notice.setState({ open: false });
    return waiting.splice(0);
  };
  return {
    addFiles,
    openExample(id) {
      const file = examples.file(id);
      if (file) addFiles([file]);
    },
    acceptNotice() {
      settings.setState({ noticeRead: true });
      const files = closeNotice();
      if (files.length > 0) start(files);
    },
    declineNotice: () => void closeNotice(),
    select(id) {
      clearHighlight(highlight);
      selectPhoto(photos, id);
    },
    cancel: queue.cancel,
    cancelAll: queue.cancelAll,
    retry: queue.retry,
    remove: queue.remove,
    go,
    previewUrl: previews.url,
    reload: () => location.reload(),
  };
}

/** Unlike `randomUUID`, this is there on insecure pages too, where a photo must be refused in words. */
function newPhotoId(): string {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return digits.join("");
}
