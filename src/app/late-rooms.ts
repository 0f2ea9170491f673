/**
 * The rooms that the first paint does not need: capture, engine and the screens after the first.
 *
 * They are asked for as soon as the shell runs, so that they are there before the first photo and before the count of
 * requests begins: a photo dropped later asks nothing of the network.
 */
import { FaultError, toFault } from "../core/fault.ts";
import type { Engine } from "../inference/client.ts";
import { setEngineState, type EngineStore } from "../state/engine-state.ts";
import type { QueueParts } from "../state/queue.ts";
import { loadLateScreens } from "../ui/late-screens.ts";

export interface LateRooms {
  readonly open: QueueParts["open"];
  readonly engine: Pick<Engine, "score">;
  readonly facestats: Promise<Engine["facestats"]>;
  /** Resolves when everything is there or given up; never rejects. */
  readonly settled: Promise<void>;
}

/** Start loading the late rooms; the engine tells the store how it is. */
export function loadLateRooms(store: EngineStore): LateRooms {
  const capture = reached(import("../capture/file.ts"));
  const engine = reached(import("../inference/client.ts")).then(({ createEngine }) =>
    createEngine({ onState: (state) => setEngineState(store, state) }),
  );
  engine.catch((error: unknown) => setEngineState(store, { phase: "failed", fault: toFault(error) }));
  const ready = engine.then((running) => running.ready);
  return {
    open: async (file, options) => (await capture).openPhoto(file, options),
    facestats: engine.then(({ facestats }) => facestats),
    engine: { score: async (photo, options) => (await engine).score(photo, options) },
    settled: Promise.allSettled([capture, ready, loadLateScreens()]).then(() => undefined),
  };
}

/** A part of the site that cannot be fetched is a fault of the network, not of the app. */
function reached<T>(part: Promise<T>): Promise<T> {
  const known = part.catch((error: unknown) => {
    throw new FaultError("model-network", toFault(error).detail);
  });
  known.catch(() => undefined);
  return known;
}
