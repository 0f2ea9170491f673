/** The benchmark in this visit: its store, and its run over the site's examples. */
import { isAbort, toFault } from "../core/fault.ts";
import {
  createBenchmarkStore,
  encoderPlans,
  type BenchmarkActions,
  type BenchmarkSize,
  type BenchmarkStore,
} from "../state/benchmark.ts";
import type { ExamplesStore } from "../state/examples.ts";
import type { ModelActions } from "../state/model-actions.ts";
import type { ModelsStore } from "../state/models.ts";
import type { ExampleFiles } from "./example-store.ts";

export interface StartedBenchmark {
  readonly store: BenchmarkStore;
  readonly actions: BenchmarkActions;
}

interface BenchmarkParts {
  readonly examples: ExamplesStore;
  readonly files: Pick<ExampleFiles, "file">;
  readonly models: { readonly store: ModelsStore; readonly actions: Pick<ModelActions, "refresh"> };
  /** What a run needs of the browser, loaded after the shell. */
  readonly module: () => Promise<typeof import("./benchmark-browser.ts")>;
}

/** Make the store and what can be done with it. */
export function startBenchmark(parts: BenchmarkParts): StartedBenchmark {
  const store = createBenchmarkStore();
  let current: AbortController | null = null;

  async function run(size: BenchmarkSize, { signal }: AbortController): Promise<void> {
    store.setState({ phase: "running", step: "engine", done: 0, total: 2 + Number(size) }, true);
    const [{ runHere }] = await Promise.all([parts.module(), parts.models.actions.refresh()]);
    signal.throwIfAborted();
    const photos = parts.examples.getState().examples.flatMap(({ id }) => parts.files.file(id) ?? []);
    const result = await runHere(photos, encoderPlans(parts.models.store.getState()), {
      size: Number(size),
      signal,
      onProgress: (step, done, total) => store.setState({ phase: "running", step, done, total }, true),
    });
    store.setState({ phase: "done", result }, true);
  }

  return {
    store,
    actions: {
      run(size) {
        if (current) return;
        const mine = (current = new AbortController());
        run(size, mine)
          .catch((error: unknown) => {
            if (mine.signal.aborted || isAbort(error)) store.setState({ phase: "cancelled" }, true);
            else store.setState({ phase: "failed", fault: toFault(error) }, true);
          })
          .finally(() => {
            current = null;
          });
      },
      cancel: () => current?.abort(),
    },
  };
}
