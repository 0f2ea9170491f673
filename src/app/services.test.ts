import { describe, expect, it, vi } from "vitest";
import { FaultError } from "../core/fault.ts";
import { someReport } from "../core/history/testing/some-report.ts";
import type { Outcome } from "../core/report.ts";
import type { ScoreOptions } from "../inference/page/client.ts";
import type { FaceStats } from "../inference/page/facestats.ts";
import type { Pool, PoolOptions } from "../inference/page/pool.ts";
import type { EngineInfo } from "../inference/protocol/protocol.ts";
import type { Manifest } from "../models/manifest.ts";
import { createEngineStore } from "../state/engine-state.ts";
import { createExamplesStore } from "../state/examples.ts";
import { highlighted, togglePin } from "../state/highlight.ts";
import type { ModelLibrary } from "../state/model-actions.ts";
import { createNoticeStore } from "../state/notice.ts";
import { createPhotosStore } from "../state/photos.ts";
import { createQueue } from "../state/queue.ts";
import { createOfflineStore } from "../state/offline.ts";
import { createRouteStore, type Route } from "../state/route.ts";
import { createSettingsStore } from "../state/settings.ts";
import { startServices } from "./services.ts";
import { fakePage } from "./testing/fake-page.ts";

const INFO = { backend: "wasm", appearanceModels: [], silentModels: [] } as unknown as EngineInfo;
const manifest = { models: [] } as unknown as Manifest;
const file = (name: string) => new File(["x"], name);

/** FaceStats that is off and says nothing. */
function fakeFaceStats(forgotten: string[]): FaceStats {
  const nothing = () => () => {};
  return {
    state: () => ({ phase: "off" }),
    subscribe: nothing,
    onAnswer: nothing,
    enable: () => {},
    disable: () => {},
    forget: (id) => void forgotten.push(id),
  };
}

/** The services over an engine that is ready, or fails, when the test says so. */
function setUp() {
  const { page, events, storage } = fakePage();
  const photos = createPhotosStore();
  const settings = createSettingsStore(page.storage, ["en"]);
  settings.setState({ noticeRead: true });
  const notice = createNoticeStore();
  const engine = createEngineStore();
  const examples = createExamplesStore();
  const queue = createQueue({ photos, notice, isAccepted: () => settings.getState().noticeRead });
  const route = createRouteStore("score");
  const went: Route[] = [];
  const scored: { readonly options: ScoreOptions | undefined; readonly end: (outcome: Outcome) => void }[] =
    [];
  const opened: string[] = [];
  const forgotten: string[] = [];
  let pool: PoolOptions | null = null;
  let come = () => {};
  let fail = () => {};
  const ready = new Promise<EngineInfo>((resolve, reject) => {
    come = () => {
      pool?.onState?.({ phase: "ready", info: INFO });
      resolve(INFO);
    };
    fail = () => {
      pool?.onState?.({ phase: "failed", fault: { code: "model-network", detail: "" } });
      reject(new FaultError("model-network", ""));
    };
  });
  const onLoaded = vi.fn(() => Promise.resolve());
  const library: ModelLibrary = {
    manifest: vi.fn(() => Promise.resolve(manifest)),
    inventory: () => Promise.resolve({ variants: [] } as never),
    delete: () => Promise.resolve(0),
    deleteUnlisted: () => Promise.resolve(0),
    import: () => Promise.reject(new FaultError("model-corrupt", "")),
    keep: () => Promise.resolve(null),
  };
  const services = startServices({
    page,
    photos,
    engine,
    settings,
    examples,
    notice,
    route,
    offline: createOfflineStore(),
    queue,
    go: (route) => void went.push(route),
    onLoaded,
    browser: {
      started: null,
      device: { cores: 1 },
      library,
      createPool: (options) => {
        pool = options;
        return {
          ready,
          idle: ready.then(
            () => undefined,
            () => undefined,
          ),
          facestats: fakeFaceStats(forgotten),
          openGuide: () => ({}) as never,
          lanes: () => 1,
          score: (_bitmap: ImageBitmap, options?: ScoreOptions) =>
            new Promise<Outcome>((end) => scored.push({ options, end })),
          dispose: () => {},
        } satisfies Pool;
      },
      openPhoto: async (photo) => {
        opened.push((photo as File).name);
        return {
          bitmap: { close: () => {} } as ImageBitmap,
          width: 1,
          height: 1,
          format: "jpeg",
          isShrunk: false,
          lacksEnd: false,
        };
      },
      thumbnail: () => Promise.resolve(null),
      get: async ({ pathname }) => ({
        json: async () => [{ id: "a", file: "a.jpg", name: "A" }],
        blob: async () => new Blob([pathname], { type: "image/jpeg" }),
      }),
      late: {
        result: () => Promise.resolve(),
        screens: () => Promise.resolve(),
        heic: () => Promise.reject(new Error("no HEIC here")),
        benchmark: () => Promise.reject(new Error("no benchmark here")),
      },
      camera: {
        isGranted: () => Promise.resolve(false),
        isHidden: () => false,
        follow: () => {},
        list: () => Promise.resolve([]),
      } as never,
      history: {
        db: {} as never,
        createImporter: () => ({ run: () => new Promise(() => {}), settled: Promise.resolve() }),
        channel: null,
        thumbnail: () => Promise.resolve(null),
        now: () => new Date(0),
        persist: () => Promise.resolve(),
      },
      stored: {
        caches: {} as CacheStorage,
        container: undefined,
        estimate: () => Promise.resolve(undefined),
      },
    },
  });
  return {
    ...services,
    services,
    page,
    events,
    storage,
    photos,
    engine,
    examples,
    queue,
    route,
    went,
    scored,
    opened,
    forgotten,
    onLoaded,
    library,
    counts: (model: string) => pool?.counts?.(model),
    come: () => come(),
    fail: () => fail(),
  };
}

