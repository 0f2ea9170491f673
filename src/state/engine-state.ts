/** Whether the engine can score yet, as the engine itself tells it: loading with its progress, ready, or failed. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { EngineState } from "../inference/page/client.ts";

/** The engine's life, as screens see it. */
export type EngineStore = StoreApi<EngineState>;

/** Return the store of an engine that loads. */
export function createEngineStore(): EngineStore {
  return createStore<EngineState>(() => ({ phase: "loading", progress: null }));
}

/** Replace the whole state: nothing of an earlier phase is left behind. */
export function setEngineState(store: EngineStore, state: EngineState): void {
  store.setState(state, true);
}
