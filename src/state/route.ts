/** Which screen is shown, as part of the address: `#/` and `#/result`. Nothing of a photo is ever in the address. */
import { createStore, type StoreApi } from "zustand/vanilla";

/** The screens of the app. */
export const ROUTES = [
  "score",
  "result",
  "camera",
  "photos",
  "compare",
  "models",
  "history",
  "settings",
  "method",
  "benchmark",
  "privacy-check",
] as const;
/** One of `ROUTES`. */
export type Route = (typeof ROUTES)[number];
/** The screen that is shown. */
export type RouteStore = StoreApi<{ readonly route: Route }>;

/** Return the store on a screen. */
export function createRouteStore(route: Route): RouteStore {
  return createStore(() => ({ route }));
}

/** Return the hash of a screen. */
export function hashOf(route: Route): string {
  return route === "score" ? "#/" : `#/${route}`;
}

/** Return the screen that a hash names; an unknown one is the start. */
export function routeOf(hash: string): Route {
  return ROUTES.find((route) => hashOf(route) === hash) ?? "score";
}
