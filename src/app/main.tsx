import { startTransition, StrictMode, useEffect, useLayoutEffect, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { PartsProvider } from "../ui/parts.ts";
import { Shell } from "../ui/shell.tsx";
import { speak, startWords } from "../words/i18n.ts";
import type { Settings } from "../state/settings.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { nextTask } from "./load-once.ts";
import { standMovedText } from "./moved-text.ts";
import { takeOpenedFiles, type LaunchQueue } from "./opened-files.ts";
import { startSession } from "./session.ts";
import "./start/early.ts";
import "../ui/styles/fonts.css";
import "../ui/styles/tokens.css";
import "../ui/styles/base.css";

standMovedText(Node.prototype);
const root = rootOfPage();

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
    <Live onShown={replaceStartScreen} onLive={takeEarly}>
      <ErrorBoundary>
        <PartsProvider value={parts}>
          <Shell />
        </PartsProvider>
      </ErrorBoundary>
    </Live>
  </StrictMode>
);
const place = document.createElement("div");
place.className = "live";
root.append(place);
// As a transition React works in slices of a few milliseconds: the page answers in between, whatever else the device does.
startTransition(() => createRoot(place).render(app));

/** Tells when what it holds is in the page, before that is painted, and when it can be used. */
function Live(props: {
  readonly onShown: () => void;
  readonly onLive: () => void;
  readonly children: ReactNode;
}) {
  const { onShown, onLive, children } = props;
  useLayoutEffect(onShown, [onShown]);
  useEffect(onLive, [onLive]);
  return children;
}

/** Take away what the HTML showed; the keyboard stays at its place, because the app begins with the same screen. */
function replaceStartScreen(): void {
  const start = document.activeElement?.closest(".first");
  const at = start ? reachable(start).findIndex((one) => one === document.activeElement) : -1;
  for (const shown of [...root.children]) if (shown !== place) shown.remove();
  reachable(place)[at]?.focus({ preventScroll: true });
}

/** What the keyboard can reach, in its order. */
function reachable(within: Element) {
  return [...within.querySelectorAll<HTMLElement>("a, button, input, summary, [tabindex]")];
}

function takeEarly(): void {
  globalThis.mienEarly?.take(({ files, ...left }) => {
    if (files.length > 0) parts.actions.addFiles(files, left);
  });
  const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue };
  takeOpenedFiles(launchQueue, (files, skipped) => {
    if (files.length > 0) parts.actions.addFiles(files, { skipped, cut: false });
  });
}

function rootOfPage(): HTMLElement {
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  return root;
}

function showTheme({ theme }: Settings): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
