/** The title of the document for a screen: what tabs, bookmarks, the browser's history and screen readers call it. */
import type { TFunction } from "i18next";
import type { Route } from "../state/route.ts";

/** Return the title of a screen. It names no photo and no number: browsers remember titles. */
export function screenTitle(route: Route, t: TFunction): string {
  return route === "score" ? t("app.title") : t("app.screenTitle", { screen: t(`nav.${route}`) });
}
