import { describe, expect, it } from "vitest";
import { createEngineStore, setEngineState } from "./engine-state.ts";

describe("the engine's state", () => {
  it("keeps nothing of an earlier phase", () => {
    const store = createEngineStore();
    const info = {
      backend: "wasm",
      landmarkModel: "assembled" as const,
      appearanceModels: [],
      silentModels: [],
      loadedInMs: 9,
    };
    setEngineState(store, { phase: "ready", info });
    setEngineState(store, { phase: "failed", fault: { code: "engine-crashed", detail: "" } });
    expect(store.getState()).toEqual({ phase: "failed", fault: { code: "engine-crashed", detail: "" } });
  });
});
