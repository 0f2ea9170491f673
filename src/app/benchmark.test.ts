import { describe, expect, it, vi } from "vitest";
import type { BenchmarkResult } from "../state/benchmark.ts";
import { createExamplesStore } from "../state/examples.ts";
import { createModelsStore } from "../state/models.ts";
import { startBenchmark } from "./benchmark.ts";

type BenchmarkModule = typeof import("./benchmark-browser.ts");

function setUp(runHere: BenchmarkModule["runHere"]) {
  const examples = createExamplesStore();
  examples.setState({ examples: ["a", "b"].map((id) => ({ id, name: id, url: "" })) });
  const refresh = vi.fn(() => Promise.resolve());
  const module = vi.fn(() => Promise.resolve({ runHere }));
  const { store, actions } = startBenchmark({
    examples,
    files: { file: (id) => (id === "a" ? new File([], "a.jpg") : undefined) },
    models: { store: createModelsStore(), actions: { refresh } },
    module,
  });
  const phase = (wanted: string) => vi.waitFor(() => expect(store.getState().phase).toBe(wanted));
  return { store, actions, refresh, module, phase };
}

describe("the benchmark", () => {
  it("runs over the examples that are there, tells its steps, and ends with its result", async () => {
    const result = {} as BenchmarkResult;
    const { store, actions, refresh, phase } = setUp(async (photos, _encoders, { size, onProgress }) => {
      expect(photos.map((photo) => (photo as File).name)).toEqual(["a.jpg"]);
      onProgress?.("engine", 1, size);
      expect(store.getState()).toMatchObject({ phase: "running", done: 1, total: 6 });
      return result;
    });
    actions.run("6");
    await phase("done");
    expect(store.getState()).toEqual({ phase: "done", result });
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("runs once at a time, and can be cancelled and begun again", async () => {
    const { actions, module, phase } = setUp(
      (_photos, _encoders, { signal }) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener("abort", () => reject(new DOMException("stop", "AbortError"))),
        ),
    );
    actions.run("6");
    actions.run("6");
    await phase("running");
    await vi.waitFor(() => expect(module).toHaveBeenCalledOnce());
    actions.cancel();
    await phase("cancelled");
    await vi.waitFor(() => {
      actions.run("6");
      expect(module).toHaveBeenCalledTimes(2);
    });
  });

  it("says what went wrong", async () => {
    const { store, actions, phase } = setUp(() => Promise.reject(new Error("lost")));
    actions.run("6");
    await phase("failed");
    expect(store.getState()).toMatchObject({ fault: { code: "engine-internal" } });
  });
});
