/**
 * Screens that load after the shell, with the words they need. Asking twice loads once: the browser keeps modules.
 *
 * A new screen is one line here, its route in `state/route.ts`, its name in `words/en.ts` and its sentences in
 * `words/late/`.
 */
import type { ComponentType } from "react";
import type { Route } from "../state/route.ts";
import { loadLateWords } from "../words/i18n.ts";
import { loadCropTool } from "./result/load-crop-tool.ts";

export type LateRoute = Exclude<Route, "score">;

const LOADERS: Readonly<Record<LateRoute, () => Promise<ComponentType>>> = {
  camera: async () => (await import("./camera/screen.tsx")).CameraScreen,
  result: async () => (await import("./result/screen.tsx")).ResultScreen,
  photos: async () => (await import("./photos/screen.tsx")).PhotosScreen,
  compare: async () => (await import("./compare/screen.tsx")).CompareScreen,
  models: async () => (await import("./models/screen.tsx")).ModelsScreen,
  history: async () => (await import("./history/screen.tsx")).HistoryScreen,
  method: async () => (await import("./method/screen.tsx")).MethodScreen,
  benchmark: async () => (await import("./benchmark/screen.tsx")).BenchmarkScreen,
  settings: async () => (await import("./settings/screen.tsx")).SettingsScreen,
  "privacy-check": async () => (await import("./privacy-check/screen.tsx")).PrivacyCheckScreen,
};

/** Load one screen and its words. */
export async function loadScreen(route: LateRoute): Promise<ComponentType> {
  const [screen] = await Promise.all([LOADERS[route](), loadLateWords()]);
  return screen;
}

/** Load what speaks of photos, and its words. */
export async function loadAnnouncer(): Promise<ComponentType> {
  const [{ Announcer }] = await Promise.all([import("./components/announcer.tsx"), loadLateWords()]);
  return Announcer;
}

/**
 * Load every screen, and the tool that crops, ahead of its use, so that going there asks nothing of the network. One after the other: all at once
 * would hold up the page. Rejects once all were tried, when one of them did not come.
 */
export async function loadLateScreens(): Promise<void> {
  const lost: unknown[] = [];
  for (const route of Object.keys(LOADERS) as LateRoute[])
    await loadScreen(route).catch((error: unknown) => lost.push(error));
  await loadCropTool().catch((error: unknown) => lost.push(error));
  if (lost.length > 0) throw lost[0];
}
