import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { PartsProvider } from "../ui/parts.ts";
import { Shell } from "../ui/shell.tsx";
import { speak, startWords } from "../ui/words/i18n.ts";
import type { Settings } from "../state/settings.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { startSession } from "./session.ts";
import "../ui/styles/fonts.css";
import "../ui/styles/tokens.css";
import "../ui/styles/base.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const parts = startSession();
const { settings } = parts;

showTheme(settings.getState());
await startWords(settings.getState().language);
settings.subscribe((now, before) => {
  showTheme(now);
  if (now.language !== before.language)
    speak(now.language).catch(() => settings.setState({ language: before.language }));
});

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <PartsProvider value={parts}>
        <Shell />
      </PartsProvider>
    </ErrorBoundary>
  </StrictMode>,
);

function showTheme({ theme }: Settings): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
