/** The thread side of the engine: loads the models once, then scores one photo at a time. */
import { expose } from "comlink";
import { toFault } from "../core/fault.ts";
import { loadModels } from "./load-models.ts";
import type { LoadedModels } from "./load-models.ts";
import { bitmapSource } from "./photo-source.ts";
import { scorePhoto } from "./pipeline.ts";
import type { Answer, EngineWorker } from "./protocol.ts";

let models: LoadedModels | null = null;

async function answered<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, fault: toFault(error) };
  }
}

const engine: EngineWorker = {
  prepare: (siteUrl, onProgress) =>
    answered(async () => {
      models ??= await loadModels(siteUrl, onProgress);
      return {
        backend: models.backend,
        landmarkModel: models.landmarkModel,
        appearanceModels: models.appearance.map(({ model }) => model.id),
        silentModels: models.silent,
        loadedInMs: performance.now(),
      };
    }),

  score: (photo, facts, onStage) =>
    answered(async () => {
      try {
        if (!models) throw new Error("score was called before prepare");
        return await scorePhoto(bitmapSource(photo), facts, models, onStage);
      } finally {
        photo.close();
      }
    }),
};

expose(engine);
