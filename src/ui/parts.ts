/** What the app hands to the screens: the stores, and the few things that a screen may ask for. */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { CameraActions, CameraStore, GuideStore } from "../state/camera.ts";
import type { BenchmarkActions, BenchmarkStore } from "../state/benchmark.ts";
import type { EngineStore } from "../state/engine-state.ts";
import type { ExamplesStore } from "../state/examples.ts";
import type { HighlightStore } from "../state/highlight.ts";
import type { Intake, IntakeStore } from "../state/intake.ts";
import type { HistoryParts } from "../state/history/history.ts";
import type { ModelActions } from "../state/model-actions.ts";
import type { ModelChoiceStore } from "../state/model-choice.ts";
import type { ModelsStore } from "../state/models.ts";
import type { NoticeStore } from "../state/notice.ts";
import type { OfflineActions, OfflineStore } from "../state/offline.ts";
import type { PaceStore } from "../state/pace.ts";
import type { PairStore } from "../state/pair.ts";
import type { Photo, PhotoId } from "../state/photo.ts";
import { selectedPhoto, type PhotosStore } from "../state/photos.ts";
import type { Route, RouteStore } from "../state/route.ts";
import type { SettingsStore } from "../state/settings.ts";
import type { StoredActions } from "../state/stored.ts";
import type { TrafficStore } from "../state/traffic.ts";

export interface Actions extends OfflineActions {
  /** Score files; before the first ones ever, the notice comes up and they wait. `left` is what was not taken in. */
  addFiles(files: readonly File[], left?: Intake): void;
  openExample(id: string): void;
  acceptNotice(): void;
  declineNotice(): void;
  select(id: PhotoId): void;
  cancel(id: PhotoId): void;
  cancelAll(): void;
  retry(id: PhotoId): void;
  remove(id: PhotoId): void;
  go(route: Route): void;
  /** URL of the photo for `<img>`; undefined once removed. */
  previewUrl(id: PhotoId): string | undefined;
  reload(): void;
}

export interface Parts {
  readonly photos: PhotosStore;
  readonly engine: EngineStore;
  readonly traffic: TrafficStore;
  readonly settings: SettingsStore;
  readonly highlight: HighlightStore;
  readonly examples: ExamplesStore;
  readonly notice: NoticeStore;
  readonly route: RouteStore;
  readonly offline: OfflineStore;
  readonly models: {
    readonly store: ModelsStore;
    readonly choice: ModelChoiceStore;
    readonly actions: ModelActions;
  };
  readonly camera: {
    readonly camera: CameraStore;
    readonly guide: GuideStore;
    readonly actions: CameraActions;
  };
  readonly history: HistoryParts;
  readonly stored: StoredActions;
  readonly batch: {
    readonly pace: PaceStore;
    readonly intake: IntakeStore;
    readonly pair: PairStore;
    /** URL of a small picture of the photo; undefined while there is none. */
    thumbnailUrl(id: PhotoId): string | undefined;
  };
  readonly benchmark: { readonly store: BenchmarkStore; readonly actions: BenchmarkActions };
  readonly actions: Actions;
}

const PartsContext = createContext<Parts | null>(null);
export const PartsProvider = PartsContext.Provider;

export function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error("screens live inside PartsProvider");
  return parts;
}

export function useActions(): Actions {
  return useParts().actions;
}

export function useSelectedPhoto(): Photo | null {
  return useStore(useParts().photos, selectedPhoto);
}
