/**
 * The rooms that the first paint does not need: capture, engine and the screens after the first.
 *
 * [Note: Order of loading]
 * What the first score needs is asked for as soon as the shell runs: the engine, with its models, the way in of a photo,
 * and the screen of its result. All the rest follows when the engine is there and nobody waits for a first score: first the
 * examples and the further engines, then, so that the page does not have to share its cores with those, the other screens
 * and the decoder of HEIC. Whoever wants a part earlier gets it then. All of it is there before the count of requests
 * begins: a photo dropped later asks nothing of the network.
 */
import { thumbnailOf } from "../capture/thumbnail.ts";
import { toFault } from "../core/fault.ts";
import type { Engine } from "../inference/client.ts";
import type { Pool } from "../inference/pool.ts";
import type { Guide } from "../inference/guide-link.ts";
import { setEngineState, type EngineStore } from "../state/engine-state.ts";
import type { QueueParts } from "../state/queue.ts";
import { loadLateScreens, loadScreen } from "../ui/late-screens.ts";
import { loadAt, loadOnce, reached } from "./load-once.ts";

export interface LateRooms {
  readonly open: QueueParts["open"];
  readonly engine: Pick<Engine, "score">;
  /** How many photos the engines take at once; see `Pool.lanes`. */
  readonly lanes: () => number;
  readonly thumbnail: typeof thumbnailOf;
  readonly facestats: Promise<Engine["facestats"]>;
  readonly benchmarkWorld: () => Promise<typeof import("./benchmark-world.ts")>;
  /** The camera's guidance, once the engine is there. */
  readonly openGuide: () => Promise<Guide>;
  /** Resolves when the first engine is there and has no first photo to score, or failed. */
  readonly firstEngine: Promise<void>;
  /** Resolves when other things may load; see: [Note: Order of loading]. */
  readonly leisure: Promise<void>;
  /** Resolves when everything is there or given up; never rejects. */
  readonly settled: Promise<void>;
}

/** Start loading the late rooms; the engine tells the store how it is. */
export function loadLateRooms(store: EngineStore): LateRooms {
  const capture = reached(import("../capture/file.ts"));
  const resultScreen = loadAt(Promise.resolve(), () => loadScreen("result"));
  let pool: Pool | null = null;
  const engine = reached(import("../inference/pool.ts")).then(({ createPool, engineCount }) => {
    const count = engineCount({ cores: navigator.hardwareConcurrency, memory: memoryOf(navigator) });
    const started = globalThis.mienEarly?.engine ?? null;
    pool = createPool({ count, started, onState: (state) => setEngineState(store, state) });
    return pool;
  });
  engine.catch((error: unknown) => setEngineState(store, { phase: "failed", fault: toFault(error) }));
  const ready = engine.then((running) => running.ready);
  const firstEngine = engine.then((running) => running.leisure).catch(() => undefined);
  const leisure = ready.then(
    () => firstEngine,
    () => undefined,
  );
  const heic = loadOnce(async () => (await reached(import("../capture/heic/link.ts"))).startHeic());
  const benchmarkWorld = loadOnce(() => reached(import("./benchmark-world.ts")));
  return {
    open: async (file, options) =>
      (await capture).openPhoto(file, {
        ...options,
        decodeHeic: async (heicFile, signal) => (await heic()).decode(heicFile, signal),
      }),
    openGuide: async () => (await engine).openGuide(),
    facestats: engine.then(({ facestats }) => facestats),
    benchmarkWorld,
    engine: { score: async (photo, options) => (await engine).score(photo, options) },
    lanes: () => pool?.lanes() ?? 1,
    thumbnail: thumbnailOf,
    firstEngine,
    leisure,
    settled: Promise.allSettled([
      capture,
      ready,
      resultScreen,
      loadAt(leisure, loadLateScreens, benchmarkWorld, async () => (await heic()).settled),
    ]).then(() => undefined),
  };
}

/** Only some browsers tell: GiB, rounded, 8 for any more. */
function memoryOf(device: Navigator & { readonly deviceMemory?: number }): number | undefined {
  return device.deviceMemory;
}
