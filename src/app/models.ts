/** Models in this visit: the stores at once, what can be done with them as soon as the engine is there. */
import { toFault } from "../core/fault.ts";
import type { Engine } from "../inference/client.ts";
import { createModelChoice, type ModelChoiceStore } from "../state/model-choice.ts";
import type { ModelActions, ModelRoom } from "../state/model-actions.ts";
import { createModelsStore, type ModelsStore } from "../state/models.ts";
import type { PhotoId } from "../state/photo.ts";
import type { PhotosStore } from "../state/photos.ts";
import type { Storage } from "../state/settings.ts";
import type { LateRooms } from "./late-rooms.ts";
import { loadAt, loadOnce } from "./load-once.ts";

export interface ModelsWiring {
  readonly store: ModelsStore;
  readonly choice: ModelChoiceStore;
  readonly actions: ModelActions;
  /** The engine, of whose outcomes only the models count that are switched on. */
  readonly engine: Pick<Engine, "score">;
  readonly forget: (photo: PhotoId) => void;
  /** Resolves when the site's list is there or given up; never rejects. */
  readonly settled: Promise<void>;
  /** Start FaceStats again if the last visit left it on; call when everything else is loaded. */
  resume(): void;
}

interface ModelsParts {
  readonly late: LateRooms;
  readonly photos: PhotosStore;
  readonly storage: Storage | null;
  readonly siteUrl: string;
}

/** Make the stores and begin to load what is behind them. */
export function startModels({ late, photos, storage, siteUrl }: ModelsParts): ModelsWiring {
  const store = createModelsStore();
  const choice = createModelChoice(storage);
  const room = loadOnce(async () => {
    try {
      const [{ openModelRoom }, facestats] = await Promise.all([import("./model-room.ts"), late.facestats]);
      return openModelRoom({ models: store, choice, photos }, facestats, siteUrl);
    } catch (error) {
      // Without this part the app scores as ever, and the screen of the models says what went wrong.
      store.setState({ catalogue: { phase: "failed", fault: toFault(error) } });
      throw error;
    }
  });
  const ask =
    <A extends unknown[]>(job: (room: ModelRoom, ...given: A) => void | Promise<void>) =>
    async (...given: A) => {
      const to = await room().catch(() => null);
      if (to) await job(to, ...given);
    };
  return {
    store,
    choice,
    actions: {
      setOn: ask((to, ...given) => to.setOn(...given)),
      choose: (change) => choice.setState(change),
      refresh: ask((to) => to.refresh()),
      reload: ask((to) => to.reload()),
      deleteModel: ask((to, ...given) => to.deleteModel(...given)),
      deleteLeftovers: ask((to) => to.deleteLeftovers()),
      importFile: ask((to, file) => to.importFile(file)),
      cancelImport: () => void ask((to) => to.cancelImport())(),
      keep: ask((to) => to.keep()),
    },
    engine: {
      async score(photo, options) {
        const outcome = await late.engine.score(photo, options);
        const isAnyOff = Object.values(choice.getState().counted).includes(false);
        return isAnyOff
          ? await room()
              .then(({ counted }) => counted(outcome))
              .catch(() => outcome)
          : outcome;
      },
    },
    forget: (photo) =>
      void room()
        .then(({ forget }) => forget(photo))
        .catch(() => undefined),
    settled: loadAt(late.leisure, room),
    resume: () =>
      void room()
        .then((to) => to.resume())
        .catch(() => undefined),
  };
}
