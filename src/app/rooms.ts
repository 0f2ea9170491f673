/** The wiring of everything behind the first screen: engine, capture, queue, and what the other screens need. */
import { isOn } from "../state/camera.ts";
import { createHighlightStore, clearHighlight } from "../state/highlight.ts";
import type { Intake } from "../state/intake.ts";
import { areSettled, selectPhoto } from "../state/photos.ts";
import { createPreviews } from "../state/previews.ts";
import { createQueue } from "../state/queue.ts";
import type { Parts } from "../ui/parts.ts";
import type { Rooms } from "../ui/rooms.ts";
import { startBatch } from "./batch.ts";
import { startBenchmark } from "./benchmark.ts";
import { FRAME_TOOLS, startCamera } from "./camera.ts";
import { loadExamples } from "./example-store.ts";
import { startHistory } from "./history.ts";
import { loadLateRooms } from "./late-rooms.ts";
import { pause } from "./load-once.ts";
import { startModels } from "./models.ts";
import { watchStored } from "./stored.ts";
import { warmUp } from "./warm-up.ts";

interface RoomsNeeds extends Pick<Parts, "photos" | "engine" | "settings" | "examples" | "notice" | "route"> {
  /** Null where touching `localStorage` throws. */
  readonly storage: Storage | null;
  readonly go: Parts["actions"]["go"];
  /**
   * Called once everything is loaded, with what tells whether a person has begun anything; what it returns is waited for.
   */
  readonly onLoaded: (isUntouched: () => boolean) => Promise<void>;
}

/** The rooms, and what the first screen's actions need of them. */
export interface OpenRooms extends Rooms {
  /** Score files, and go where one sees what becomes of them. */
  add(files: readonly File[], left: Intake): void;
  /** The file of an example; undefined where it is not there. */
  exampleFile(id: string): File | undefined;
}

/** Only Chromium has this, and only Chromium waits before it keeps optimised code: see [Note: Warm before it is wanted]. */
const KEEPS_CODE_LATE = "userAgentData" in navigator;

/** Make the rooms and start loading the engine. */
export function openRooms(needs: RoomsNeeds): OpenRooms {
  const { photos, settings, examples, storage, go } = needs;
  const siteUrl = document.baseURI;
  // Undefined on an insecure origin, whatever the types say.
  const isFirstVisit = !(navigator.serviceWorker as ServiceWorkerContainer | undefined)?.controller;
  const highlight = createHighlightStore();
  const late = loadLateRooms(needs.engine);
  const { leisure } = late;
  const models = startModels({ late, photos, storage, siteUrl });
  const previews = createPreviews(URL);
  const batch = startBatch(photos, previews);
  const history = startHistory({ photos, settings, models: models.store, previews, leisure });
  const stored = watchStored({ settings, choice: models.choice, history, storage });
  const camera = startCamera({
    ...needs,
    leisure,
    openGuide: late.openGuide,
    onBurst(burst) {
      clearHighlight(highlight);
      queue.addBurst(burst);
      go("result");
    },
  });
  const exampleFiles = loadExamples(examples, siteUrl, late.firstEngine);
  const benchmark = startBenchmark({ examples, files: exampleFiles, models, world: late.benchmarkWorld });
  void Promise.all([late.settled, exampleFiles.settled, models.settled, history.settled, camera.settled])
    .then(() => needs.onLoaded(isUntouched))
    .then(() => {
      models.resume();
      const example = exampleFiles.file(examples.getState().examples[0]?.id ?? "");
      if (example && needs.engine.getState().phase === "ready")
        void warmUp(example, isFirstVisit && KEEPS_CODE_LATE, { ...late, photoCount, isIdle, pause });
    });
  const photoCount = () => photos.getState().order.length;
  const isUntouched = () =>
    photoCount() === 0 &&
    !isOn(camera.camera.getState().state) &&
    !needs.notice.getState().open &&
    needs.route.getState().route === "score";
  const isIdle = () => areSettled(photos.getState()) && !isOn(camera.camera.getState().state);
  const queue = createQueue({
    engine: models.engine,
    forget: models.forget,
    open: late.open,
    frames: FRAME_TOOLS,
    lanes: late.lanes,
    thumbnail: late.thumbnail,
    photos,
    previews,
    newId: newPhotoId,
    now: () => performance.now(),
  });
  window.addEventListener("pagehide", ({ persisted }) => {
    if (!persisted) previews.revokeAll();
  });
  return {
    highlight,
    models,
    camera,
    history,
    stored,
    batch,
    benchmark,
    photoActions: {
      select(id) {
        clearHighlight(highlight);
        selectPhoto(photos, id);
      },
      cancel: queue.cancel,
      cancelAll: queue.cancelAll,
      retry: queue.retry,
      remove: queue.remove,
      previewUrl: previews.url,
    },
    add(files, left) {
      batch.intake.setState(left);
      clearHighlight(highlight);
      queue.add(files);
      go(files.length > 1 ? "photos" : "result");
    },
    exampleFile: exampleFiles.file,
  };
}

/** Unlike `randomUUID`, this is there on insecure pages too, where a photo must be refused in words. */
function newPhotoId(): string {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return digits.join("");
}
