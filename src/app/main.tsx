import i18next from "i18next";
import { startTransition, StrictMode, useEffect, type ReactNode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { PartsProvider } from "../ui/parts.ts";
import { Shell } from "../ui/shell.tsx";
import { speak, startWords } from "../ui/words/i18n.ts";
import type { Settings } from "../state/settings.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { nextTask } from "./load-once.ts";
import { startSession } from "./session.ts";
import "./first/early.ts";
import "../ui/styles/fonts.css";
import "../ui/styles/tokens.css";
import "../ui/styles/base.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

await nextTask();
const parts = startSession();
const { settings, lostLanguage } = parts;

showTheme(settings.getState());
await startWords(settings.getState().language);
await nextTask();
settings.subscribe((now, before) => {
  showTheme(now);
  if (now.language === before.language) return;
  lostLanguage.setState({ lost: null });
  speak(now.language).catch(() => {
    settings.setState({ language: before.language });
    lostLanguage.setState({ lost: now.language });
  });
});

const app = (
  <StrictMode>
    <ErrorBoundary>
      <PartsProvider value={parts}>
        <Live onLive={takeEarly}>
          <Shell />
        </Live>
      </PartsProvider>
    </ErrorBoundary>
  </StrictMode>
);
const shown = startScreenShown(root);
// As a transition React works in slices of a few milliseconds: the page answers in between, whatever else the device does.
startTransition(() => {
  if (shown) hydrateRoot(shown, app, { identifierPrefix: shown.lang });
  else createRoot(root).render(app);
});

/** Return the start screen that the HTML shows, alone in its place, if the app would show the very same now. */
function startScreenShown(within: HTMLElement): HTMLElement | null {
  const block = within.querySelector<HTMLElement>(`.first[lang="${i18next.language}"]`);
  // Hydration leaves choices as the HTML has them.
  const isAtRest = settings.getState().theme === "system" && parts.route.getState().route === "score";
  if (!block || !isAtRest) return null;
  for (const other of [...within.children]) if (other !== block) other.remove();
  return block;
}

/** Tells when what it holds can be used. */
function Live({ onLive, children }: { readonly onLive: () => void; readonly children: ReactNode }) {
  useEffect(onLive, [onLive]);
  return children;
}

function takeEarly(): void {
  if (shown) shown.className = "live";
  globalThis.mienEarly?.take(({ files, ...left }) => {
    if (files.length > 0) parts.actions.addFiles(files, left);
  });
}

function showTheme({ theme }: Settings): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
