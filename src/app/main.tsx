import { StrictMode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { PartsProvider } from "../ui/parts.ts";
import { Shell } from "../ui/shell.tsx";
import { speak, startWords } from "../ui/words/i18n.ts";
import type { Settings } from "../state/settings.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { startSession } from "./session.ts";
import "./first/early.ts";
import "../ui/styles/fonts.css";
import "../ui/styles/tokens.css";
import "../ui/styles/base.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const parts = startSession();
const { settings } = parts;

showTheme(settings.getState());
await startWords(settings.getState().language);
await nextTask();
settings.subscribe((now, before) => {
  showTheme(now);
  if (now.language !== before.language)
    speak(now.language).catch(() => settings.setState({ language: before.language }));
});

const focused = placeOfFocus(root);
const app = (
  <StrictMode>
    <ErrorBoundary>
      <PartsProvider value={parts}>
        <Shell />
      </PartsProvider>
    </ErrorBoundary>
  </StrictMode>
);
flushSync(() => createRoot(root).render(app));

// The app's markup is the first one's: focus stays where it was.
if (focused >= 0) focusables(root)[focused]?.focus();
globalThis.mienEarly?.take(({ files, ...left }) => {
  if (files.length > 0) parts.actions.addFiles(files, left);
});

/** Let the browser do something else in between: one long task would hold up whoever is using the page already. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function focusables(within: HTMLElement): HTMLElement[] {
  const all = within.querySelectorAll<HTMLElement>("a, button, input, summary");
  return [...all].filter((each) => each.checkVisibility());
}

function placeOfFocus(within: HTMLElement): number {
  return focusables(within).findIndex((each) => each === document.activeElement);
}

function showTheme({ theme }: Settings): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