const phases = ({ photos }: Pick<ReturnType<typeof setUp>, "photos">) =>
  photos.getState().order.map((id) => photos.getState().byId[id]?.state.phase);

describe("a photo behind the first screen", () => {
  it("goes from the queue through the engine to its result, and its screen is shown", async () => {
    const visit = setUp();
    togglePin(visit.highlight, "midface");
    visit.queue.add([file("a.jpg")], { skipped: 2, cut: false });
    expect(visit.went).toEqual(["result"]);
    expect(highlighted(visit.highlight.getState())).toBeNull();
    expect(visit.batch.intake.getState()).toEqual({ skipped: 2, cut: false });
    await vi.waitFor(() => expect(visit.scored).toHaveLength(1));
    const [id] = visit.photos.getState().order;
    expect(visit.scored[0]?.options?.photo).toBe(id);
    visit.scored[0]?.end({ kind: "scored", report: someReport() });
    await vi.waitFor(() => expect(phases(visit)).toEqual(["done"]));
    visit.photoActions.remove(id ?? "");
    expect(visit.forgotten).toEqual([id]);
  });

  it("is shown in the list when it came with others", () => {
    const visit = setUp();
    visit.queue.add([file("a.jpg"), file("b.jpg")]);
    expect(visit.went).toEqual(["photos"]);
    const [, second = ""] = visit.photos.getState().order;
    visit.photoActions.select(second);
    expect(visit.photos.getState().selected).toBe(second);
  });

  it("is waited for in the comparison where it is the second of the two", async () => {
    const visit = setUp();
    visit.queue.add([file("a.jpg")]);
    await vi.waitFor(() => expect(visit.scored).toHaveLength(1));
    visit.route.setState({ route: "compare" });
    visit.queue.add([file("too-early.jpg")]);
    expect(visit.went).toEqual(["result", "result"]);
    visit.scored[0]?.end({ kind: "scored", report: someReport() });
    await vi.waitFor(() => expect(phases(visit)[0]).toBe("done"));
    visit.queue.add([file("b.jpg")]);
    expect(visit.went).toEqual(["result", "result"]);
    visit.queue.add([file("c.jpg"), file("d.jpg")]);
    expect(visit.went).toEqual(["result", "result", "photos"]);
  });

  it("is waited for in the comparison where somebody is choosing what to compare with", async () => {
    const visit = setUp();
    visit.route.setState({ route: "compare" });
    visit.batch.pair.setState({ choosing: "b" });
    visit.queue.add([file("a.jpg")]);
    expect(visit.went).toEqual([]);
    visit.batch.pair.setState({ choosing: null });
    visit.queue.add([file("b.jpg")]);
    expect(visit.went).toEqual(["result"]);
  });

  it("counts only the models that are switched on", async () => {
    const { models, counts } = setUp();
    expect(counts("compact")).toBe(true);
    await models.actions.setOn("compact", false);
    expect(counts("compact")).toBe(false);
  });
});

describe("the order of loading", () => {
  it("fetches the list of models when the engine is there, and then says that all is loaded", async () => {
    const { come, library, models, onLoaded, examples, exampleFile } = setUp();
    expect(library.manifest).not.toHaveBeenCalled();
    come();
    await vi.waitFor(() => expect(onLoaded).toHaveBeenCalledOnce());
    expect(library.manifest).toHaveBeenCalledOnce();
    expect(models.store.getState().catalogue.phase).toBe("listed");
    expect(examples.getState().examples).toHaveLength(1);
    expect(exampleFile("a")?.name).toBe("a.jpg");
  });

  it("fetches the list before when a screen asks for it, and once", async () => {
    const { come, library, models, onLoaded } = setUp();
    await models.actions.refresh();
    expect(library.manifest).toHaveBeenCalledOnce();
    come();
    await vi.waitFor(() => expect(onLoaded).toHaveBeenCalledOnce());
    expect(library.manifest).toHaveBeenCalledOnce();
  });

  it("loads all the rest when the engine fails", async () => {
    const { fail, onLoaded, models, engine, opened } = setUp();
    fail();
    await vi.waitFor(() => expect(onLoaded).toHaveBeenCalledOnce());
    expect(engine.getState().phase).toBe("failed");
    expect(models.store.getState().catalogue.phase).toBe("listed");
    expect(opened).toEqual([]);
  });
});

describe("the warm-up", () => {
  it("scores one example for nothing when everything is there and nobody has given a photo", async () => {
    const { come, opened, scored, photos } = setUp();
    come();
    await vi.waitFor(() => expect(scored).toHaveLength(1));
    expect(opened).toEqual(["a.jpg"]);
    scored[0]?.end({
      kind: "refused",
      reason: "no-face",
      photo: { width: 1, height: 1 },
      quality: [],
      times: {},
    });
    expect(photos.getState().order).toEqual([]);
  });

  it("is left out where somebody gave a photo", async () => {
    const { come, opened, queue, onLoaded, photos, photoActions } = setUp();
    queue.add([file("own.jpg")]);
    come();
    await vi.waitFor(() => expect(onLoaded).toHaveBeenCalledOnce());
    photoActions.cancel(photos.getState().order[0] ?? "");
    await new Promise((resolve) => setTimeout(resolve));
    expect(opened).toEqual(["own.jpg"]);
  });
});
