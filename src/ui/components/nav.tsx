import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { hashOf, type Route } from "../../state/route.ts";
import { useParts } from "../parts.ts";
import "./nav.css";

/** What people come for, in the head of the page, behind the start. */
const MAIN_ROUTES: readonly Route[] = ["camera", "photos", "compare", "history", "method"];

/** What they look up, in its foot. */
export const OTHER_ROUTES: readonly Route[] = ["privacy-check", "models", "benchmark", "settings"];

/** Return what people come for, with the way back to the result as long as there is a photo in view. */
export function useMainRoutes(): readonly Route[] {
  const hasResult = useStore(useParts().photos, ({ selected }) => selected !== null);
  return hasResult ? ["score", "result", ...MAIN_ROUTES] : ["score", ...MAIN_ROUTES];
}

interface NavProps {
  readonly label: string;
  readonly routes: readonly Route[];
  /** A link that is no screen, at the end. */
  readonly children?: ReactNode;
}

/** Links to screens; the one that is shown says so. */
export function Nav({ label, routes, children }: NavProps) {
  const { t } = useTranslation();
  const { route: shown } = useStore(useParts().route);
  return (
    <nav className="nav" aria-label={label}>
      {routes.map((route) => (
        <a key={route} href={hashOf(route)} aria-current={route === shown ? "page" : undefined}>
          {t(`nav.${route}`)}
        </a>
      ))}
      {children}
    </nav>
  );
}
