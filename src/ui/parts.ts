/** What the app hands to every screen: the stores that the first screen needs, and the few things that one may ask for. */
import { createContext, useContext } from "react";
import type { EngineStore } from "../state/engine-state.ts";
import type { ExamplesStore } from "../state/examples.ts";
import type { Intake } from "../state/intake.ts";
import type { LostLanguageStore } from "../state/lost-language.ts";
import type { NoticeStore } from "../state/notice.ts";
import type { OfflineActions, OfflineStore } from "../state/offline.ts";
import type { PhotosStore } from "../state/photos.ts";
import type { Route, RouteStore } from "../state/route.ts";
import type { SettingsStore } from "../state/settings.ts";
import type { TrafficStore } from "../state/traffic.ts";
import type { Services } from "./services.ts";

export interface Actions extends OfflineActions {
  /** Score files; before the first ones ever, the notice comes up and they wait. `left` is what was not taken in. */
  addFiles(files: readonly File[], left?: Intake): void;
  openExample(id: string): void;
  /** Turn the camera on and go to its screen. */
  startCamera(): void;
  acceptNotice(): void;
  declineNotice(): void;
  go(route: Route): void;
  reload(): void;
}

export interface Parts {
  readonly photos: PhotosStore;
  readonly engine: EngineStore;
  readonly traffic: TrafficStore;
  readonly settings: SettingsStore;
  readonly lostLanguage: LostLanguageStore;
  readonly examples: ExamplesStore;
  readonly notice: NoticeStore;
  readonly route: RouteStore;
  readonly offline: OfflineStore;
  readonly actions: Actions;
  /** What the other screens need, loaded after the first paint; rejects when it cannot be had, and tries anew when asked again. */
  readonly services: () => Promise<Services>;
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
