/**
 * The wiring of everything behind the first screen: engine, capture, what scores the queue's photos, and what the other
 * screens need.
 *
 * [Note: Order of loading]
 * What the first score needs is asked for as soon as the shell runs: this file, with the way in of a photo and the engine,
 * the models, and the screen of a result. All the rest follows when the engine is there and nobody waits for a first score:
 * first the examples and the further engines, then, so that the page does not have to share its cores with those, the other
 * screens, the decoder of HEIC and the list of models. Whoever wants a part earlier gets it then. All of it is there before
 * the count of requests begins: a photo dropped later asks nothing of the network.
 */
import { openPhoto } from "../capture/file.ts";
import { bitmapThumbnail } from "../capture/thumbnail.ts";
import { createPool, engineCount, type Device } from "../inference/page/pool.ts";
import type { Burst } from "../state/burst.ts";
import { isOn } from "../state/camera.ts";
import * as choices from "../state/choices.ts";
import { placeLandmark, takeAllBack, takeBack } from "../state/correction.ts";
import { setEngineState } from "../state/engine-state.ts";
import { clearHighlight, createHighlightStore } from "../state/highlight.ts";
import { joinReport } from "../state/late-report.ts";
import type { ModelLibrary } from "../state/model-actions.ts";
import { createModelChoice, isCounted } from "../state/model-choice.ts";
import { lacksOne } from "../state/pair.ts";
import * as photoChanges from "../state/photo-changes.ts";
import { selectPhoto } from "../state/photos.ts";
import { createPreviews } from "../state/previews.ts";
import type { Queue, Scoring } from "../state/queue.ts";
import { createTakenStore } from "../state/taken.ts";
import type { Parts } from "../ui/parts.ts";
import type { Services } from "../ui/services.ts";
import { startBatch } from "./batch.ts";
import { startBenchmark } from "./benchmark.ts";
import { FRAME_PARTS, startCamera, type CameraBrowserParts } from "./camera.ts";
import { loadExamples, type GetFile } from "./example-store.ts";
import { startHistory, type HistoryBrowserParts } from "./history.ts";
import { askBeforeLeaving } from "./leaving.ts";
import { startLateModules, type LateLoaders } from "./late-modules.ts";
import { siteLibrary, startModels } from "./models.ts";
import type { Page } from "./page.ts";
import { watchStored, type StoredBrowserParts } from "./stored.ts";
import { warmUp } from "./warm-up.ts";

interface ServicesParts extends Pick<
  Parts,
  "photos" | "engine" | "settings" | "examples" | "notice" | "route" | "offline"
> {
  readonly page: Page;
  readonly queue: Queue;
  readonly go: Parts["actions"]["go"];
  /**
   * Called once everything is loaded, with what tells whether a person has begun anything; what it returns is waited for.
   */
  readonly onLoaded: (isUntouched: () => boolean) => Promise<void>;
  readonly browser?: ServicesBrowserParts;
}

/** What is asked of the browser; tests put their own in. */
export interface ServicesBrowserParts {
  readonly createPool: typeof createPool;
  /** The engine's thread that the page's first script started; null where there is none. */
  readonly started: Worker | null;
  readonly device: Device;
  readonly openPhoto: typeof openPhoto;
  readonly thumbnail: typeof bitmapThumbnail;
  readonly library: ModelLibrary;
  readonly get?: GetFile;
  readonly late?: LateLoaders;
  readonly camera?: CameraBrowserParts;
  readonly history?: HistoryBrowserParts;
  readonly stored?: StoredBrowserParts;
}

/** The services, and what the first screen's actions need of them. */
export interface StartedServices extends Services {
  /** The file of an example; undefined where it is not there. */
  exampleFile(id: string): File | undefined;
}

