/** What the app hands to the screens behind the first one, besides the parts that every screen has. */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Framing } from "../core/framing.ts";
import type { PlacedLandmark } from "../core/score/corrected.ts";
import type { BenchmarkActions, BenchmarkStore } from "../state/benchmark.ts";
import type { CameraActions, CameraStore, GuideStore } from "../state/camera.ts";
import type { DownloadFacts } from "../state/download-offer.ts";
import type { HighlightStore } from "../state/highlight.ts";
import type { KeptHistory } from "../state/history/history.ts";
import type { IntakeStore } from "../state/intake.ts";
import type { MarkedStore } from "../state/marked.ts";
import type { ModelActions } from "../state/model-actions.ts";
import type { ModelChoiceStore } from "../state/model-choice.ts";
import type { ModelsStore } from "../state/models.ts";
import type { PaceStore } from "../state/pace.ts";
import type { PairStore } from "../state/pair.ts";
import type { Photo, PhotoId } from "../state/photo.ts";
import { selectedPhoto } from "../state/photos.ts";
import type { StoredActions } from "../state/stored.ts";
import type { TableViewStore } from "../state/table-view.ts";
import type { TakenStore } from "../state/taken.ts";
import { useParts } from "./parts.ts";

/** What can be done with a photo that is there. */
export interface PhotoActions {
  select(id: PhotoId): void;
  cancel(id: PhotoId): void;
  cancelAll(): void;
  retry(id: PhotoId): void;
  remove(id: PhotoId): void;
  /** Say of photos that are asked about whether the faces are adults'. */
  answer(ids: readonly PhotoId[], isAdult: boolean): void;
  /** Place a landmark by hand, and tell whether it could be; `isSameStep` goes on with the placing before. */
  placeLandmark(id: PhotoId, place: PlacedLandmark, isSameStep: boolean): boolean;
  /** Take the last placing back, or all of them. */
  takeBack(id: PhotoId): void;
  takeAllBack(id: PhotoId): void;
  /** Score a photo once more, as a person frames it; where that gives no result, the one before stays. */
  frame(id: PhotoId, framing: Framing): void;
  /** Show the photo again as it came. */
  unframe(id: PhotoId): void;
  /** Say no more of a choice that gave no result. */
  forgetLost(id: PhotoId): void;
  /** URL of the photo for `<img>`, of its part where one was cut out; undefined once removed. */
  previewUrl(id: PhotoId): string | undefined;
  /** URL of the photo as it came. */
  wholeUrl(id: PhotoId): string | undefined;
}

export interface Services {
  readonly highlight: HighlightStore;
  readonly models: {
    readonly store: ModelsStore;
    readonly choice: ModelChoiceStore;
    readonly actions: ModelActions;
    /** What the device tells of its line and memory, at the moment of asking. */
    readonly facts: () => DownloadFacts;
  };
  readonly camera: {
    readonly camera: CameraStore;
    readonly guide: GuideStore;
    readonly actions: CameraActions;
  };
  readonly history: KeptHistory;
  readonly stored: StoredActions;
  /** Which results were taken along. */
  readonly taken: TakenStore;
  readonly batch: {
    readonly pace: PaceStore;
    readonly intake: IntakeStore;
    readonly pair: PairStore;
    /** The photos that are marked as one person's. */
    readonly marked: MarkedStore;
    /** URL of a small picture of the photo; undefined while there is none. */
    thumbnailUrl(id: PhotoId): string | undefined;
    /** Which photos and columns of the table are shown. */
    readonly view: TableViewStore;
  };
  readonly benchmark: { readonly store: BenchmarkStore; readonly actions: BenchmarkActions };
  readonly photoActions: PhotoActions;
}

const ServicesContext = createContext<Services | null>(null);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("this belongs on a screen behind the first one");
  return services;
}

export function usePhotoActions(): PhotoActions {
  return useServices().photoActions;
}

export function useSelectedPhoto(): Photo | null {
  return useStore(useParts().photos, selectedPhoto);
}
