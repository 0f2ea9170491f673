/**
 * Screens that load after the shell, with the words they need. Asking twice loads once: the browser keeps modules.
 *
 * A new screen is one line here, its route in `state/route.ts`, its name in `words/en.ts` and its sentences in
 * `words/late/`.
 */
import type { ComponentType } from "react";
import type { Route } from "../state/route.ts";
import { loadLateWords } from "./words/i18n.ts";

export type LateRoute = Exclude<Route, "score">;

const LOADERS: Readonly<Record<LateRoute, () => Promise<ComponentType>>> = {
  camera: async () => (await import("./screens/camera.tsx")).CameraScreen,
  result: async () => (await import("./screens/result.tsx")).ResultScreen,
  photos: async () => (await import("./screens/photos.tsx")).PhotosScreen,
  compare: async () => (await import("./screens/compare.tsx")).CompareScreen,
  models: async () => (await import("./screens/models.tsx")).ModelsScreen,
  history: async () => (await import("./screens/history.tsx")).HistoryScreen,
  method: async () => (await import("./screens/method.tsx")).MethodScreen,
  benchmark: async () => (await import("./screens/benchmark.tsx")).BenchmarkScreen,
  settings: async () => (await import("./screens/settings.tsx")).SettingsScreen,
  "privacy-check": async () => (await import("./screens/privacy-check.tsx")).PrivacyCheckScreen,
};

/** Load one screen and its words. */
export async function loadScreen(route: LateRoute): Promise<ComponentType> {
  const [screen] = await Promise.all([LOADERS[route](), loadLateWords()]);
  return screen;
}

/** Load every screen ahead of its use, so that going there asks nothing of the network. */
export async function loadLateScreens(): Promise<void> {
  await Promise.all((Object.keys(LOADERS) as LateRoute[]).map(loadScreen));
}