/** Make the services and start loading the engine. */
export function startServices(parts: ServicesParts): StartedServices {
  const {
    photos,
    settings,
    examples,
    engine: engineState,
    page,
    queue,
    go,
    browser = browserParts(),
  } = parts;
  const highlight = createHighlightStore();
  const choice = createModelChoice(page.storage);
  const counts = (model: string) => isCounted(choice.getState(), model);
  const pool = browser.createPool({
    count: engineCount(browser.device),
    siteUrl: page.siteUrl,
    started: browser.started,
    counts,
    onLate: (scoring, report) => joinReport(photos, scoring, report, counts),
    onState: (state) => setEngineState(engineState, state),
  });
  const ready = pool.ready.then(
    () => undefined,
    () => undefined,
  );
  const idle = ready.then(() => pool.idle);
  const late = startLateModules(idle, browser.late);
  const open: Scoring["open"] = (file, options) =>
    browser.openPhoto(file, { ...options, decodeHeic: late.decodeHeic });
  const models = startModels({ facestats: pool.facestats, choice, photos, library: browser.library, idle });
  const previews = createPreviews(URL);
  const batch = startBatch(photos, previews);
  const history = startHistory({ photos, settings, models: models.store, previews, idle }, browser.history);
  const taken = createTakenStore();
  askBeforeLeaving({ ...parts, history: history.store, taken });
  const stored = watchStored({ settings, choice, history, page }, browser.stored);
  const onBurst = (burst: Burst) => {
    clearHighlight(highlight);
    underWay.addBurst(burst);
    go("result");
  };
  const openGuide = async () => pool.openGuide();
  const camera = startCamera({ ...parts, openGuide, onBurst }, browser.camera);
  const exampleFiles = loadExamples(examples, {
    siteUrl: page.siteUrl,
    time: pool.idle,
    get: browser.get,
  });
  const benchmark = startBenchmark({ examples, files: exampleFiles, models, module: late.benchmarkModule });
  const isUntouched = () =>
    photos.getState().order.length === 0 &&
    !isOn(camera.camera.getState().state) &&
    !parts.notice.getState().open &&
    parts.route.getState().route === "score";
  const isIdle = () =>
    engineState.getState().phase === "ready" &&
    photos.getState().order.length === 0 &&
    !isOn(camera.camera.getState().state);
  const networks = idle.then(() => pool.loadLate?.());
  void Promise.all([ready, networks, late.settled, exampleFiles.settled, models.settled, history.settled])
    .then(() => parts.onLoaded(isUntouched))
    .then(() => {
      void models.resume();
      const example = exampleFiles.file(examples.getState().examples[0]?.id ?? "");
      if (example && isIdle()) void warmUp(example, { open, engine: pool });
    });
  page.events.addEventListener("pagehide", (event) => {
    if (!(event as PageTransitionEvent).persisted) previews.revokeAll();
  });
  /** Whether somebody who compares a photo has just given the other one, or one more to choose from: it is waited for there. */
  const isToCompare = (count: number) =>
    count === 1 && parts.route.getState().route === "compare" && lacksOne(batch.pair, photos.getState());
  const underWay = queue.serve({
    engine: pool,
    forget: pool.facestats.forget,
    open,
    frames: FRAME_PARTS,
    lanes: pool.lanes,
    thumbnail: browser.thumbnail,
    changes: { ...photoChanges, ...choices },
    previews,
    onAdmitted(count, left) {
      batch.intake.setState(left);
      clearHighlight(highlight);
      if (!isToCompare(count)) go(count > 1 ? "photos" : "result");
    },
    newId: newPhotoId,
    now: () => performance.now(),
  });
  return {
    highlight,
    models,
    camera,
    history,
    stored,
    taken,
    batch,
    benchmark,
    photoActions: {
      ...underWay,
      select(id) {
        clearHighlight(highlight);
        selectPhoto(photos, id);
      },
      placeLandmark: (id, place, isSameStep) => placeLandmark(photos, id, place, isSameStep),
      takeBack: (id) => takeBack(photos, id),
      takeAllBack: (id) => takeAllBack(photos, id),
      forgetLost: (id) => choices.forgetLost(photos, id),
      previewUrl: previews.url,
      wholeUrl: previews.wholeUrl,
    },
    exampleFile: exampleFiles.file,
  };
}

function browserParts(): ServicesBrowserParts {
  const { hardwareConcurrency: cores, deviceMemory: memory } = navigator as Navigator & {
    /** Only some browsers tell: GiB, rounded, 8 for any more. */
    readonly deviceMemory?: number;
  };
  return {
    createPool,
    started: globalThis.mienEarly?.engine ?? null,
    device: { cores, memory },
    openPhoto,
    thumbnail: bitmapThumbnail,
    library: siteLibrary(document.baseURI),
  };
}

/** Unlike `randomUUID`, this is there on insecure pages too, where a photo must be refused in words. */
function newPhotoId(): string {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return digits.join("");
}
